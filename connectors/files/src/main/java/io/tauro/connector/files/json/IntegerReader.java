package io.tauro.connector.files.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonParser.NumberType;
import io.tauro.connector.files.format.TextValues;
import io.tauro.data.VectorBuilder;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.io.IOException;
import java.math.BigDecimal;

/** Integers in a range, also those that are written with a fraction of zeros, or as text. */
record IntegerReader(DataType type, long least, long most) implements ValueReader {

    private static final int MOST_DIGITS = 19;

    @Override
    public Object read(JsonParser parser, Budget budget) throws IOException, BadValue {
        return number(parser);
    }

    @Override
    public void append(JsonParser parser, Budget budget, VectorBuilder builder)
            throws IOException, BadValue {
        long number = number(parser);
        if (type.kind() == TypeKind.BIGINT) {
            builder.appendLong(number);
        } else {
            builder.appendInt((int) number);
        }
    }

    private long number(JsonParser parser) throws IOException, BadValue {
        long number =
                switch (parser.currentToken()) {
                    case VALUE_NUMBER_INT -> {
                        if (parser.getNumberType() == NumberType.BIG_INTEGER) {
                            throw ValueReader.mismatch(type);
                        }
                        yield parser.getLongValue();
                    }
                    case VALUE_NUMBER_FLOAT -> exact(parser.getText());
                    default -> ((Number) ValueReader.text(type, parser)).longValue();
                };
        if (number < least || number > most) {
            throw ValueReader.mismatch(type);
        }
        return number;
    }

    private long exact(String text) throws BadValue {
        try {
            Object whole = TextValues.parse(DataType.decimal(MOST_DIGITS, 0), text);
            return ((BigDecimal) whole).longValueExact();
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw ValueReader.mismatch(type);
        }
    }
}
