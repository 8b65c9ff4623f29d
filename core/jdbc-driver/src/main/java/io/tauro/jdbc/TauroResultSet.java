package io.tauro.jdbc;

import io.tauro.error.ErrorCode;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows of a query or of metadata, read forward by one thread; {@link #close} may come from any. */
final class TauroResultSet extends LabelledResultSet implements Unwrappable {

    private enum Position {
        BEFORE_FIRST,
        ON_ROW,
        AFTER_LAST
    }

    private static final String GENERAL_WARNING = "01000";

    private final Cursor cursor;
    private final @Nullable TauroStatement statement;
    private final ValueLimit limit;
    private Position position = Position.BEFORE_FIRST;
    private long row;
    private boolean wasNull;
    private int fetchSize;
    private @Nullable Map<String, Integer> labels;
    private boolean warningsCleared;
    private volatile boolean closed;

    TauroResultSet(
            Cursor cursor, @Nullable TauroStatement statement, int maxFieldSize, int fetchSize) {
        this.cursor = cursor;
        this.statement = statement;
        this.limit = new ValueLimit(maxFieldSize);
        this.fetchSize = fetchSize;
    }

    /** Rows that are in memory, of no statement. */
    static TauroResultSet of(Schema schema, List<@Nullable Object[]> rows) {
        return new TauroResultSet(new ListCursor(schema, rows), null, 0, 0);
    }

    private void requireOpen() throws SQLException {
        if (isClosed()) {
            throw Errors.closed("result set");
        }
    }

    @Override
    public boolean next() throws SQLException {
        requireOpen();
        if (position == Position.AFTER_LAST) {
            return false;
        }
        boolean found = cursor.next();
        position = found ? Position.ON_ROW : Position.AFTER_LAST;
        row = found ? row + 1 : row;
        return found;
    }

    @Override
    public void close() throws SQLException {
        if (!closed) {
            closed = true;
            cursor.close();
            if (statement != null) {
                statement.resultClosed(this);
            }
        }
    }

    @Override
    public boolean isClosed() throws SQLException {
        return closed;
    }

    @Override
    public boolean wasNull() throws SQLException {
        requireOpen();
        return wasNull;
    }

    private DataType type(int column) throws SQLException {
        requireOpen();
        return column(column).type();
    }

    private Column column(int column) throws SQLException {
        Schema schema = cursor.schema();
        if (column < 1 || column > schema.size()) {
            throw Errors.of(
                    ErrorCode.COLUMN_NOT_FOUND,
                    "There is no column "
                            + column
                            + ". The result has "
                            + schema.size()
                            + ", counted from 1.");
        }
        return schema.column(column - 1);
    }

    /** The value as a batch holds it; remembers whether it was null. */
    private @Nullable Object value(int column) throws SQLException {
        requireOpen();
        if (position != Position.ON_ROW) {
            throw Errors.of(
                    ErrorCode.RESULT_MISUSED,
                    position == Position.BEFORE_FIRST
                            ? "The result set stands before its first row. Call next() first."
                            : "The result set stands behind its last row. There is nothing to read.");
        }
        column(column);
        Object value = limit.apply(cursor.get(column - 1));
        wasNull = value == null;
        return value;
    }

    @Override
    public @Nullable String getString(int column) throws SQLException {
        Object value = value(column);
        return value == null ? null : Texts.of(value);
    }

    @Override
    public @Nullable String getNString(int column) throws SQLException {
        return getString(column);
    }

    @Override
    public boolean getBoolean(int column) throws SQLException {
        Object value = value(column);
        return value != null && Conversions.toBoolean(value);
    }

    private long integer(int column, long min, long max, String wanted) throws SQLException {
        Object value = value(column);
        return value == null ? 0 : Conversions.toLong(value, min, max, wanted);
    }

    @Override
    public byte getByte(int column) throws SQLException {
        return (byte) integer(column, Byte.MIN_VALUE, Byte.MAX_VALUE, "byte");
    }

    @Override
    public short getShort(int column) throws SQLException {
        return (short) integer(column, Short.MIN_VALUE, Short.MAX_VALUE, "short");
    }

    @Override
    public int getInt(int column) throws SQLException {
        return (int) integer(column, Integer.MIN_VALUE, Integer.MAX_VALUE, "int");
    }

    @Override
    public long getLong(int column) throws SQLException {
        return integer(column, Long.MIN_VALUE, Long.MAX_VALUE, "long");
    }

    @Override
    public float getFloat(int column) throws SQLException {
        Object value = value(column);
        return value == null ? 0 : Conversions.toFloat(value);
    }

    @Override
    public double getDouble(int column) throws SQLException {
        Object value = value(column);
        return value == null ? 0 : Conversions.toDouble(value);
    }

    @Override
    public @Nullable BigDecimal getBigDecimal(int column) throws SQLException {
        Object value = value(column);
        return value == null ? null : Conversions.toBigDecimal(value, "BigDecimal");
    }

    @Override
    @Deprecated
    public @Nullable BigDecimal getBigDecimal(int column, int scale) throws SQLException {
        BigDecimal value = getBigDecimal(column);
        return value == null ? null : value.setScale(scale, RoundingMode.HALF_UP);
    }

    @Override
    public byte @Nullable [] getBytes(int column) throws SQLException {
        Object value = value(column);
        return value == null ? null : Conversions.toBytes(value);
    }

    @Override
    public @Nullable Date getDate(int column) throws SQLException {
        return getDate(column, null);
    }

    @Override
    public @Nullable Date getDate(int column, @Nullable Calendar calendar) throws SQLException {
        Object value = value(column);
        return value == null ? null : Temporals.toSqlDate(value, calendar);
    }

    @Override
    public @Nullable Time getTime(int column) throws SQLException {
        return getTime(column, null);
    }

    @Override
    public @Nullable Time getTime(int column, @Nullable Calendar calendar) throws SQLException {
        Object value = value(column);
        return value == null ? null : Temporals.toSqlTime(value, calendar);
    }

    @Override
    public @Nullable Timestamp getTimestamp(int column) throws SQLException {
        return getTimestamp(column, null);
    }

    @Override
    public @Nullable Timestamp getTimestamp(int column, @Nullable Calendar calendar)
            throws SQLException {
        Object value = value(column);
        return value == null ? null : Temporals.toSqlTimestamp(value, calendar);
    }

    @Override
    public @Nullable Object getObject(int column) throws SQLException {
        Object value = value(column);
        return value == null ? null : Conversions.toDefault(value, type(column));
    }

    @Override
    public @Nullable Object getObject(int column, @Nullable Map<String, Class<?>> types)
            throws SQLException {
        return getObject(column);
    }

    @Override
    public <T> @Nullable T getObject(int column, Class<T> wanted) throws SQLException {
        if (wanted == null) {
            throw Errors.badArgument("A class to read the value as is missing. Give one.");
        }
        Object value = value(column);
        return value == null ? null : TypedValues.convert(value, type(column), wanted);
    }

    @Override
    public @Nullable Array getArray(int column) throws SQLException {
        Object value = value(column);
        return value == null ? null : Conversions.toArray(value, type(column));
    }

    @Override
    public @Nullable Blob getBlob(int column) throws SQLException {
        Object value = value(column);
        return value == null ? null : TypedValues.blob(value);
    }

    @Override
    public @Nullable Clob getClob(int column) throws SQLException {
        Object value = value(column);
        return value == null ? null : TypedValues.clob(value);
    }

    @Override
    public @Nullable NClob getNClob(int column) throws SQLException {
        throw Errors.notSupported("NCLOB", "Use getString or getClob.");
    }

    @Override
    public @Nullable URL getURL(int column) throws SQLException {
        Object value = value(column);
        return value == null ? null : Conversions.toUrl(value);
    }

    @Override
    public @Nullable Reader getCharacterStream(int column) throws SQLException {
        String text = getString(column);
        return text == null ? null : new StringReader(text);
    }

    @Override
    public @Nullable Reader getNCharacterStream(int column) throws SQLException {
        return getCharacterStream(column);
    }

    @Override
    public @Nullable InputStream getAsciiStream(int column) throws SQLException {
        String text = getString(column);
        return text == null
                ? null
                : new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    @Deprecated
    public @Nullable InputStream getUnicodeStream(int column) throws SQLException {
        String text = getString(column);
        return text == null
                ? null
                : new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public @Nullable InputStream getBinaryStream(int column) throws SQLException {
        byte[] bytes = getBytes(column);
        return bytes == null ? null : new ByteArrayInputStream(bytes);
    }

    @Override
    public int findColumn(String label) throws SQLException {
        requireOpen();
        Integer found = label == null ? null : labels().get(label.toLowerCase(Locale.ROOT));
        if (found == null) {
            throw Errors.of(
                    ErrorCode.COLUMN_NOT_FOUND,
                    "Column '"
                            + label
                            + "' is not in the result."
                            + io.tauro.error.Suggestions.didYouMean(
                                    String.valueOf(label), cursor.schema().names())
                            + " It has "
                            + String.join(", ", cursor.schema().names())
                            + ".");
        }
        return found;
    }

    private Map<String, Integer> labels() {
        Map<String, Integer> known = labels;
        if (known == null) {
            known = new HashMap<>();
            for (int i = 0; i < cursor.schema().size(); i++) {
                known.putIfAbsent(cursor.schema().column(i).name().toLowerCase(Locale.ROOT), i + 1);
            }
            labels = known;
        }
        return known;
    }

    @Override
    public ResultSetMetaData getMetaData() throws SQLException {
        requireOpen();
        return new TauroResultSetMetaData(cursor.schema());
    }

    @Override
    public @Nullable Statement getStatement() throws SQLException {
        requireOpen();
        return statement;
    }

    @Override
    public boolean isBeforeFirst() throws SQLException {
        requireOpen();
        return position == Position.BEFORE_FIRST;
    }

    @Override
    public boolean isAfterLast() throws SQLException {
        requireOpen();
        return position == Position.AFTER_LAST && row > 0;
    }

    @Override
    public boolean isFirst() throws SQLException {
        requireOpen();
        return position == Position.ON_ROW && row == 1;
    }

    @Override
    public int getRow() throws SQLException {
        requireOpen();
        return position == Position.ON_ROW ? (int) Math.min(row, Integer.MAX_VALUE) : 0;
    }

    @Override
    public int getFetchSize() throws SQLException {
        requireOpen();
        return fetchSize;
    }

    @Override
    public void setFetchSize(int rows) throws SQLException {
        requireOpen();
        if (rows < 0) {
            throw Errors.badArgument("A fetch size is at least 0.");
        }
        fetchSize = rows;
    }

    @Override
    public @Nullable SQLWarning getWarnings() throws SQLException {
        requireOpen();
        SQLWarning all = null;
        for (String text : warningsCleared ? List.<String>of() : cursor.warnings()) {
            SQLWarning warning = new SQLWarning(text, GENERAL_WARNING);
            if (all == null) {
                all = warning;
            } else {
                all.setNextWarning(warning);
            }
        }
        return all;
    }

    @Override
    public void clearWarnings() throws SQLException {
        requireOpen();
        warningsCleared = true;
    }
}
