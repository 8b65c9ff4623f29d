package io.tauro.connector.oracle;

import io.tauro.connector.jdbc.Endpoint;
import io.tauro.connector.jdbc.UrlOrParts;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.spi.ConnectionConfig;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where Oracle is: a URL of the driver (easy connect, a descriptor, a TNS name, a SID), or host
 * with a service or a SID, or a TNS name.
 */
final class OracleUrl {

    private static final String THIN = "jdbc:oracle:thin:";

    private static final UrlOrParts PARTS =
            new UrlOrParts(
                    "jdbc:oracle:",
                    "jdbc:oracle:thin:@//host:1521/service",
                    "host",
                    List.of("port", "service_name", "sid", "tns_name"));

    private static final Pattern DESCRIPTOR_HOST =
            Pattern.compile("\\(\\s*HOST\\s*=\\s*([^)\\s]+)\\s*\\)", Pattern.CASE_INSENSITIVE);
    private static final Pattern DESCRIPTOR_PORT =
            Pattern.compile("\\(\\s*PORT\\s*=\\s*(\\d+)\\s*\\)", Pattern.CASE_INSENSITIVE);
    private static final Pattern PLAIN =
            Pattern.compile("(?:tcps?:)?(?://)?([^/:?()]+|\\[[^]]+])(?::(\\d+))?([/:].*)?");

    private OracleUrl() {}

    static Endpoint of(ConnectionConfig config) {
        Optional<String> tns = config.text("tns_name");
        if (tns.isPresent()) {
            for (String option : List.of("url", "host", "port", "service_name", "sid")) {
                if (config.options().containsKey(option)) {
                    throw config.invalid(option, "left out where there is a tns_name");
                }
            }
            String name = UrlOrParts.name(config, "tns_name", tns.get());
            return new Endpoint(THIN + "@" + name, name);
        }
        Endpoint known = PARTS.endpoint(config, host -> fromParts(config, host));
        return config.text("url").isPresent()
                ? new Endpoint(known.url(), display(known.url()))
                : known;
    }

    private static Endpoint fromParts(ConnectionConfig config, String host) {
        String address = UrlOrParts.address(config, host, 1521);
        Optional<String> service = config.text("service_name");
        Optional<String> sid = config.text("sid");
        if (service.isPresent() == sid.isPresent()) {
            throw new TauroException(
                    service.isPresent() ? ErrorCode.INVALID_OPTION : ErrorCode.MISSING_OPTION,
                    "Connection '"
                            + config.id()
                            + "' needs either the option 'service_name' or the option 'sid'. Give one of them.",
                    Map.of("connection", config.id(), "option", "service_name"),
                    null);
        }
        String database =
                service.isPresent()
                        ? "//"
                                + address
                                + "/"
                                + UrlOrParts.name(config, "service_name", service.get())
                        : address + ":" + UrlOrParts.name(config, "sid", sid.orElseThrow());
        return new Endpoint(THIN + "@" + database, address);
    }

    /** Host and port, or the TNS name; what may stand before {@code @} are user and password. */
    private static String display(String url) {
        String target = url.substring(url.lastIndexOf('@') + 1);
        if (target.contains("(")) {
            Matcher host = DESCRIPTOR_HOST.matcher(target);
            Matcher port = DESCRIPTOR_PORT.matcher(target);
            return host.find()
                    ? host.group(1) + ":" + (port.find() ? port.group(1) : "1521")
                    : "its url";
        }
        Matcher plain = PLAIN.matcher(target.split("\\?", 2)[0]);
        if (!plain.matches()) {
            return "its url";
        }
        boolean name = plain.group(2) == null && plain.group(3) == null;
        String port = plain.group(2) == null ? "1521" : plain.group(2);
        return name ? plain.group(1) : plain.group(1) + ":" + port;
    }
}
