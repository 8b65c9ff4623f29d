package io.tauro.connector.files.json;

import com.fasterxml.jackson.core.JsonParser;
import io.tauro.data.VectorBuilder;
import io.tauro.type.DataType;
import java.io.IOException;

/** Numbers that fit without rounding, also as text: short ones by hand, others by an object. */
record DecimalReader(DataType type) implements ValueReader {

    private static final int SAFE_DIGITS = 18;

    @Override
    public Object read(JsonParser parser, Budget budget) throws IOException, BadValue {
        return switch (parser.currentToken()) {
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_STRING ->
                    ValueReader.parse(type, parser.getText());
            default -> throw ValueReader.mismatch(type);
        };
    }

    @Override
    public void append(JsonParser parser, Budget budget, VectorBuilder builder)
            throws IOException, BadValue {
        if (!parser.currentToken().isNumeric() || !appendShort(parser, builder)) {
            builder.append(read(parser, budget));
        }
    }

    private boolean appendShort(JsonParser parser, VectorBuilder builder) throws IOException {
        char[] text = parser.getTextCharacters();
        int start = parser.getTextOffset();
        int end = start + parser.getTextLength();
        boolean negative = text[start] == '-';
        long unscaled = 0;
        int digits = 0;
        int fraction = -1;
        for (int i = negative ? start + 1 : start; i < end; i++) {
            char c = text[i];
            if (c == '.') {
                fraction = 0;
            } else if (c >= '0' && c <= '9' && digits < SAFE_DIGITS) {
                unscaled = unscaled * 10 + (c - '0');
                digits++;
                fraction += fraction < 0 ? 0 : 1;
            } else {
                return false;
            }
        }
        int missing = type.scale() - Math.max(fraction, 0);
        if (missing < 0 || digits + missing > Math.min(type.precision(), SAFE_DIGITS)) {
            return false;
        }
        for (int i = 0; i < missing; i++) {
            unscaled *= 10;
        }
        builder.appendDecimal(negative ? -unscaled : unscaled);
        return true;
    }
}
