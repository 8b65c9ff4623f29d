package io.tauro.connector.files.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tauro.type.DataType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The elements of an array as a list. */
final class ArrayReader implements ValueReader {

    private final DataType type;
    private final PartReader element;

    ArrayReader(DataType type) {
        this.type = type;
        this.element = new PartReader(type.fields().get(0));
    }

    @Override
    public Object read(JsonParser parser, Budget budget) throws IOException, BadValue {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw ValueReader.mismatch(type);
        }
        List<@Nullable Object> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            try {
                elements.add(element.read(parser, budget));
            } catch (BadValue e) {
                throw e.within("[" + elements.size() + "]");
            }
        }
        return elements;
    }
}
