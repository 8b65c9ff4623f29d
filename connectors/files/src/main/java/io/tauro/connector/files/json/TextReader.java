package io.tauro.connector.files.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tauro.data.VectorBuilder;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.io.IOException;

/** Text as it is, other scalars as they are written, and nested values as JSON. */
final class TextReader implements ValueReader {

    private final DataType type;
    private final boolean bounded;
    private final Texts texts = new Texts();

    TextReader(DataType type) {
        this.type = type;
        this.bounded = type.kind() == TypeKind.CHAR || type.precision() != DataType.UNBOUNDED;
    }

    @Override
    public Object read(JsonParser parser, Budget budget) throws IOException, BadValue {
        JsonToken token = parser.currentToken();
        String text =
                token.isStructStart()
                        ? JsonText.write(parser, budget)
                        : Texts.whole(parser.getText());
        return bounded ? ValueReader.parse(type, text) : text;
    }

    @Override
    public void append(JsonParser parser, Budget budget, VectorBuilder builder)
            throws IOException, BadValue {
        if (!bounded && parser.currentToken() == JsonToken.VALUE_STRING) {
            texts.append(parser, builder);
        } else {
            builder.append(read(parser, budget));
        }
    }
}
