package io.tauro.jdbc;

import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.PreparedStatement;
import java.sql.Ref;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import org.jspecify.annotations.Nullable;

/** The many ways to give a parameter its value, all of which end in {@link #set}. */
abstract class ParameterSetters extends TauroStatement implements PreparedStatement {

    ParameterSetters(TauroConnection connection) {
        super(connection);
    }

    /** Gives a parameter, counted from 1, the value that the engine is to see. */
    abstract void set(int parameter, @Nullable Object value) throws SQLException;

    private void setAny(int parameter, @Nullable Object value) throws SQLException {
        set(parameter, value == null ? null : ParameterValues.of(value));
    }

    private static int type(SQLType type) throws SQLException {
        if (type == null) {
            throw Errors.badArgument("The type of a parameter is missing. Name one of JDBCType.");
        }
        return type.getVendorTypeNumber();
    }

    private static void requireLength(long length) throws SQLException {
        if (length < 0) {
            throw Errors.badArgument("A length is at least 0.");
        }
    }

    private void setText(int parameter, @Nullable Reader value, long length) throws SQLException {
        requireLength(length);
        set(parameter, value == null ? null : ParameterValues.text(value, length));
    }

    private void setBinary(int parameter, @Nullable InputStream value, long length)
            throws SQLException {
        requireLength(length);
        set(parameter, value == null ? null : ParameterValues.bytes(value, length));
    }

    private void setAscii(int parameter, @Nullable InputStream value, long length)
            throws SQLException {
        requireLength(length);
        set(
                parameter,
                value == null
                        ? null
                        : new String(
                                ParameterValues.bytes(value, length), StandardCharsets.US_ASCII));
    }

    @Override
    public final void setNull(int parameter, int sqlType) throws SQLException {
        set(parameter, null);
    }

    @Override
    public final void setNull(int parameter, int sqlType, String typeName) throws SQLException {
        set(parameter, null);
    }

    @Override
    public final void setBoolean(int parameter, boolean value) throws SQLException {
        set(parameter, value);
    }

    @Override
    public final void setByte(int parameter, byte value) throws SQLException {
        set(parameter, value);
    }

    @Override
    public final void setShort(int parameter, short value) throws SQLException {
        set(parameter, value);
    }

    @Override
    public final void setInt(int parameter, int value) throws SQLException {
        set(parameter, value);
    }

    @Override
    public final void setLong(int parameter, long value) throws SQLException {
        set(parameter, value);
    }

    @Override
    public final void setFloat(int parameter, float value) throws SQLException {
        set(parameter, value);
    }

    @Override
    public final void setDouble(int parameter, double value) throws SQLException {
        set(parameter, value);
    }

    @Override
    public final void setBigDecimal(int parameter, @Nullable BigDecimal value) throws SQLException {
        set(parameter, value);
    }

    @Override
    public final void setString(int parameter, @Nullable String value) throws SQLException {
        set(parameter, value);
    }

    @Override
    public final void setNString(int parameter, @Nullable String value) throws SQLException {
        set(parameter, value);
    }

    @Override
    public final void setBytes(int parameter, byte @Nullable [] value) throws SQLException {
        set(parameter, value == null ? null : value.clone());
    }

    @Override
    public final void setURL(int parameter, @Nullable URL value) throws SQLException {
        setAny(parameter, value);
    }

    @Override
    public final void setArray(int parameter, @Nullable Array value) throws SQLException {
        setAny(parameter, value);
    }

    @Override
    public final void setDate(int parameter, @Nullable Date value) throws SQLException {
        setAny(parameter, value);
    }

    @Override
    public final void setTime(int parameter, @Nullable Time value) throws SQLException {
        setAny(parameter, value);
    }

    @Override
    public final void setTimestamp(int parameter, @Nullable Timestamp value) throws SQLException {
        setAny(parameter, value);
    }

    @Override
    public final void setObject(int parameter, @Nullable Object value) throws SQLException {
        setAny(parameter, value);
    }

    @Override
    public final void setBlob(int parameter, @Nullable Blob value) throws SQLException {
        setAny(parameter, value);
    }

    @Override
    public final void setClob(int parameter, @Nullable Clob value) throws SQLException {
        setAny(parameter, value);
    }

    @Override
    public final void setNClob(int parameter, @Nullable NClob value) throws SQLException {
        setAny(parameter, value);
    }

    @Override
    public final void setDate(int parameter, @Nullable Date value, @Nullable Calendar calendar)
            throws SQLException {
        set(parameter, value == null ? null : Temporals.date(value, calendar));
    }

    @Override
    public final void setTime(int parameter, @Nullable Time value, @Nullable Calendar calendar)
            throws SQLException {
        set(parameter, value == null ? null : Temporals.wallClock(value, calendar).toLocalTime());
    }

    @Override
    public final void setTimestamp(
            int parameter, @Nullable Timestamp value, @Nullable Calendar calendar)
            throws SQLException {
        set(parameter, value == null ? null : Temporals.wallClock(value, calendar));
    }

    @Override
    public final void setObject(int parameter, @Nullable Object value, int sqlType)
            throws SQLException {
        setObject(parameter, value, sqlType, -1);
    }

    @Override
    public final void setObject(int parameter, @Nullable Object value, int sqlType, int scale)
            throws SQLException {
        set(parameter, value == null ? null : ParameterValues.convert(value, sqlType, scale));
    }

    @Override
    public final void setObject(int parameter, @Nullable Object value, SQLType sqlType)
            throws SQLException {
        setObject(parameter, value, type(sqlType), -1);
    }

    @Override
    public final void setObject(int parameter, @Nullable Object value, SQLType sqlType, int scale)
            throws SQLException {
        setObject(parameter, value, type(sqlType), scale);
    }

    @Override
    public final void setCharacterStream(int parameter, @Nullable Reader value)
            throws SQLException {
        setText(parameter, value, Long.MAX_VALUE);
    }

    @Override
    public final void setCharacterStream(int parameter, @Nullable Reader value, long length)
            throws SQLException {
        setText(parameter, value, length);
    }

    @Override
    public final void setNCharacterStream(int parameter, @Nullable Reader value)
            throws SQLException {
        setText(parameter, value, Long.MAX_VALUE);
    }

    @Override
    public final void setNCharacterStream(int parameter, @Nullable Reader value, long length)
            throws SQLException {
        setText(parameter, value, length);
    }

    @Override
    public final void setClob(int parameter, @Nullable Reader value) throws SQLException {
        setText(parameter, value, Long.MAX_VALUE);
    }

    @Override
    public final void setClob(int parameter, @Nullable Reader value, long length)
            throws SQLException {
        setText(parameter, value, length);
    }

    @Override
    public final void setNClob(int parameter, @Nullable Reader value) throws SQLException {
        setText(parameter, value, Long.MAX_VALUE);
    }

    @Override
    public final void setNClob(int parameter, @Nullable Reader value, long length)
            throws SQLException {
        setText(parameter, value, length);
    }

    @Override
    public final void setCharacterStream(int parameter, @Nullable Reader value, int length)
            throws SQLException {
        setText(parameter, value, length);
    }

    @Override
    public final void setBinaryStream(int parameter, @Nullable InputStream value)
            throws SQLException {
        setBinary(parameter, value, Long.MAX_VALUE);
    }

    @Override
    public final void setBinaryStream(int parameter, @Nullable InputStream value, long length)
            throws SQLException {
        setBinary(parameter, value, length);
    }

    @Override
    public final void setBlob(int parameter, @Nullable InputStream value) throws SQLException {
        setBinary(parameter, value, Long.MAX_VALUE);
    }

    @Override
    public final void setBlob(int parameter, @Nullable InputStream value, long length)
            throws SQLException {
        setBinary(parameter, value, length);
    }

    @Override
    public final void setBinaryStream(int parameter, @Nullable InputStream value, int length)
            throws SQLException {
        setBinary(parameter, value, length);
    }

    @Override
    public final void setAsciiStream(int parameter, @Nullable InputStream value)
            throws SQLException {
        setAscii(parameter, value, Long.MAX_VALUE);
    }

    @Override
    public final void setAsciiStream(int parameter, @Nullable InputStream value, long length)
            throws SQLException {
        setAscii(parameter, value, length);
    }

    @Override
    public final void setAsciiStream(int parameter, @Nullable InputStream value, int length)
            throws SQLException {
        setAscii(parameter, value, length);
    }

    @Override
    @Deprecated
    public final void setUnicodeStream(int parameter, @Nullable InputStream value, int length)
            throws SQLException {
        requireLength(length);
        set(
                parameter,
                value == null
                        ? null
                        : new String(ParameterValues.bytes(value, length), StandardCharsets.UTF_8));
    }

    @Override
    public final void setRef(int parameter, @Nullable Ref value) throws SQLException {
        throw Errors.notSupported("REF", "Use another type.");
    }

    @Override
    public final void setRowId(int parameter, @Nullable RowId value) throws SQLException {
        throw Errors.notSupported("ROWID", "Use another type.");
    }

    @Override
    public final void setSQLXML(int parameter, @Nullable SQLXML value) throws SQLException {
        set(parameter, value == null ? null : value.getString());
    }
}
