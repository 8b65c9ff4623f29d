package io.tauro.connector.delta;

import io.delta.kernel.types.StructType;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Actions as the kernel takes them, where some writers write them otherwise: paths that are written
 * in two ways or whose first folder has a colon, columns without a type, no schema at all.
 * Stateless.
 */
final class TolerantLog {

    private static final Pattern LOCATION = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:");

    private TolerantLog() {}

    /** Changes values of a row of the log. */
    static @Nullable Object[] mended(StructType schema, @Nullable Object[] row) {
        for (int i = 0; i < row.length; i++) {
            if (row[i] instanceof Object[] action
                    && schema.at(i).getDataType() instanceof StructType type) {
                switch (schema.at(i).getName()) {
                    case "add", "remove", "cdc" -> path(type, action);
                    case "metaData", "metadata" -> schemaString(type, action);
                    default -> {}
                }
            }
        }
        return row;
    }

    private static void path(StructType type, @Nullable Object[] action) {
        int ordinal = type.indexOf("path");
        if (ordinal >= 0 && action[ordinal] instanceof String path) {
            action[ordinal] = path(path);
        }
    }

    /**
     * A time of day as the value of a partition is not the scheme of a location. What is removed
     * may be written in another way than what was added: {@code /a}, {@code file:/a}, {@code
     * file:///a}.
     */
    private static String path(String path) {
        if (path.startsWith("/")) {
            return path.startsWith("//") ? path : "file:" + path;
        }
        if (path.startsWith("file:///")) {
            return "file:" + path.substring("file://".length());
        }
        int colon = path.indexOf(':');
        boolean inFirst = colon >= 0 && path.lastIndexOf('/', colon) < 0;
        return inFirst && !LOCATION.matcher(path).lookingAt() ? "./" + path : path;
    }

    private static void schemaString(StructType type, @Nullable Object[] action) {
        int ordinal = type.indexOf("schemaString");
        if (ordinal >= 0) {
            action[ordinal] =
                    action[ordinal] instanceof String text
                            ? VoidColumns.left(text)
                            : "{\"type\":\"struct\",\"fields\":[]}";
        }
    }
}
