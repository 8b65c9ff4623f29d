package io.tauro.connector.sqlite;

import io.tauro.type.DataType;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * From the type that a column was declared with to ours, by the rules that SQLite has for its
 * affinity.
 */
final class SqliteType {

    private static final Pattern NUMBERS =
            Pattern.compile("\\(\\s*(\\d+)\\s*(?:,\\s*(\\d+)\\s*)?\\)");

    private SqliteType() {}

    /** The type; empty where the declaration says nothing about the values. */
    static Optional<DataType> of(String declared) {
        String upper = declared.toUpperCase(Locale.ROOT).trim();
        String name = upper.replaceAll("\\s*\\(.*", "");
        return switch (name) {
            case "BOOLEAN", "BOOL" -> Optional.of(DataType.BOOLEAN);
            case "DATE" -> Optional.of(DataType.DATE);
            case "TIME" -> Optional.of(DataType.TIME);
            case "DATETIME", "TIMESTAMP", "TIMESTAMP WITHOUT TIME ZONE" ->
                    Optional.of(DataType.TIMESTAMP);
            case "DECIMAL", "NUMERIC", "DEC", "NUMBER" -> Optional.of(decimal(upper));
            default -> byAffinity(name);
        };
    }

    private static DataType decimal(String declared) {
        Matcher numbers = NUMBERS.matcher(declared);
        if (!numbers.find()) {
            return DataType.DOUBLE;
        }
        int precision =
                Math.min(Integer.parseInt(numbers.group(1)), DataType.MAX_DECIMAL_PRECISION);
        int scale = numbers.group(2) == null ? 0 : Integer.parseInt(numbers.group(2));
        return precision == 0 || scale > precision
                ? DataType.DOUBLE
                : DataType.decimal(precision, scale);
    }

    private static Optional<DataType> byAffinity(String name) {
        if (name.contains("INT")) {
            return Optional.of(DataType.BIGINT);
        }
        if (isText(name)) {
            return Optional.of(DataType.VARCHAR);
        }
        if (name.contains("BLOB")) {
            return Optional.of(DataType.VARBINARY);
        }
        return name.contains("REAL") || name.contains("FLOA") || name.contains("DOUB")
                ? Optional.of(DataType.DOUBLE)
                : Optional.empty();
    }

    private static boolean isText(String name) {
        return name.contains("CHAR") || name.contains("CLOB") || name.contains("TEXT");
    }

    /** What all of these storage classes can be read as; text if they are mixed. */
    static DataType ofClasses(java.util.Set<String> classes) {
        if (classes.equals(java.util.Set.of("integer"))) {
            return DataType.BIGINT;
        }
        if (classes.contains("real") && java.util.Set.of("integer", "real").containsAll(classes)) {
            return DataType.DOUBLE;
        }
        return classes.equals(java.util.Set.of("blob")) ? DataType.VARBINARY : DataType.VARCHAR;
    }
}
