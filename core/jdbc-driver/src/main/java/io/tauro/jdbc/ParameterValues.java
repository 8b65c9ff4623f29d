package io.tauro.jdbc;

import io.tauro.error.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.net.URL;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** From the objects that JDBC takes as parameters to those that the engine takes. */
final class ParameterValues {

    private static final Set<Class<?>> PLAIN =
            Set.of(
                    String.class,
                    Boolean.class,
                    Byte.class,
                    Short.class,
                    Integer.class,
                    Long.class,
                    Float.class,
                    Double.class,
                    BigDecimal.class,
                    byte[].class,
                    LocalDate.class,
                    LocalTime.class,
                    LocalDateTime.class,
                    OffsetDateTime.class,
                    Period.class,
                    Duration.class,
                    UUID.class);

    private ParameterValues() {}

    /** The value of a parameter as its own class says what it is. */
    static Object of(Object value) throws SQLException {
        if (PLAIN.contains(value.getClass())) {
            return value;
        }
        if (value instanceof java.util.Date || value instanceof Calendar) {
            return ofOldTime(value);
        }
        if (value instanceof Instant instant) {
            return instant.atOffset(ZoneOffset.UTC);
        }
        if (value instanceof ZonedDateTime timestamp) {
            return timestamp.toOffsetDateTime();
        }
        if (value instanceof BigInteger integer) {
            return new BigDecimal(integer);
        }
        if (value instanceof BigDecimal decimal) {
            return decimal;
        }
        if (value instanceof Character || value instanceof URL) {
            return value.toString();
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        return ofContainer(value);
    }

    private static Object ofOldTime(Object value) {
        if (value instanceof Date date) {
            return Temporals.date(date, null);
        }
        if (value instanceof Time time) {
            return Temporals.wallClock(time, null).toLocalTime();
        }
        java.util.Date instant =
                value instanceof Calendar calendar ? calendar.getTime() : (java.util.Date) value;
        return Temporals.wallClock(instant, null);
    }

    private static Object ofContainer(Object value) throws SQLException {
        if (value instanceof TauroArray array) {
            return array.values();
        }
        if (value instanceof Array array) {
            return of(array.getArray());
        }
        if (value instanceof Collection<?> elements) {
            return list(elements.toArray());
        }
        if (value.getClass().isArray()) {
            return list(boxed(value));
        }
        if (value instanceof Clob clob) {
            return text(clob.getCharacterStream(), Long.MAX_VALUE);
        }
        if (value instanceof Blob blob) {
            return bytes(blob.getBinaryStream(), Long.MAX_VALUE);
        }
        throw Errors.of(
                ErrorCode.TYPE_MISMATCH,
                "An object of class "
                        + value.getClass().getName()
                        + " cannot be a parameter. Convert it to text, a number or a time.");
    }

    private static @Nullable Object[] boxed(Object array) {
        @Nullable Object[] elements = new Object[java.lang.reflect.Array.getLength(array)];
        for (int i = 0; i < elements.length; i++) {
            elements[i] = java.lang.reflect.Array.get(array, i);
        }
        return elements;
    }

    private static List<@Nullable Object> list(@Nullable Object[] elements) throws SQLException {
        List<@Nullable Object> values = new ArrayList<>(elements.length);
        for (Object element : elements) {
            values.add(element == null ? null : of(element));
        }
        return values;
    }

    /** The value of a parameter that is to be of this type of {@link Types}. */
    @SuppressWarnings("JavaUtilDate") // JDBC is made of it
    static Object convert(Object value, int type, int scale) throws SQLException {
        if (type == Types.TIMESTAMP_WITH_TIMEZONE && value instanceof java.util.Date instant) {
            return Instant.ofEpochMilli(instant.getTime()).atOffset(ZoneOffset.UTC);
        }
        Object plain = of(value);
        return switch (type) {
            case Types.BIT, Types.BOOLEAN -> Conversions.toBoolean(plain);
            case Types.TINYINT -> (byte) integer(plain, Byte.MIN_VALUE, Byte.MAX_VALUE, "TINYINT");
            case Types.SMALLINT ->
                    (short) integer(plain, Short.MIN_VALUE, Short.MAX_VALUE, "SMALLINT");
            case Types.INTEGER ->
                    (int) integer(plain, Integer.MIN_VALUE, Integer.MAX_VALUE, "INTEGER");
            case Types.BIGINT -> integer(plain, Long.MIN_VALUE, Long.MAX_VALUE, "BIGINT");
            case Types.REAL -> Conversions.toFloat(plain);
            case Types.FLOAT, Types.DOUBLE -> Conversions.toDouble(plain);
            case Types.DECIMAL, Types.NUMERIC -> decimal(plain, scale);
            case Types.CHAR,
                    Types.VARCHAR,
                    Types.LONGVARCHAR,
                    Types.NCHAR,
                    Types.NVARCHAR,
                    Types.LONGNVARCHAR,
                    Types.CLOB,
                    Types.NCLOB ->
                    Texts.of(plain);
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB ->
                    Conversions.toBytes(plain);
            case Types.DATE -> Temporals.toLocalDate(plain);
            case Types.TIME -> Temporals.toLocalTime(plain);
            case Types.TIMESTAMP -> Temporals.toLocalDateTime(plain);
            case Types.TIMESTAMP_WITH_TIMEZONE -> Temporals.toOffsetDateTime(plain);
            case Types.ARRAY, Types.OTHER, Types.JAVA_OBJECT, Types.NULL -> plain;
            default ->
                    throw Errors.notSupported(
                            "Type " + type + " of java.sql.Types as a parameter", "Leave it out.");
        };
    }

    private static long integer(Object value, long min, long max, String wanted)
            throws SQLException {
        return Conversions.toLong(value, min, max, wanted);
    }

    private static BigDecimal decimal(Object value, int scale) throws SQLException {
        BigDecimal decimal = Conversions.toBigDecimal(value, "DECIMAL");
        return scale < 0 ? decimal : decimal.setScale(scale, RoundingMode.HALF_UP);
    }

    /** The text of a reader, at most so many characters of it. */
    static String text(Reader reader, long length) throws SQLException {
        try (Reader source = reader) {
            StringWriter text = new StringWriter();
            char[] buffer = new char[8192];
            long left = length;
            int read = source.read(buffer, 0, (int) Math.min(left, buffer.length));
            while (read > 0) {
                text.write(buffer, 0, read);
                left -= read;
                read = source.read(buffer, 0, (int) Math.min(left, buffer.length));
            }
            return text.toString();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** The bytes of a stream, at most so many of them. */
    static byte[] bytes(InputStream stream, long length) throws SQLException {
        try (InputStream source = stream) {
            return source.readNBytes((int) Math.min(length, Integer.MAX_VALUE));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static SQLException unreadable(IOException cause) {
        SQLException error =
                Errors.badArgument("The stream of a parameter cannot be read. See the cause.");
        error.initCause(cause);
        return error;
    }
}
