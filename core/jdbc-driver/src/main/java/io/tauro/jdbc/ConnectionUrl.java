package io.tauro.jdbc;

import io.tauro.error.ErrorCode;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;

/**
 * {@code jdbc:tauro:<path of tauro.yaml>}; a relative path is relative to the working directory.
 */
final class ConnectionUrl {

    static final String PREFIX = "jdbc:tauro:";

    private ConnectionUrl() {}

    static boolean isOurs(String url) {
        return url.regionMatches(true, 0, PREFIX, 0, PREFIX.length());
    }

    /** The file that a URL of ours names. */
    static Path file(String url) throws SQLException {
        String path = url.substring(PREFIX.length());
        if (path.isBlank()) {
            throw error("The URL '" + PREFIX + "' names no file.");
        }
        if (hasParameters(path)) {
            throw error(
                    "The URL takes no parameters after '?': user and password are properties, and roles and"
                            + " tenant come from the file.");
        }
        try {
            return Path.of(path);
        } catch (InvalidPathException e) {
            throw error("What follows '" + PREFIX + "' is not the path of a file.");
        }
    }

    private static boolean hasParameters(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        return lower.contains(".yaml?") || lower.contains(".yml?");
    }

    private static SQLException error(String what) {
        return Errors.of(
                ErrorCode.INVALID_CONFIGURATION, what + " Write jdbc:tauro:<path of tauro.yaml>.");
    }
}
