package io.tauro.connector.mysql;

import io.tauro.type.DataType;
import java.util.Locale;

/**
 * A type of MySQL or MariaDB.
 *
 * @param name its name in lower case; {@code bool} for {@code tinyint(1)}
 * @param unsigned whether it has no negative numbers
 * @param size characters, bytes, digits or bits; {@link #UNKNOWN} where that is not known
 * @param scale digits behind the point, or of a fraction of a second
 */
record MySqlType(String name, boolean unsigned, int size, int scale) {

    static final int UNKNOWN = -1;

    /** What VARCHAR can hold at most, so that anything longer is no length that somebody gave. */
    private static final long LONGEST_VARCHAR = 65_535;

    static MySqlType of(String name) {
        return new MySqlType(name, false, UNKNOWN, 0);
    }

    /** From what the catalogue says of a column. */
    static MySqlType ofCatalog(String dataType, String columnType, long size, int scale) {
        String name = dataType.toLowerCase(Locale.ROOT);
        String whole = columnType.toLowerCase(Locale.ROOT);
        if (name.equals("tinyint") && whole.equals("tinyint(1)")) {
            name = "bool";
        }
        return new MySqlType(name, whole.contains(" unsigned"), bounded(size), scale);
    }

    /** From what the driver says of a column of a query. */
    static MySqlType ofMetadata(String typeName, long size, int scale) {
        String whole = typeName.toLowerCase(Locale.ROOT);
        String name = whole.split("[ (]", 2)[0];
        boolean flag = name.equals("tinyint") && size == 1;
        return new MySqlType(
                switch (name) {
                    case "integer" -> "int";
                    case "tinyint" -> flag ? "bool" : name;
                    case "numeric" -> "decimal";
                    default -> name;
                },
                whole.contains("unsigned"),
                bounded(size),
                scale);
    }

    private static int bounded(long size) {
        return size <= 0 || size > LONGEST_VARCHAR ? UNKNOWN : (int) size;
    }

    /** Digits of a fraction of a second. */
    int fraction() {
        return Math.max(0, Math.min(6, scale));
    }

    /** The type here of a number with a point, which may have more digits than fit. */
    DataType decimal() {
        int precision = Math.min(Math.max(1, size), DataType.MAX_DECIMAL_PRECISION);
        return DataType.decimal(precision, Math.min(Math.max(0, scale), precision));
    }

    /**
     * Whether a value may be as long as a packet of the protocol, beyond which functions give null.
     */
    boolean isLong() {
        return name.equals("longtext")
                || name.equals("mediumtext")
                || name.equals("longblob")
                || name.equals("mediumblob");
    }
}
