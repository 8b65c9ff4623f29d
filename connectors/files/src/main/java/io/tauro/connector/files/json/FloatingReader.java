package io.tauro.connector.files.json;

import com.fasterxml.jackson.core.JsonParser;
import io.tauro.data.VectorBuilder;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.io.IOException;

/** Floating point numbers; {@code NaN} and {@code Infinity} as text. */
record FloatingReader(DataType type) implements ValueReader {

    @Override
    public Object read(JsonParser parser, Budget budget) throws IOException, BadValue {
        double number = number(parser);
        if (type.kind() == TypeKind.REAL) {
            return (float) number;
        }
        return number;
    }

    @Override
    public void append(JsonParser parser, Budget budget, VectorBuilder builder)
            throws IOException, BadValue {
        builder.appendDouble(number(parser));
    }

    private double number(JsonParser parser) throws IOException, BadValue {
        return switch (parser.currentToken()) {
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
                // A REAL is rounded once, not by way of a double.
                double number =
                        type.kind() == TypeKind.REAL
                                ? parser.getFloatValue()
                                : parser.getDoubleValue();
                if (Double.isInfinite(number)) {
                    throw ValueReader.mismatch(type);
                }
                yield number;
            }
            default -> ((Number) ValueReader.text(type, parser)).doubleValue();
        };
    }
}
