package io.tauro.connector.jdbc;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.spi.ConnectionConfig;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a connection goes: a URL that the user wrote, or one made of options.
 *
 * @param prefix what a URL begins with
 * @param example such a URL
 * @param leading the option that stands for the URL when there is none
 * @param others options that say the same as the URL
 */
public record UrlOrParts(String prefix, String example, String leading, List<String> others) {

    private static final Pattern AUTHORITY = Pattern.compile("//(?:[^/?;@]*@)?([^/?;]*)");

    /** The URL, or what is made of the options. */
    public Endpoint endpoint(ConnectionConfig config, Function<String, Endpoint> fromParts) {
        Optional<String> url = config.text("url");
        Optional<String> part = config.text(leading);
        if (url.isPresent() == part.isPresent()) {
            throw new TauroException(
                    url.isPresent() ? ErrorCode.INVALID_OPTION : ErrorCode.MISSING_OPTION,
                    "Connection '"
                            + config.id()
                            + "' needs either the option 'url' or the option '"
                            + leading
                            + "'. Give one of them.",
                    Map.of("connection", config.id(), "option", "url"),
                    null);
        }
        if (url.isEmpty()) {
            return fromParts.apply(part.orElseThrow());
        }
        if (!url.get().startsWith(prefix)) {
            throw config.invalid("url", "a URL such as " + example);
        }
        for (String option : others) {
            if (config.options().containsKey(option)) {
                throw config.invalid(option, "left out where there is a url");
            }
        }
        Matcher authority = AUTHORITY.matcher(url.get());
        return new Endpoint(url.get(), authority.find() ? authority.group(1) : "its url");
    }

    /** The host and port of options, checked. */
    public static String address(ConnectionConfig config, String host, int defaultPort) {
        int port = config.integer("port").orElse(defaultPort);
        if (port < 1 || port > 65535) {
            throw config.invalid("port", "between 1 and 65535");
        }
        if (!host.matches("[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+\\]")) {
            throw config.invalid("host", "a host name or an address");
        }
        return host + ":" + port;
    }

    /** A name in a URL, checked to be one. */
    public static String name(ConnectionConfig config, String option, String value) {
        if (!value.matches("[\\p{L}\\p{N}_.$-]+")) {
            throw config.invalid(option, "a name of letters, digits, '_', '.', '$' and '-'");
        }
        return value;
    }
}
