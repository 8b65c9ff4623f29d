package io.tauro.connector.jdbc;

import io.tauro.data.VectorBuilder;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Readers that do with what every driver has. */
public final class ValueReaders {

    private ValueReaders() {}

    /** A BOOLEAN. */
    public static int bool(ResultSet rows, int column, VectorBuilder into) throws SQLException {
        boolean value = rows.getBoolean(column);
        if (rows.wasNull()) {
            into.appendNull();
            return 0;
        }
        into.appendBoolean(value);
        return 1;
    }

    /** A TINYINT, SMALLINT or INTEGER. */
    public static int integer(ResultSet rows, int column, VectorBuilder into) throws SQLException {
        int value = rows.getInt(column);
        if (rows.wasNull()) {
            into.appendNull();
            return 0;
        }
        into.appendInt(value);
        return 4;
    }

    /** A BIGINT. */
    public static int bigint(ResultSet rows, int column, VectorBuilder into) throws SQLException {
        long value = rows.getLong(column);
        if (rows.wasNull()) {
            into.appendNull();
            return 0;
        }
        into.appendLong(value);
        return 8;
    }

    /** A REAL. */
    public static int real(ResultSet rows, int column, VectorBuilder into) throws SQLException {
        float value = rows.getFloat(column);
        if (rows.wasNull()) {
            into.appendNull();
            return 0;
        }
        into.appendDouble(value);
        return 4;
    }

    /** A DOUBLE. */
    public static int doublePrecision(ResultSet rows, int column, VectorBuilder into)
            throws SQLException {
        double value = rows.getDouble(column);
        if (rows.wasNull()) {
            into.appendNull();
            return 0;
        }
        into.appendDouble(value);
        return 8;
    }

    /** A DECIMAL; one that does not fit is refused, not rounded. */
    public static int decimal(ResultSet rows, int column, VectorBuilder into) throws SQLException {
        BigDecimal value = rows.getBigDecimal(column);
        if (value == null) {
            into.appendNull();
            return 0;
        }
        appendExactly(value, into);
        return 8 + value.precision() / 2;
    }

    /**
     * Appends a DECIMAL without rounding.
     *
     * @throws NumberTooLarge if it has too many digits before the point
     * @throws ArithmeticException if it has too many behind it
     */
    public static void appendExactly(BigDecimal value, VectorBuilder into) {
        int scale = into.type().scale();
        BigDecimal fitting = value.scale() <= scale ? value : value.setScale(scale);
        try {
            into.appendDecimal(fitting);
        } catch (ArithmeticException e) {
            throw new NumberTooLarge();
        }
    }

    /** Text. */
    public static int text(ResultSet rows, int column, VectorBuilder into) throws SQLException {
        String value = rows.getString(column);
        if (value == null) {
            into.appendNull();
            return 0;
        }
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        into.appendBytes(bytes, 0, bytes.length);
        return bytes.length;
    }

    /** A VARBINARY, or text from a driver that gives its bytes in UTF-8. */
    public static int bytes(ResultSet rows, int column, VectorBuilder into) throws SQLException {
        byte[] value = rows.getBytes(column);
        if (value == null) {
            into.appendNull();
            return 0;
        }
        into.appendBytes(value, 0, value.length);
        return value.length;
    }
}
