package io.tauro.connector.sqlite;

import io.tauro.connector.jdbc.Endpoint;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.spi.ConnectionConfig;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Which file to open, from a URL or a path. */
final class SqliteFile {

    private static final String PREFIX = "jdbc:sqlite:";

    private SqliteFile() {}

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
            return file(config.path(given.get(0)).orElseThrow(), "");
        }
        String url = config.requireText("url");
        String rest = url.startsWith(PREFIX) ? url.substring(PREFIX.length()) : url;
        if (rest.isBlank()
                || rest.startsWith(":")
                || rest.startsWith("jdbc:")
                || rest.startsWith("file:")) {
            throw config.invalid("url", "a path, or a URL such as jdbc:sqlite:path");
        }
        int question = rest.indexOf('?');
        String path = question < 0 ? rest : rest.substring(0, question);
        try {
            return file(
                    config.directory().resolve(path), question < 0 ? "" : rest.substring(question));
        } catch (InvalidPathException e) {
            throw config.invalid("url", "a path, or a URL such as jdbc:sqlite:path");
        }
    }

    private static Endpoint file(Path path, String parameters) {
        return new Endpoint(PREFIX + path + parameters, path.toString());
    }
}
