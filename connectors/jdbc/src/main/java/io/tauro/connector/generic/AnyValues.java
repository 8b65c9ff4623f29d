package io.tauro.connector.generic;

import io.tauro.connector.jdbc.JavaTimeValues;
import io.tauro.data.VectorBuilder;
import io.tauro.type.DataType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Reads and binds values by what JDBC has had since 4.2, and where a driver lacks that, by what it
 * has always had.
 */
final class AnyValues {

    /** From here on all calendars agree. */
    private static final LocalDate FIRST_COMMON = LocalDate.of(1600, 1, 1);

    private static final LocalDate LAST_COMMON = LocalDate.of(9999, 12, 31);

    private AnyValues() {}

    static int date(ResultSet rows, int column, VectorBuilder into) throws SQLException {
        try {
            return JavaTimeValues.date(rows, column, into);
        } catch (SQLFeatureNotSupportedException e) {
            Date value = rows.getDate(column);
            return append(value == null ? null : value.toLocalDate(), into);
        }
    }

    static int time(ResultSet rows, int column, VectorBuilder into) throws SQLException {
        try {
            return JavaTimeValues.time(rows, column, into);
        } catch (SQLFeatureNotSupportedException e) {
            Time value = rows.getTime(column);
            return append(value == null ? null : value.toLocalTime(), into);
        }
    }

    static int timestamp(ResultSet rows, int column, VectorBuilder into) throws SQLException {
        try {
            return JavaTimeValues.timestamp(rows, column, into);
        } catch (SQLFeatureNotSupportedException e) {
            Timestamp value = rows.getTimestamp(column);
            if (value != null && value.getNanos() % 1000 != 0) {
                throw new ArithmeticException("finer than microseconds");
            }
            return append(value == null ? null : value.toLocalDateTime(), into);
        }
    }

    static int instant(ResultSet rows, int column, VectorBuilder into) throws SQLException {
        return JavaTimeValues.instant(rows, column, into);
    }

    private static int append(@Nullable Object value, VectorBuilder into) {
        if (value == null) {
            into.appendNull();
            return 0;
        }
        into.append(value);
        return 8;
    }

    /** Text of a fixed length, without the spaces that fill it. */
    static int padded(ResultSet rows, int column, VectorBuilder into) throws SQLException {
        String value = rows.getString(column);
        return append(value == null ? null : trim(value), into);
    }

    private static String trim(String value) {
        int end = value.length();
        while (end > 0 && value.charAt(end - 1) == ' ') {
            end--;
        }
        return value.substring(0, end);
    }

    /** Any value, as the driver writes it. */
    static int text(ResultSet rows, int column, VectorBuilder into) throws SQLException {
        String value = string(rows, column);
        if (value == null) {
            into.appendNull();
            return 0;
        }
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        into.appendBytes(bytes, 0, bytes.length);
        return bytes.length;
    }

    private static @Nullable String string(ResultSet rows, int column) throws SQLException {
        try {
            return rows.getString(column);
        } catch (SQLFeatureNotSupportedException e) {
            Object value = rows.getObject(column);
            return value == null ? null : value.toString();
        }
    }

    static void bindDate(PreparedStatement statement, int parameter, Object value)
            throws SQLException {
        try {
            statement.setObject(parameter, value);
        } catch (SQLFeatureNotSupportedException e) {
            statement.setDate(parameter, Date.valueOf((LocalDate) value));
        }
    }

    static boolean isCommonDate(Object value) {
        LocalDate date = (LocalDate) value;
        return !date.isBefore(FIRST_COMMON) && !date.isAfter(LAST_COMMON);
    }

    /** Whether a column of a type can hold a number as it is. */
    static boolean fits(BigDecimal value, DataType type) {
        BigDecimal plain = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        return plain.scale() <= type.scale()
                && plain.precision() - plain.scale() <= type.precision() - type.scale();
    }
}
