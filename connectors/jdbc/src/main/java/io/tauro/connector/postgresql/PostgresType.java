package io.tauro.connector.postgresql;

/**
 * A type of PostgreSQL.
 *
 * @param name the name that the catalogue has for a type of its own, such as {@code int4}; empty
 *     for others
 * @param precision digits, characters or fraction digits; {@link #NONE} where there are none
 * @param scale fraction digits of numeric, may be negative
 * @param enumeration whether it is an enum
 */
record PostgresType(String name, int precision, int scale, boolean enumeration) {

    static final int NONE = -1;

    private static final int HEADER = 4;

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
