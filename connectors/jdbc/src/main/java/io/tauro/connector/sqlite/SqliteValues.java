package io.tauro.connector.sqlite;

import io.tauro.connector.jdbc.ValueReaders;
import io.tauro.data.VectorBuilder;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/** Reads values by their storage class, and refuses those that a column's type cannot hold. */
final class SqliteValues {

    private SqliteValues() {}

    /** How a value that is not null goes into a vector. */
    private interface Appender {
        int append(Object value, VectorBuilder into);
    }

    private static int read(ResultSet rows, int column, VectorBuilder into, Appender appender)
            throws SQLException {
        Object value = rows.getObject(column);
        if (value == null) {
            into.appendNull();
            return 0;
        }
        return appender.append(value, into);
    }

    private static ArithmeticException unfit(Object value) {
        return new ArithmeticException("a value of the class " + value.getClass().getSimpleName());
    }

    private static boolean isInteger(Object value) {
        return value instanceof Integer || value instanceof Long;
    }

    static int bigint(ResultSet rows, int column, VectorBuilder into) throws SQLException {
        return read(rows, column, into, SqliteValues::appendInteger);
    }

    private static int appendInteger(Object value, VectorBuilder into) {
        if (!isInteger(value)) {
            throw unfit(value);
        }
        into.appendLong(((Number) value).longValue());
        return 8;
    }

    static int bool(ResultSet rows, int column, VectorBuilder into) throws SQLException {
        return read(rows, column, into, SqliteValues::appendBoolean);
    }

    private static int appendBoolean(Object value, VectorBuilder into) {
        if (!isInteger(value) || ((Number) value).longValue() >>> 1 != 0) {
            throw unfit(value);
        }
        into.appendBoolean(((Number) value).longValue() == 1);
        return 1;
    }

    static int real(ResultSet rows, int column, VectorBuilder into) throws SQLException {
        return read(rows, column, into, SqliteValues::appendReal);
    }

    private static int appendReal(Object value, VectorBuilder into) {
        if (value instanceof Double number) {
            into.appendDouble(number);
        } else if (isInteger(value)) {
            long number = ((Number) value).longValue();
            if (new BigDecimal((double) number).compareTo(BigDecimal.valueOf(number)) != 0) {
                throw unfit(value);
            }
            into.appendDouble((double) number);
        } else {
            throw unfit(value);
        }
        return 8;
    }

    static int decimal(ResultSet rows, int column, VectorBuilder into) throws SQLException {
        return read(rows, column, into, SqliteValues::appendDecimal);
    }

    /**
     * A floating point number stands for the decimal that it is written as, which is rounded;
     * others are exact or refused.
     */
    private static int appendDecimal(Object value, VectorBuilder into) {
        int scale = into.type().scale();
        if (value instanceof Double number) {
            if (number.isInfinite()) {
                throw unfit(value);
            }
            into.appendDecimal(
                    new BigDecimal(number.toString()).setScale(scale, RoundingMode.HALF_UP));
        } else if (isInteger(value)) {
            into.appendDecimal(BigDecimal.valueOf(((Number) value).longValue()));
        } else if (value instanceof String text) {
            ValueReaders.appendExactly(parse(text), into);
        } else {
            throw unfit(value);
        }
        return 8;
    }

    /** A sum in two parts, of the upper and of the lower halves of its numbers. */
    static int sum(ResultSet rows, int column, VectorBuilder into) throws SQLException {
        return read(
                rows,
                column,
                into,
                (value, vector) -> {
                    String text = requireText(value);
                    int colon = text.indexOf(':');
                    vector.appendDecimal(
                            new BigDecimal(
                                    new BigInteger(text.substring(0, colon))
                                            .shiftLeft(Integer.SIZE)
                                            .add(new BigInteger(text.substring(colon + 1)))));
                    return 8;
                });
    }

    private static BigDecimal parse(String text) {
        try {
            BigDecimal value = new BigDecimal(text.trim());
            if (Math.abs((long) value.scale()) > 1000) {
                throw unfit(text);
            }
            return value;
        } catch (NumberFormatException e) {
            throw unfit(text);
        }
    }

    static int date(ResultSet rows, int column, VectorBuilder into) throws SQLException {
        return read(
                rows,
                column,
                into,
                (value, vector) -> {
                    vector.append(LocalDate.parse(requireText(value)));
                    return 10;
                });
    }

    static int time(ResultSet rows, int column, VectorBuilder into) throws SQLException {
        return read(
                rows,
                column,
                into,
                (value, vector) -> {
                    LocalTime time = LocalTime.parse(requireText(value));
                    requireMicros(time.toNanoOfDay());
                    vector.append(time);
                    return 8;
                });
    }

    /** {@code 2026-01-31 12:00:00.5}, with a T or a space; a date alone is its midnight. */
    static int timestamp(ResultSet rows, int column, VectorBuilder into) throws SQLException {
        return read(
                rows,
                column,
                into,
                (value, vector) -> {
                    String text = requireText(value);
                    LocalDateTime timestamp =
                            text.indexOf(':') < 0
                                    ? LocalDate.parse(text).atStartOfDay()
                                    : LocalDateTime.parse(text.replace(' ', 'T'));
                    requireMicros(timestamp.getNano());
                    vector.append(timestamp);
                    return text.length();
                });
    }

    private static void requireMicros(long nanos) {
        if (nanos % 1000 != 0) {
            throw new ArithmeticException("finer than microseconds");
        }
    }

    private static String requireText(Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw unfit(value);
    }

    static int text(ResultSet rows, int column, VectorBuilder into) throws SQLException {
        return read(
                rows,
                column,
                into,
                (value, vector) -> {
                    byte[] bytes = requireText(value).getBytes(StandardCharsets.UTF_8);
                    vector.appendBytes(bytes, 0, bytes.length);
                    return bytes.length;
                });
    }

    static int blob(ResultSet rows, int column, VectorBuilder into) throws SQLException {
        return read(
                rows,
                column,
                into,
                (value, vector) -> {
                    if (!(value instanceof byte[] bytes)) {
                        throw unfit(value);
                    }
                    vector.appendBytes(bytes, 0, bytes.length);
                    return bytes.length;
                });
    }

    /** UTF-8 has no half of a character. */
    static boolean isText(Object value) {
        String text = (String) value;
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }
}
