package io.tauro.connector.files.csv;

import io.tauro.data.VectorBuilder;

/** Up to eighteen digits; all else goes the slow way. */
record IntegerParser(FieldParser slow, Appender appender, long min, long max)
        implements FieldParser {

    private static final int SAFE_DIGITS = 18;

    /** Appends a number that is in the range of the type. */
    @FunctionalInterface
    interface Appender {
        void append(VectorBuilder builder, long value);
    }

    @Override
    public void append(char[] text, int start, int end, VectorBuilder builder) {
        boolean negative = start < end && text[start] == '-';
        int first = negative ? start + 1 : start;
        if (first == end || end - first > SAFE_DIGITS) {
            slow.append(text, start, end, builder);
            return;
        }
        long number = 0;
        for (int i = first; i < end; i++) {
            int digit = text[i] - '0';
            if (digit < 0 || digit > 9) {
                slow.append(text, start, end, builder);
                return;
            }
            number = number * 10 + digit;
        }
        number = negative ? -number : number;
        if (number < min || number > max) {
            slow.append(text, start, end, builder);
            return;
        }
        appender.append(builder, number);
    }
}
