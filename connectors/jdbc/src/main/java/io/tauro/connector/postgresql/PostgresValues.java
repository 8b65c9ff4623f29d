package io.tauro.connector.postgresql;

import io.tauro.data.VectorBuilder;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.UUID;

/** Reads values that need care, and knows which ones the server can take. */
final class PostgresValues {

    private static final LocalDate FIRST_DATE = LocalDate.of(-4712, 1, 1);
    private static final LocalDate LAST_DATE = LocalDate.of(5_874_897, 12, 31);
    private static final LocalDateTime FIRST_TIMESTAMP = LocalDateTime.of(-4712, 1, 1, 0, 0);
    private static final LocalDateTime LAST_TIMESTAMP = LocalDateTime.of(294_276, 12, 31, 0, 0);

    private PostgresValues() {}

    static int date(ResultSet rows, int column, VectorBuilder into) throws SQLException {
        LocalDate value = rows.getObject(column, LocalDate.class);
        if (value == null) {
            into.appendNull();
            return 0;
        }
        refuseInfinity(value.equals(LocalDate.MAX) || value.equals(LocalDate.MIN));
        into.appendInt(Math.toIntExact(value.toEpochDay()));
        return 4;
    }

    /** The driver gives 24:00, which is a time there and not here, as the last nanosecond. */
    static int time(ResultSet rows, int column, VectorBuilder into) throws SQLException {
        LocalTime value = rows.getObject(column, LocalTime.class);
        if (value == null) {
            into.appendNull();
            return 0;
        }
        refuseInfinity(value.equals(LocalTime.MAX));
        into.appendLong(value.toNanoOfDay() / 1000);
        return 8;
    }

    static int timestamp(ResultSet rows, int column, VectorBuilder into) throws SQLException {
        LocalDateTime value = rows.getObject(column, LocalDateTime.class);
        if (value == null) {
            into.appendNull();
            return 0;
        }
        refuseInfinity(value.equals(LocalDateTime.MAX) || value.equals(LocalDateTime.MIN));
        into.append(value);
        return 8;
    }

    static int instant(ResultSet rows, int column, VectorBuilder into) throws SQLException {
        OffsetDateTime value = rows.getObject(column, OffsetDateTime.class);
        if (value == null) {
            into.appendNull();
            return 0;
        }
        refuseInfinity(value.equals(OffsetDateTime.MAX) || value.equals(OffsetDateTime.MIN));
        into.append(value);
        return 8;
    }

    private static void refuseInfinity(boolean infinite) {
        if (infinite) {
            throw new ArithmeticException("infinity");
        }
    }

    /** The driver hands over the sixteen bytes, or the text. */
    static int uuid(ResultSet rows, int column, VectorBuilder into) throws SQLException {
        byte[] value = rows.getBytes(column);
        if (value == null) {
            into.appendNull();
            return 0;
        }
        if (value.length == 16) {
            into.appendBytes(value, 0, 16);
        } else {
            into.append(UUID.fromString(new String(value, StandardCharsets.US_ASCII)));
        }
        return value.length;
    }

    /** The server's numeric ends at 131072 digits before the point and 16383 behind it. */
    static boolean isNumeric(Object value) {
        BigDecimal number = (BigDecimal) value;
        return number.precision() <= 1000 && Math.abs((long) number.scale()) <= 1000;
    }

    static boolean isDate(Object value) {
        LocalDate date = (LocalDate) value;
        return !date.isBefore(FIRST_DATE) && !date.isAfter(LAST_DATE);
    }

    /** Finer than the server keeps, it would be rounded there. */
    static boolean isMicros(Object value) {
        return ((LocalTime) value).toNanoOfDay() % 1000 == 0;
    }

    static boolean isTimestamp(Object value) {
        LocalDateTime time = (LocalDateTime) value;
        return time.getNano() % 1000 == 0
                && !time.isBefore(FIRST_TIMESTAMP)
                && !time.isAfter(LAST_TIMESTAMP);
    }

    static boolean isInstant(Object value) {
        return isTimestamp(
                ((OffsetDateTime) value)
                        .withOffsetSameInstant(java.time.ZoneOffset.UTC)
                        .toLocalDateTime());
    }

    /**
     * The server has no NUL in text, UTF-8 has no half of a character, and another encoding may
     * lack any but ASCII.
     */
    static boolean isText(Object value, boolean asciiOnly) {
        String text = (String) value;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || asciiOnly && c > 127) {
                return false;
            }
            if (Character.isSurrogate(c)) {
                if (Character.isLowSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }
}
