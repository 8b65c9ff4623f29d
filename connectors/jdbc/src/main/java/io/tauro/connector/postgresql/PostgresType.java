package io.tauro.connector.postgresql;

import java.util.Set;

/**
 * A type of PostgreSQL.
 *
 * @param name the name that the catalogue has for a type of its own, such as {@code int4}; empty
 *     for others
 * @param precision digits, characters or fraction digits; {@link #NONE} where there are none
 * @param scale fraction digits of numeric, may be negative
 * @param enumeration whether it is an enum
 * @param array whether it is an array of that type
 */
record PostgresType(String name, int precision, int scale, boolean enumeration, boolean array) {

    static final int NONE = -1;

    /** Whatever is read as text only. */
    static final PostgresType OTHER = new PostgresType("", NONE, 0, false);

    private static final int HEADER = 4;

    /** What can be in an array that is read as one. */
    private static final Set<String> ELEMENTS =
            Set.of(
                    "bool",
                    "int2",
                    "int4",
                    "int8",
                    "float4",
                    "float8",
                    "numeric",
                    "date",
                    "time",
                    "timestamp",
                    "timestamptz",
                    "uuid",
                    "bytea",
                    "text",
                    "varchar",
                    "bpchar",
                    "json",
                    "jsonb");

    PostgresType(String name, int precision, int scale, boolean enumeration) {
        this(name, precision, scale, enumeration, false);
    }

    /** The array of it; of a type that is read as text only, nothing but some other type. */
    PostgresType arrayOf() {
        return enumeration || ELEMENTS.contains(name)
                ? new PostgresType(name, precision, scale, enumeration, true)
                : OTHER;
    }

    /** What an array has. */
    PostgresType element() {
        return new PostgresType(name, precision, scale, enumeration);
    }

    /** From what the catalogue keeps, where one number holds precision and scale. */
    static PostgresType ofCatalog(String name, int modifier, boolean enumeration) {
        if (modifier < 0) {
            return new PostgresType(name, NONE, 0, enumeration);
        }
        return switch (name) {
            case "numeric" -> {
                int bits = modifier - HEADER;
                yield new PostgresType(
                        name, bits >> 16 & 0xffff, ((bits & 0x7ff) ^ 1024) - 1024, false);
            }
            case "varchar", "bpchar" -> new PostgresType(name, modifier - HEADER, 0, false);
            default -> new PostgresType(name, modifier, 0, enumeration);
        };
    }

    /** From what the driver says of the columns of a query. */
    static PostgresType ofMetadata(String name, int precision, int scale) {
        if (name.startsWith("_")) {
            return ofMetadata(name.substring(1), precision, scale).arrayOf();
        }
        return switch (name) {
            case "numeric" ->
                    precision <= 0 || scale > precision
                            ? new PostgresType(name, NONE, 0, false)
                            : new PostgresType(name, precision, scale, false);
            case "varchar", "bpchar" ->
                    new PostgresType(
                            name,
                            precision <= 0 || precision > 10_485_760 ? NONE : precision,
                            0,
                            false);
            case "timestamp", "timestamptz", "time" ->
                    new PostgresType(name, Math.min(scale, 6), 0, false);
            default -> new PostgresType(name, NONE, 0, false);
        };
    }
}
