package io.tauro.connector.files.csv;

import io.tauro.connector.files.format.FormatOptions;
import io.tauro.connector.files.format.TextValues;
import io.tauro.type.DataType;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;

/**
 * How the values of a table are written. Immutable.
 *
 * @param decimal what stands before the fraction of a number
 * @param date how dates are written; empty for ISO 8601
 * @param timestamp how timestamps are written; empty for ISO 8601
 */
record CsvValues(
        char decimal, Optional<DateTimeFormatter> date, Optional<DateTimeFormatter> timestamp) {

    static final CsvValues STANDARD = new CsvValues('.', Optional.empty(), Optional.empty());

    static CsvValues of(FormatOptions options) {
        String expected = "a pattern such as dd.MM.yyyy, of letters that Java's DateTimeFormatter";
        return new CsvValues(
                options.parse("decimal", "one character, a point or a comma", CsvValues::decimal)
                        .orElse('.'),
                options.parse("date_format", expected + " knows", CsvValues::formatter),
                options.parse("timestamp_format", expected + " knows", CsvValues::formatter));
    }

    private static Character decimal(String text) {
        if (!text.equals(".") && !text.equals(",")) {
            throw new IllegalArgumentException();
        }
        return text.charAt(0);
    }

    /**
     * A year is one of the calendar whatever letter it is written with, and no day is moved into
     * its month.
     */
    private static DateTimeFormatter formatter(String pattern) {
        StringBuilder years = new StringBuilder();
        boolean literal = false;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            literal ^= c == '\'';
            years.append(c == 'y' && !literal ? 'u' : c);
        }
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(years.toString())
                .toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    /** The parser of a type. */
    FieldParser parser(DataType type) {
        FieldParser standard = FieldParser.of(type);
        if (decimal != '.' && isFraction(type)) {
            return (text, start, end, builder) -> {
                char[] number = new String(text, start, end - start).toCharArray();
                toPoint(number);
                standard.append(number, 0, number.length, builder);
            };
        }
        return formatter(type)
                .<FieldParser>map(
                        formatter ->
                                (text, start, end, builder) ->
                                        builder.append(
                                                parse(
                                                        formatter,
                                                        type,
                                                        new String(text, start, end - start))))
                .orElse(standard);
    }

    /** Whether a text is a value of a type. */
    boolean parses(DataType type, String text) {
        try {
            Optional<DateTimeFormatter> formatter = formatter(type);
            if (formatter.isPresent()) {
                parse(formatter.get(), type, text);
            } else {
                TextValues.parse(type, isFraction(type) ? toPoint(text) : text);
            }
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * A number with a point.
     *
     * @throws IllegalArgumentException if it has one, but should have another character
     */
    String toPoint(String text) {
        if (decimal == '.') {
            return text;
        }
        char[] number = text.toCharArray();
        toPoint(number);
        return new String(number);
    }

    private void toPoint(char[] number) {
        for (int i = 0; i < number.length; i++) {
            if (number[i] == '.') {
                throw new IllegalArgumentException("Not the decimal point");
            }
            if (number[i] == decimal) {
                number[i] = '.';
            }
        }
    }

    private static boolean isFraction(DataType type) {
        return switch (type.kind()) {
            case DECIMAL, REAL, DOUBLE -> true;
            default -> false;
        };
    }

    private Optional<DateTimeFormatter> formatter(DataType type) {
        return switch (type.kind()) {
            case DATE -> date;
            case TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE -> timestamp;
            default -> Optional.empty();
        };
    }

    /** By way of ISO 8601, so that digits are cut off in one place. */
    private static Object parse(DateTimeFormatter formatter, DataType type, String text) {
        try {
            TemporalAccessor parsed =
                    formatter.parseBest(
                            text.strip(),
                            OffsetDateTime::from,
                            LocalDateTime::from,
                            LocalDate::from);
            return TextValues.parse(type, parsed.toString());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
