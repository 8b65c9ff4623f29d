package io.tauro.connector.files.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tauro.type.Column;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A value within another: an element, a field, or what a key stands for. */
final class PartReader {

    private final ValueReader reader;
    private final boolean nullable;

    PartReader(Column part) {
        this.reader = ValueReader.of(part.type());
        this.nullable = part.nullable();
    }

    boolean nullable() {
        return nullable;
    }

    @Nullable Object read(JsonParser parser, Budget budget) throws IOException, BadValue {
        JsonToken token = parser.currentToken();
        budget.take(token == JsonToken.VALUE_STRING ? parser.getTextLength() : 0);
        if (token != JsonToken.VALUE_NULL) {
            return reader.read(parser, budget);
        }
        if (!nullable) {
            throw new BadValue("is NULL, but NOT NULL in the schema");
        }
        return null;
    }
}
