package io.tauro.connector.h2;

import io.tauro.connector.jdbc.Endpoint;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.spi.ConnectionConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Where a database is, from a URL or a path. One that is not there is not made, and a file is
 * opened for reading only.
 */
final class H2Url {

    private static final String PREFIX = "jdbc:h2:";
    private static final List<String> SERVERS = List.of("tcp:", "ssl:");

    private H2Url() {}

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
        String rest = url.startsWith(PREFIX) ? url.substring(PREFIX.length()) : "";
        int semicolon = rest.indexOf(';');
        String place = semicolon < 0 ? rest : rest.substring(0, semicolon);
        String settings = semicolon < 0 ? "" : rest.substring(semicolon);
        if (place.isBlank() || place.equals("mem:") || has(settings, "INIT")) {
            throw config.invalid(
                    "url", "a URL such as jdbc:h2:file:path, with a name and without INIT");
        }
        if (SERVERS.stream().anyMatch(place::startsWith)) {
            return new Endpoint(url, place);
        }
        if (place.matches("(?!file:)[A-Za-z]{2,}:.*")) {
            return new Endpoint(PREFIX + place + with(settings, "IFEXISTS", "TRUE"), place);
        }
        String path = place.startsWith("file:") ? place.substring("file:".length()) : place;
        return file(
                path.startsWith("~") ? Path.of(path) : config.directory().resolve(path), settings);
    }

    private static Endpoint file(Path path, String settings) {
        String named = path.toString().replaceFirst("\\.mv\\.db$", "");
        String all = with(settings, "IFEXISTS", "TRUE");
        if (!has(settings, "AUTO_SERVER")) {
            all = with(all, "ACCESS_MODE_DATA", "r");
        }
        return new Endpoint(PREFIX + "file:" + named + all, named);
    }

    private static String with(String settings, String name, String value) {
        return has(settings, name) ? settings : settings + ";" + name + "=" + value;
    }

    private static boolean has(String settings, String name) {
        return settings.toUpperCase(Locale.ROOT).contains(";" + name + "=");
    }
}
