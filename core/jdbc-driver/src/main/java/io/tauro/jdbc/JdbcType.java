package io.tauro.jdbc;

import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Date;
import java.sql.Struct;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.Map;
import java.util.UUID;

/** What JDBC says of a type: the constant, the class of {@code getObject}, sizes. */
final class JdbcType {

    /** What stands for a length without limit. */
    static final int NO_LIMIT = Integer.MAX_VALUE;

    private JdbcType() {}

    /** The constant of {@link Types}. */
    static int code(DataType type) {
        return switch (type.kind()) {
            case BOOLEAN -> Types.BOOLEAN;
            case TINYINT -> Types.TINYINT;
            case SMALLINT -> Types.SMALLINT;
            case INTEGER -> Types.INTEGER;
            case BIGINT -> Types.BIGINT;
            case DECIMAL -> Types.DECIMAL;
            case REAL -> Types.REAL;
            case DOUBLE -> Types.DOUBLE;
            case CHAR -> Types.CHAR;
            case VARCHAR, JSON -> Types.VARCHAR;
            case VARBINARY -> Types.VARBINARY;
            case DATE -> Types.DATE;
            case TIME -> Types.TIME;
            case TIMESTAMP -> Types.TIMESTAMP;
            case TIMESTAMP_WITH_TIME_ZONE -> Types.TIMESTAMP_WITH_TIMEZONE;
            case INTERVAL_YEAR_MONTH, INTERVAL_DAY_SECOND, UUID -> Types.OTHER;
            case ARRAY -> Types.ARRAY;
            case MAP -> Types.JAVA_OBJECT;
            case ROW -> Types.STRUCT;
            case NULL -> Types.NULL;
        };
    }

    /** The name without precision and scale, as {@code TYPE_NAME} has it. */
    static String name(DataType type) {
        return switch (type.kind()) {
            case TIMESTAMP_WITH_TIME_ZONE -> "TIMESTAMP WITH TIME ZONE";
            case INTERVAL_YEAR_MONTH -> "INTERVAL YEAR TO MONTH";
            case INTERVAL_DAY_SECOND -> "INTERVAL DAY TO SECOND";
            case ARRAY -> name(type.elementType()) + " ARRAY";
            default -> type.kind().name();
        };
    }

    /** The class of what {@code getObject} gives: the one that the JDBC specification names. */
    static Class<?> javaClass(DataType type) {
        return switch (type.kind()) {
            case BOOLEAN -> Boolean.class;
            case TINYINT, SMALLINT, INTEGER -> Integer.class;
            case BIGINT -> Long.class;
            case DECIMAL -> BigDecimal.class;
            case REAL -> Float.class;
            case DOUBLE -> Double.class;
            case CHAR, VARCHAR, JSON -> String.class;
            case VARBINARY -> byte[].class;
            case DATE -> Date.class;
            case TIME -> Time.class;
            case TIMESTAMP -> Timestamp.class;
            case TIMESTAMP_WITH_TIME_ZONE -> OffsetDateTime.class;
            case INTERVAL_YEAR_MONTH -> Period.class;
            case INTERVAL_DAY_SECOND -> Duration.class;
            case UUID -> UUID.class;
            case ARRAY -> Array.class;
            case MAP -> Map.class;
            case ROW -> Struct.class;
            case NULL -> Object.class;
        };
    }

    /** Digits of a number, characters of text or of a date's text, bytes of a binary. */
    static int precision(DataType type) {
        return switch (type.kind()) {
            case BOOLEAN -> 1;
            case TINYINT -> 3;
            case SMALLINT -> 5;
            case INTEGER -> 10;
            case BIGINT -> 19;
            case DECIMAL -> type.precision();
            case REAL -> 7;
            case DOUBLE -> 15;
            case CHAR, VARCHAR, VARBINARY ->
                    type.precision() == DataType.UNBOUNDED ? NO_LIMIT : type.precision();
            case JSON -> NO_LIMIT;
            case DATE, TIME, TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE -> displaySize(type);
            case UUID -> 36;
            default -> 0;
        };
    }

    /** Digits behind the point: of a DECIMAL, and of the seconds of a time. */
    static int scale(DataType type) {
        return switch (type.kind()) {
            case DECIMAL -> type.scale();
            case TIME, TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE -> type.precision();
            default -> 0;
        };
    }

    /** The most characters of {@code getString}. */
    static int displaySize(DataType type) {
        return switch (type.kind()) {
            case BOOLEAN -> 5;
            case TINYINT -> 4;
            case SMALLINT -> 6;
            case INTEGER -> 11;
            case BIGINT -> 20;
            case DECIMAL -> type.precision() + 2;
            case REAL -> 15;
            case DOUBLE -> 25;
            case VARBINARY ->
                    type.precision() == DataType.UNBOUNDED || type.precision() > NO_LIMIT / 2
                            ? NO_LIMIT
                            : 2 * type.precision();
            case DATE -> 10;
            case TIME -> 8 + fraction(type);
            case TIMESTAMP -> 19 + fraction(type);
            case TIMESTAMP_WITH_TIME_ZONE -> 25 + fraction(type);
            case INTERVAL_YEAR_MONTH, INTERVAL_DAY_SECOND -> 40;
            case NULL -> 4;
            case ARRAY, MAP, ROW -> NO_LIMIT;
            default -> precision(type);
        };
    }

    private static int fraction(DataType type) {
        return type.precision() == 0 ? 0 : type.precision() + 1;
    }

    static boolean isSigned(DataType type) {
        return type.kind().isNumeric();
    }

    /** The literal's prefix and suffix; null where there is none. */
    static boolean isQuoted(TypeKind kind) {
        return kind.isText() || kind.isTemporal();
    }
}
