package io.tauro.jdbc;

import io.tauro.error.ErrorCode;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.SQLException;
import java.sql.Struct;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * From a value as a batch holds it to what a getter of JDBC promises. What does not fit is an
 * error, never another value; only the fraction of a number is cut off where an integer is wanted,
 * as JDBC drivers do.
 */
final class Conversions {

    private static final int LONG_DIGITS = 19;

    private Conversions() {}

    /** The error of a value that cannot be had as what was asked for. Names no value. */
    static SQLException impossible(Object value, String wanted) {
        return Errors.of(
                ErrorCode.INVALID_CAST,
                "A value of class "
                        + value.getClass().getSimpleName()
                        + " cannot be read as "
                        + wanted
                        + ". Use another getter, or CAST in the query.");
    }

    static SQLException outOfRange(String wanted) {
        return Errors.of(
                ErrorCode.NUMERIC_OVERFLOW,
                "A number does not fit in " + wanted + ". Use a getter of a wider type.");
    }

    static long toLong(Object value, long min, long max, String wanted) throws SQLException {
        if (value instanceof Long
                || value instanceof Integer
                || value instanceof Short
                || value instanceof Byte) {
            return inRange(((Number) value).longValue(), min, max, wanted);
        }
        if (value instanceof Boolean truth) {
            return truth ? 1 : 0;
        }
        if (value instanceof Double || value instanceof Float) {
            return inRange(whole(((Number) value).doubleValue(), wanted), min, max, wanted);
        }
        BigDecimal decimal = toBigDecimal(value, wanted);
        if ((long) decimal.precision() - decimal.scale() > LONG_DIGITS) {
            throw outOfRange(wanted);
        }
        BigInteger whole = decimal.toBigInteger();
        if (whole.bitLength() > 63) {
            throw outOfRange(wanted);
        }
        return inRange(whole.longValue(), min, max, wanted);
    }

    private static long whole(double value, String wanted) throws SQLException {
        if (value >= -0x1p63 && value < 0x1p63) {
            return (long) value;
        }
        throw outOfRange(wanted);
    }

    private static long inRange(long value, long min, long max, String wanted) throws SQLException {
        if (value < min || value > max) {
            throw outOfRange(wanted);
        }
        return value;
    }

    static BigDecimal toBigDecimal(Object value, String wanted) throws SQLException {
        if (value instanceof BigDecimal decimal) {
            return decimal;
        }
        if (value instanceof BigInteger integer) {
            return new BigDecimal(integer);
        }
        if (value instanceof Double || value instanceof Float) {
            return ofFloating((Number) value, wanted);
        }
        if (value instanceof Number number) {
            return BigDecimal.valueOf(number.longValue());
        }
        if (value instanceof Boolean truth) {
            return truth ? BigDecimal.ONE : BigDecimal.ZERO;
        }
        if (value instanceof String text) {
            return ofText(text, wanted);
        }
        throw impossible(value, wanted);
    }

    private static BigDecimal ofFloating(Number value, String wanted) throws SQLException {
        double number = value.doubleValue();
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            throw outOfRange(wanted);
        }
        return new BigDecimal(value.toString());
    }

    private static BigDecimal ofText(String text, String wanted) throws SQLException {
        try {
            return new BigDecimal(text.strip());
        } catch (NumberFormatException e) {
            throw impossible(text, wanted);
        }
    }

    static double toDouble(Object value) throws SQLException {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        if (value instanceof Boolean truth) {
            return truth ? 1 : 0;
        }
        if (value instanceof String text) {
            try {
                return Double.parseDouble(text.strip());
            } catch (NumberFormatException e) {
                throw impossible(value, "double");
            }
        }
        throw impossible(value, "double");
    }

    static float toFloat(Object value) throws SQLException {
        double wide = toDouble(value);
        float narrow = (float) wide;
        if (Float.isInfinite(narrow) && !Double.isInfinite(wide)) {
            throw outOfRange("float");
        }
        return narrow;
    }

    static boolean toBoolean(Object value) throws SQLException {
        if (value instanceof Boolean truth) {
            return truth;
        }
        if (value instanceof BigDecimal decimal) {
            return decimal.signum() != 0;
        }
        if (value instanceof Number number) {
            return number.doubleValue() != 0;
        }
        if (value instanceof String text) {
            return switch (text.strip().toLowerCase(Locale.ROOT)) {
                case "true", "t", "yes", "y", "on", "1" -> true;
                case "false", "f", "no", "n", "off", "0" -> false;
                default -> throw impossible(value, "boolean");
            };
        }
        throw impossible(value, "boolean");
    }

    static byte[] toBytes(Object value) throws SQLException {
        if (value instanceof byte[] bytes) {
            return bytes;
        }
        if (value instanceof String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        if (value instanceof UUID id) {
            return ByteBuffer.allocate(16)
                    .putLong(id.getMostSignificantBits())
                    .putLong(id.getLeastSignificantBits())
                    .array();
        }
        throw impossible(value, "bytes");
    }

    static UUID toUuid(Object value) throws SQLException {
        if (value instanceof UUID id) {
            return id;
        }
        if (value instanceof byte[] bytes && bytes.length == 16) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            return new UUID(buffer.getLong(), buffer.getLong());
        }
        if (value instanceof String text) {
            try {
                return UUID.fromString(text.strip());
            } catch (IllegalArgumentException e) {
                throw impossible(value, "UUID");
            }
        }
        throw impossible(value, "UUID");
    }

    static URL toUrl(Object value) throws SQLException {
        if (value instanceof String text) {
            try {
                return new URL(text);
            } catch (MalformedURLException e) {
                throw impossible(value, "URL");
            }
        }
        throw impossible(value, "URL");
    }

    static Array toArray(Object value, DataType type) throws SQLException {
        if (value instanceof List<?> list && type.kind() == TypeKind.ARRAY) {
            return new TauroArray(type.elementType(), list);
        }
        throw impossible(value, "Array");
    }

    /** The value as {@code getObject} gives it by default: of the class {@link JdbcType} names. */
    static Object toDefault(Object value, DataType type) throws SQLException {
        return switch (type.kind()) {
            case TINYINT, SMALLINT -> ((Number) value).intValue();
            case DATE -> Temporals.toSqlDate(value);
            case TIME -> Temporals.toSqlTime(value);
            case TIMESTAMP -> Temporals.toSqlTimestamp(value);
            case ARRAY -> toArray(value, type);
            case ROW -> toStruct(value, type);
            default -> value;
        };
    }

    private static Struct toStruct(Object value, DataType type) {
        return new TauroStruct(type, (List<?>) value);
    }

    /** A map as it is. */
    static Map<?, ?> toMap(Object value) throws SQLException {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw impossible(value, "Map");
    }
}
