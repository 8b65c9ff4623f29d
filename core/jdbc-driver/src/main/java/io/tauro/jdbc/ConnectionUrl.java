package io.tauro.jdbc;

import io.tauro.error.ErrorCode;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/**
 * {@code jdbc:tauro:<path of tauro.yaml>}; a relative path is relative to the working directory.
 */
final class ConnectionUrl {

    static final String PREFIX = "jdbc:tauro:";

    private static final List<String> MARKS = List.of("?", ";", "&", "#");

    private ConnectionUrl() {}

    static boolean isOurs(String url) {
        return url.regionMatches(true, 0, PREFIX, 0, PREFIX.length());
    }

    /**
     * The file that a URL of ours names. What seems to be parameters is refused and not shown: it
     * could be a secret, and URLs are shown by pools and tools.
     */
    static Path file(String url) throws SQLException {
        String path = url.substring(PREFIX.length());
        if (path.isBlank()) {
            throw error("The URL '" + PREFIX + "' names no file.");
        }
        if (hasParameters(path)) {
            throw error(
                    "The URL takes no parameters after '?' or ';': user, password, token and api_key are"
                            + " properties, and roles and tenant come from the file.");
        }
        try {
            return Path.of(path);
        } catch (InvalidPathException e) {
            throw error("What follows '" + PREFIX + "' is not the path of a file.");
        }
    }

    private static boolean hasParameters(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        return MARKS.stream()
                .anyMatch(mark -> lower.contains(".yaml" + mark) || lower.contains(".yml" + mark));
    }

    private static SQLException error(String what) {
        return Errors.of(
                ErrorCode.INVALID_CONFIGURATION, what + " Write jdbc:tauro:<path of tauro.yaml>.");
    }
}
