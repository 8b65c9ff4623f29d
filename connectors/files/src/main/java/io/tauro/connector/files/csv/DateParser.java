package io.tauro.connector.files.csv;

import io.tauro.data.VectorBuilder;
import java.time.DateTimeException;
import java.time.LocalDate;

/** {@code yyyy-MM-dd}; all else goes the slow way. */
record DateParser(FieldParser slow) implements FieldParser {

    @Override
    public void append(char[] text, int start, int end, VectorBuilder builder) {
        if (end - start != 10 || text[start + 4] != '-' || text[start + 7] != '-') {
            slow.append(text, start, end, builder);
            return;
        }
        int year = number(text, start, 4);
        int month = number(text, start + 5, 2);
        int day = number(text, start + 8, 2);
        if (year < 0 || month < 0 || day < 0) {
            slow.append(text, start, end, builder);
            return;
        }
        try {
            builder.appendInt((int) LocalDate.of(year, month, day).toEpochDay());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static int number(char[] text, int start, int digits) {
        int number = 0;
        for (int i = start; i < start + digits; i++) {
            int digit = text[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
