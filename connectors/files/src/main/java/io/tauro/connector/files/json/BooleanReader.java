package io.tauro.connector.files.json;

import com.fasterxml.jackson.core.JsonParser;
import io.tauro.data.VectorBuilder;
import io.tauro.type.DataType;
import java.io.IOException;

/** {@code true} and {@code false}, also as text. */
record BooleanReader() implements ValueReader {

    @Override
    public Object read(JsonParser parser, Budget budget) throws IOException, BadValue {
        return switch (parser.currentToken()) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> ValueReader.text(DataType.BOOLEAN, parser);
        };
    }

    @Override
    public void append(JsonParser parser, Budget budget, VectorBuilder builder)
            throws IOException, BadValue {
        builder.appendBoolean((Boolean) read(parser, budget));
    }
}
