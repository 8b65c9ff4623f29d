package io.tauro.connector.duckdb;

import io.tauro.connector.jdbc.Endpoint;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.spi.ConnectionConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Where a database is, from a URL or a path. A file is opened for reading only, and not made. */
final class DuckDbUrl {

    private static final String PREFIX = "jdbc:duckdb:";
    private static final String READ_ONLY = "duckdb.read_only";

    private DuckDbUrl() {}

    static Endpoint of(ConnectionConfig config) {
        List<String> given =
                Stream.of("url", "path", "database").filter(config.options()::containsKey).toList();
        if (given.size() != 1) {
            throw new TauroException(
                    given.isEmpty() ? ErrorCode.MISSING_OPTION : ErrorCode.INVALID_OPTION,
                    "Connection '"
                            + config.id()
                            + "' needs one of the options 'url' and 'path'. Give one of them.",
                    Map.of("connection", config.id(), "option", "url"),
                    null);
        }
        if (!given.get(0).equals("url")) {
            return file(config, config.path(given.get(0)).orElseThrow(), "");
        }
        String url = config.requireText("url");
        String rest = url.startsWith(PREFIX) ? url.substring(PREFIX.length()) : url;
        int semicolon = rest.indexOf(';');
        String place = semicolon < 0 ? rest : rest.substring(0, semicolon);
        String settings = semicolon < 0 ? "" : rest.substring(semicolon);
        if (place.startsWith("jdbc:") || place.isEmpty() && !url.startsWith(PREFIX)) {
            throw config.invalid("url", "a path, or a URL such as jdbc:duckdb:path");
        }
        if (place.isEmpty() || place.matches(":?memory:.*")) {
            return new Endpoint(PREFIX + rest, place.isEmpty() ? "memory" : place);
        }
        return file(config, config.directory().resolve(place), settings);
    }

    /** Whether a file is opened as this connector does by itself. */
    static boolean isOurs(Endpoint endpoint) {
        return endpoint.url().endsWith(";" + READ_ONLY + "=true");
    }

    /** Whether connections are for reading only. */
    static boolean isReadOnly(ConnectionConfig config) {
        return of(config).url().contains(READ_ONLY + "=true")
                || "true".equals(config.map("properties").get(READ_ONLY));
    }

    /** Where the program itself has the file open for writing, it says so by a property. */
    private static Endpoint file(ConnectionConfig config, Path path, String settings) {
        boolean said =
                config.map("properties").containsKey(READ_ONLY)
                        || config.map("properties").containsKey("access_mode")
                        || settings.contains(READ_ONLY)
                        || settings.contains("access_mode");
        return new Endpoint(
                PREFIX + path + settings + (said ? "" : ";" + READ_ONLY + "=true"),
                path.toString());
    }
}
