package io.tauro.type;

import io.tauro.type.TypeKind.Physical;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The type of a value: a kind, with its precision, scale and parts where the kind has them.
 * Immutable.
 *
 * <p>Whether a value may be null is a property of the {@link Column}, not of the type.
 *
 * @param kind the family of the type
 * @param precision digits of a DECIMAL (1 to 38), length in characters of CHAR and VARCHAR or bytes
 *     of VARBINARY, fraction digits of TIME and timestamps (0 to 6); {@link #UNBOUNDED} where there
 *     is none or no limit
 * @param scale fraction digits of a DECIMAL (0 to precision), else 0
 * @param fields the element of an ARRAY, key and value of a MAP, the fields of a ROW; else empty
 */
public record DataType(TypeKind kind, int precision, int scale, List<Column> fields) {

    /** The precision of a type that has none, or no limit. */
    public static final int UNBOUNDED = -1;

    /** The most digits a DECIMAL can have. */
    public static final int MAX_DECIMAL_PRECISION = 38;

    public static final DataType BOOLEAN = simple(TypeKind.BOOLEAN);
    public static final DataType TINYINT = simple(TypeKind.TINYINT);
    public static final DataType SMALLINT = simple(TypeKind.SMALLINT);
    public static final DataType INTEGER = simple(TypeKind.INTEGER);
    public static final DataType BIGINT = simple(TypeKind.BIGINT);
    public static final DataType REAL = simple(TypeKind.REAL);
    public static final DataType DOUBLE = simple(TypeKind.DOUBLE);

    /** Text without a limit. */
    public static final DataType VARCHAR = simple(TypeKind.VARCHAR);

    /** Bytes without a limit. */
    public static final DataType VARBINARY = simple(TypeKind.VARBINARY);

    public static final DataType DATE = simple(TypeKind.DATE);

    /** TIME with microseconds. */
    public static final DataType TIME = new DataType(TypeKind.TIME, 6, 0, List.of());

    /** TIMESTAMP with microseconds. */
    public static final DataType TIMESTAMP = timestamp(6);

    /** TIMESTAMP WITH TIME ZONE with microseconds. */
    public static final DataType TIMESTAMP_WITH_TIME_ZONE = timestampWithTimeZone(6);

    public static final DataType INTERVAL_YEAR_MONTH = simple(TypeKind.INTERVAL_YEAR_MONTH);
    public static final DataType INTERVAL_DAY_SECOND = simple(TypeKind.INTERVAL_DAY_SECOND);
    public static final DataType UUID = simple(TypeKind.UUID);
    public static final DataType JSON = simple(TypeKind.JSON);
    public static final DataType NULL = simple(TypeKind.NULL);

    /** Checks precision, scale and parts against the kind. */
    public DataType {
        Objects.requireNonNull(kind, "kind");
        fields = List.copyOf(fields);
        switch (kind) {
            case DECIMAL -> {
                if (precision < 1
                        || precision > MAX_DECIMAL_PRECISION
                        || scale < 0
                        || scale > precision) {
                    throw new IllegalArgumentException(
                            "DECIMAL("
                                    + precision
                                    + ","
                                    + scale
                                    + ") is not within DECIMAL(38,0..38)");
                }
            }
            case TIME, TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE -> {
                if (precision < 0 || precision > 6) {
                    throw new IllegalArgumentException(
                            kind + " keeps 0 to 6 fraction digits, not " + precision);
                }
            }
            case ARRAY -> requireFields(kind, fields, 1);
            case MAP -> requireFields(kind, fields, 2);
            default -> {}
        }
    }

    // Written out, as in other records that each query compares: the JVM puts together of method
    // handles what a record gets by itself, and a new process pays for that with a tenth of its
    // start.
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof DataType type
                        && kind == type.kind
                        && precision == type.precision
                        && scale == type.scale
                        && fields.equals(type.fields);
    }

    @Override
    public int hashCode() {
        return ((kind.hashCode() * 31 + precision) * 31 + scale) * 31 + fields.hashCode();
    }

    private static void requireFields(TypeKind kind, List<Column> fields, int expected) {
        if (fields.size() != expected) {
            throw new IllegalArgumentException(
                    kind + " has " + expected + " parts, not " + fields.size());
        }
    }

    private static DataType simple(TypeKind kind) {
        return new DataType(kind, UNBOUNDED, 0, List.of());
    }

    /** DECIMAL with so many digits, of which {@code scale} are behind the point. */
    public static DataType decimal(int precision, int scale) {
        return new DataType(TypeKind.DECIMAL, precision, scale, List.of());
    }

    /** Text of at most {@code length} characters (code points). */
    public static DataType varchar(int length) {
        return new DataType(TypeKind.VARCHAR, length, 0, List.of());
    }

    /** Text of {@code length} characters (code points); values are kept without trailing spaces. */
    public static DataType character(int length) {
        return new DataType(TypeKind.CHAR, length, 0, List.of());
    }

    /** Bytes, at most {@code length} of them. */
    public static DataType varbinary(int length) {
        return new DataType(TypeKind.VARBINARY, length, 0, List.of());
    }

    /** TIME with so many fraction digits, 0 to 6. */
    public static DataType time(int precision) {
        return new DataType(TypeKind.TIME, precision, 0, List.of());
    }

    /** TIMESTAMP with so many fraction digits, 0 to 6. */
    public static DataType timestamp(int precision) {
        return new DataType(TypeKind.TIMESTAMP, precision, 0, List.of());
    }

    /** TIMESTAMP WITH TIME ZONE with so many fraction digits, 0 to 6. */
    public static DataType timestampWithTimeZone(int precision) {
        return new DataType(TypeKind.TIMESTAMP_WITH_TIME_ZONE, precision, 0, List.of());
    }

    /** An ARRAY of nullable elements. */
    public static DataType array(DataType element) {
        return new DataType(TypeKind.ARRAY, UNBOUNDED, 0, List.of(Column.of("element", element)));
    }

    /** A MAP from keys that are not null to nullable values. */
    public static DataType map(DataType key, DataType value) {
        return new DataType(
                TypeKind.MAP,
                UNBOUNDED,
                0,
                List.of(Column.of("key", key).notNull(), Column.of("value", value)));
    }

    /** A ROW of named fields. */
    public static DataType row(List<Column> fields) {
        return new DataType(TypeKind.ROW, UNBOUNDED, 0, fields);
    }

    /**
     * Reads a type as SQL writes it, for example {@code DECIMAL(10,4)}, {@code varchar}, {@code
     * TIMESTAMP(3) WITH TIME ZONE} or {@code BIGINT ARRAY}.
     *
     * @throws IllegalArgumentException if the text is not a type, with a message that says what was
     *     found
     */
    public static DataType parse(String text) {
        return new DataTypeParser(text).parse();
    }

    /** The layout of values in a vector. */
    public Physical physical() {
        return kind.physical();
    }

    /** The class of values when they are boxed, for example {@code BigDecimal} for DECIMAL. */
    public Class<?> javaType() {
        return switch (kind) {
            case BOOLEAN -> Boolean.class;
            case TINYINT -> Byte.class;
            case SMALLINT -> Short.class;
            case INTEGER -> Integer.class;
            case BIGINT -> Long.class;
            case DECIMAL -> BigDecimal.class;
            case REAL -> Float.class;
            case DOUBLE -> Double.class;
            case CHAR, VARCHAR, JSON -> String.class;
            case VARBINARY -> byte[].class;
            case DATE -> LocalDate.class;
            case TIME -> LocalTime.class;
            case TIMESTAMP -> LocalDateTime.class;
            case TIMESTAMP_WITH_TIME_ZONE -> OffsetDateTime.class;
            case INTERVAL_YEAR_MONTH -> Period.class;
            case INTERVAL_DAY_SECOND -> Duration.class;
            case UUID -> UUID.class;
            case ARRAY, ROW -> List.class;
            case MAP -> Map.class;
            case NULL -> Void.class;
        };
    }

    /** The element type of an ARRAY. */
    public DataType elementType() {
        if (kind != TypeKind.ARRAY) {
            throw new IllegalStateException(this + " has no elements");
        }
        return fields.get(0).type();
    }

    /** The type as SQL writes it. */
    @Override
    public String toString() {
        String name = kind.name().replace('_', ' ');
        return switch (kind) {
            case DECIMAL -> name + "(" + precision + "," + scale + ")";
            case CHAR, VARCHAR, VARBINARY ->
                    precision == UNBOUNDED ? name : name + "(" + precision + ")";
            case TIME, TIMESTAMP -> precision == 6 ? name : name + "(" + precision + ")";
            case TIMESTAMP_WITH_TIME_ZONE ->
                    "TIMESTAMP" + (precision == 6 ? "" : "(" + precision + ")") + " WITH TIME ZONE";
            case ARRAY -> elementType() + " ARRAY";
            case MAP -> "MAP<" + fields.get(0).type() + "," + fields.get(1).type() + ">";
            case ROW ->
                    fields.stream()
                            .map(field -> field.name() + " " + field.type())
                            .collect(Collectors.joining(", ", "ROW(", ")"));
            default -> name.toUpperCase(Locale.ROOT);
        };
    }
}
