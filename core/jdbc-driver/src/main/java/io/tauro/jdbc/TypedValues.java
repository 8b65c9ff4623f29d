package io.tauro.jdbc;

import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URL;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Struct;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Collection;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.rowset.serial.SerialBlob;
import javax.sql.rowset.serial.SerialClob;

/** Values as objects of the class that {@code getObject(column, class)} was given. */
final class TypedValues {

    private interface Converter {
        Object convert(Object value, DataType type) throws SQLException;
    }

    private static final Map<Class<?>, Converter> CONVERTERS =
            Map.ofEntries(
                    Map.entry(Object.class, Conversions::toDefault),
                    Map.entry(String.class, (value, type) -> Texts.of(value)),
                    Map.entry(Boolean.class, (value, type) -> Conversions.toBoolean(value)),
                    Map.entry(
                            Byte.class,
                            (value, type) ->
                                    (byte) integer(value, Byte.MIN_VALUE, Byte.MAX_VALUE, "byte")),
                    Map.entry(
                            Short.class,
                            (value, type) ->
                                    (short)
                                            integer(
                                                    value,
                                                    Short.MIN_VALUE,
                                                    Short.MAX_VALUE,
                                                    "short")),
                    Map.entry(
                            Integer.class,
                            (value, type) ->
                                    (int)
                                            integer(
                                                    value,
                                                    Integer.MIN_VALUE,
                                                    Integer.MAX_VALUE,
                                                    "int")),
                    Map.entry(
                            Long.class,
                            (value, type) ->
                                    integer(value, Long.MIN_VALUE, Long.MAX_VALUE, "long")),
                    Map.entry(Float.class, (value, type) -> Conversions.toFloat(value)),
                    Map.entry(Double.class, (value, type) -> Conversions.toDouble(value)),
                    Map.entry(
                            BigDecimal.class,
                            (value, type) -> Conversions.toBigDecimal(value, "BigDecimal")),
                    Map.entry(Number.class, (value, type) -> number(value)),
                    Map.entry(BigInteger.class, (value, type) -> bigInteger(value)),
                    Map.entry(byte[].class, (value, type) -> Conversions.toBytes(value)),
                    Map.entry(UUID.class, (value, type) -> Conversions.toUuid(value)),
                    Map.entry(URL.class, (value, type) -> Conversions.toUrl(value)),
                    Map.entry(LocalDate.class, (value, type) -> Temporals.toLocalDate(value)),
                    Map.entry(LocalTime.class, (value, type) -> Temporals.toLocalTime(value)),
                    Map.entry(
                            LocalDateTime.class, (value, type) -> Temporals.toLocalDateTime(value)),
                    Map.entry(
                            OffsetDateTime.class,
                            (value, type) -> Temporals.toOffsetDateTime(value)),
                    Map.entry(OffsetTime.class, (value, type) -> Temporals.toOffsetTime(value)),
                    Map.entry(
                            ZonedDateTime.class,
                            (value, type) -> Temporals.toOffsetDateTime(value).toZonedDateTime()),
                    Map.entry(
                            Instant.class,
                            (value, type) -> Temporals.toOffsetDateTime(value).toInstant()),
                    Map.entry(
                            Year.class,
                            (value, type) ->
                                    Year.of(
                                            (int)
                                                    integer(
                                                            value,
                                                            Year.MIN_VALUE,
                                                            Year.MAX_VALUE,
                                                            "Year"))),
                    Map.entry(Date.class, (value, type) -> Temporals.toSqlDate(value)),
                    Map.entry(Time.class, (value, type) -> Temporals.toSqlTime(value)),
                    Map.entry(Timestamp.class, (value, type) -> Temporals.toSqlTimestamp(value)),
                    Map.entry(
                            java.util.Date.class, (value, type) -> Temporals.toSqlTimestamp(value)),
                    Map.entry(Calendar.class, (value, type) -> calendar(value)),
                    Map.entry(Period.class, (value, type) -> same(value, Period.class)),
                    Map.entry(Duration.class, (value, type) -> same(value, Duration.class)),
                    Map.entry(Array.class, Conversions::toArray),
                    Map.entry(Struct.class, (value, type) -> struct(value, type)),
                    Map.entry(List.class, (value, type) -> same(value, List.class)),
                    Map.entry(Collection.class, (value, type) -> same(value, List.class)),
                    Map.entry(Map.class, (value, type) -> same(value, Map.class)),
                    Map.entry(Blob.class, (value, type) -> blob(value)),
                    Map.entry(Clob.class, (value, type) -> clob(value)));

    private static final Map<Class<?>, Class<?>> BOXES =
            Map.of(
                    boolean.class, Boolean.class,
                    byte.class, Byte.class,
                    short.class, Short.class,
                    int.class, Integer.class,
                    long.class, Long.class,
                    float.class, Float.class,
                    double.class, Double.class);

    private TypedValues() {}

    /** The value, not null, as an object of this class. */
    @SuppressWarnings("unchecked") // Class.cast refuses the classes of primitives
    static <T> T convert(Object value, DataType type, Class<T> wanted) throws SQLException {
        Converter converter = CONVERTERS.get(BOXES.getOrDefault(wanted, wanted));
        if (converter != null) {
            return (T) converter.convert(value, type);
        }
        if (wanted.isInstance(value)) {
            return wanted.cast(value);
        }
        throw Conversions.impossible(value, wanted.getName());
    }

    static long integer(Object value, long min, long max, String wanted) throws SQLException {
        return Conversions.toLong(value, min, max, wanted);
    }

    private static Number number(Object value) throws SQLException {
        return value instanceof Number number ? number : Conversions.toBigDecimal(value, "Number");
    }

    private static BigInteger bigInteger(Object value) throws SQLException {
        BigDecimal decimal = Conversions.toBigDecimal(value, "BigInteger");
        if ((long) decimal.precision() - decimal.scale() > 10_000) {
            throw Conversions.outOfRange("BigInteger");
        }
        return decimal.toBigInteger();
    }

    private static Calendar calendar(Object value) throws SQLException {
        Calendar calendar = new GregorianCalendar();
        calendar.setTimeInMillis(Temporals.toSqlTimestamp(value).getTime());
        return calendar;
    }

    private static Object same(Object value, Class<?> wanted) throws SQLException {
        if (wanted.isInstance(value)) {
            return value;
        }
        throw Conversions.impossible(value, wanted.getSimpleName());
    }

    private static Struct struct(Object value, DataType type) throws SQLException {
        if (type.kind() == TypeKind.ROW && value instanceof List<?> fields) {
            return new TauroStruct(type, fields);
        }
        throw Conversions.impossible(value, "Struct");
    }

    static Blob blob(Object value) throws SQLException {
        return new SerialBlob(Conversions.toBytes(value));
    }

    static Clob clob(Object value) throws SQLException {
        return new SerialClob(Texts.of(value).toCharArray());
    }
}
