package io.tauro.connector.postgresql;

import io.tauro.connector.jdbc.Endpoint;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.spi.ConnectionConfig;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** Where PostgreSQL is, from a URL or from host, port and database. */
final class PostgresUrl {

    private static final String PREFIX = "jdbc:postgresql:";

    private PostgresUrl() {}

    static Endpoint of(ConnectionConfig config) {
        Optional<String> url = config.text("url");
        Optional<String> host = config.text("host");
        if (url.isPresent() == host.isPresent()) {
            throw new TauroException(
                    url.isPresent() ? ErrorCode.INVALID_OPTION : ErrorCode.MISSING_OPTION,
                    "Connection '"
                            + config.id()
                            + "' needs either the option 'url' or the option 'host'. Give one of them.",
                    Map.of("connection", config.id(), "option", "url"),
                    null);
        }
        return url.isPresent() ? fromUrl(config, url.get()) : fromParts(config, host.orElseThrow());
    }

    private static Endpoint fromUrl(ConnectionConfig config, String url) {
        if (!url.startsWith(PREFIX)) {
            throw config.invalid("url", "a URL such as jdbc:postgresql://host:5432/database");
        }
        for (String option : new String[] {"port", "database"}) {
            if (config.options().containsKey(option)) {
                throw config.invalid(option, "left out where there is a url");
            }
        }
        return new Endpoint(url, address(url.substring(PREFIX.length())));
    }

    /** Host and port, without what may stand before and behind them. */
    private static String address(String rest) {
        if (!rest.startsWith("//")) {
            return "localhost:5432";
        }
        String authority = rest.substring(2).split("[/?]", 2)[0];
        String hosts = authority.substring(authority.lastIndexOf('@') + 1);
        boolean port = hosts.lastIndexOf(':') > hosts.lastIndexOf(']');
        return hosts.isEmpty() ? "localhost:5432" : port ? hosts : hosts + ":5432";
    }

    private static Endpoint fromParts(ConnectionConfig config, String host) {
        int port = config.integer("port").orElse(5432);
        if (port < 1 || port > 65535) {
            throw config.invalid("port", "between 1 and 65535");
        }
        String bare =
                host.startsWith("[") && host.endsWith("]")
                        ? host.substring(1, host.length() - 1)
                        : host;
        if (!bare.matches("[A-Za-z0-9._:%-]+")) {
            throw config.invalid("host", "a host name or an address");
        }
        String address = (bare.contains(":") ? "[" + bare + "]" : bare) + ":" + port;
        String database =
                URLEncoder.encode(config.text("database").orElse(""), StandardCharsets.UTF_8);
        return new Endpoint(PREFIX + "//" + address + "/" + database.replace("+", "%20"), address);
    }
}
