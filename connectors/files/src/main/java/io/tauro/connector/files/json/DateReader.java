package io.tauro.connector.files.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tauro.data.VectorBuilder;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;

/** {@code yyyy-MM-dd} and {@code yyyy-MM-ddTHH:mm:ss.SSSSSS} by hand, others by an object. */
record DateReader(DataType type) implements ValueReader {

    private static final int DATE_LENGTH = 10;
    private static final int SECONDS_LENGTH = 19;
    private static final int FRACTION_DIGITS = 6;

    @Override
    public Object read(JsonParser parser, Budget budget) throws IOException, BadValue {
        return ValueReader.text(type, parser);
    }

    @Override
    public void append(JsonParser parser, Budget budget, VectorBuilder builder)
            throws IOException, BadValue {
        if (parser.currentToken() != JsonToken.VALUE_STRING || !appendPlain(parser, builder)) {
            builder.append(read(parser, budget));
        }
    }

    private boolean appendPlain(JsonParser parser, VectorBuilder builder) throws IOException {
        char[] text = parser.getTextCharacters();
        int start = parser.getTextOffset();
        int length = parser.getTextLength();
        boolean dateOnly = type.kind() == TypeKind.DATE;
        if (dateOnly ? length != DATE_LENGTH : !isTimestamp(text, start, length)) {
            return false;
        }
        int year = number(text, start, 4);
        int month = number(text, start + 5, 2);
        int day = number(text, start + 8, 2);
        if (year < 0 || month < 0 || day < 0 || text[start + 4] != '-' || text[start + 7] != '-') {
            return false;
        }
        long days;
        try {
            days = LocalDate.of(year, month, day).toEpochDay();
        } catch (DateTimeException e) {
            return false;
        }
        if (dateOnly) {
            builder.appendInt((int) days);
            return true;
        }
        long micros = micros(text, start, length);
        if (micros < 0) {
            return false;
        }
        builder.appendLong(days * 86_400_000_000L + micros);
        return true;
    }

    private boolean isTimestamp(char[] text, int start, int length) {
        return type.precision() == FRACTION_DIGITS
                && (length == SECONDS_LENGTH
                        || length > SECONDS_LENGTH + 1
                                && length <= SECONDS_LENGTH + 1 + FRACTION_DIGITS
                                && text[start + SECONDS_LENGTH] == '.')
                && (text[start + 10] == 'T' || text[start + 10] == ' ')
                && text[start + 13] == ':'
                && text[start + 16] == ':';
    }

    /** The time of the day; negative if it is none. */
    private static long micros(char[] text, int start, int length) {
        int hour = number(text, start + 11, 2);
        int minute = number(text, start + 14, 2);
        int second = number(text, start + 17, 2);
        int digits = Math.max(0, length - SECONDS_LENGTH - 1);
        int fraction = number(text, start + SECONDS_LENGTH + 1, digits);
        if (hour < 0
                || hour > 23
                || minute < 0
                || minute > 59
                || second < 0
                || second > 59
                || fraction < 0) {
            return -1;
        }
        for (int i = digits; i < FRACTION_DIGITS; i++) {
            fraction *= 10;
        }
        return ((hour * 60L + minute) * 60 + second) * 1_000_000 + fraction;
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
