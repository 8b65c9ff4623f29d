package io.tauro.connector.files.csv;

import io.tauro.data.VectorBuilder;

/** Plain digits with a point that fit the type; all else goes the slow way. */
record DecimalParser(FieldParser slow, int scale, int precision) implements FieldParser {

    @Override
    public void append(char[] text, int start, int end, VectorBuilder builder) {
        boolean negative = start < end && text[start] == '-';
        long unscaled = 0;
        int digits = 0;
        int fraction = -1;
        for (int i = negative ? start + 1 : start; i < end; i++) {
            char c = text[i];
            if (c == '.' && fraction < 0) {
                fraction = 0;
            } else if (c >= '0' && c <= '9' && digits < 18) {
                unscaled = unscaled * 10 + (c - '0');
                digits++;
                fraction += fraction < 0 ? 0 : 1;
            } else {
                slow.append(text, start, end, builder);
                return;
            }
        }
        int missing = scale - Math.max(fraction, 0);
        if (digits == 0 || missing < 0 || digits + missing > precision) {
            slow.append(text, start, end, builder);
            return;
        }
        for (int i = 0; i < missing; i++) {
            unscaled *= 10;
        }
        builder.appendDecimal(negative ? -unscaled : unscaled);
    }
}
