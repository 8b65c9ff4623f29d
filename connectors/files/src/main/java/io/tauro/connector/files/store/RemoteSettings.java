package io.tauro.connector.files.store;

import io.tauro.spi.ConnectionConfig;
import io.tauro.spi.Option;
import java.time.Duration;
import java.util.List;

/**
 * How a remote store is asked. Immutable.
 *
 * @param prefix the folder that all keys are relative to, without slashes around it; empty for the
 *     root
 * @param requests at most so many requests at once
 * @param attempts a request is tried at most so often
 * @param firstPause about how long the pause before the second attempt is; it doubles each time
 * @param longestPause no pause is longer, but one that the store asks for
 * @param timeout a request and all its attempts take no longer
 * @param buffered at most so many bytes are read ahead, of all readers together
 */
public record RemoteSettings(
        String prefix,
        int requests,
        int attempts,
        Duration firstPause,
        Duration longestPause,
        Duration timeout,
        int buffered) {

    private static final String PREFIX = "prefix";
    private static final String MAX_CONCURRENT = "max_concurrent";
    private static final String TIMEOUT = "request_timeout";

    /** The options of a connection that say it. */
    public static final List<Option> OPTIONS =
            List.of(
                    Option.of(
                            PREFIX,
                            Option.Kind.TEXT,
                            "The folder that the paths of tables are relative to; default: the root"),
                    Option.of(
                            MAX_CONCURRENT,
                            Option.Kind.INTEGER,
                            "Requests at once, 1 to 256; default: 16"),
                    Option.of(
                            TIMEOUT,
                            Option.Kind.DURATION,
                            "How long a request may take, with all its attempts; default: 60s"));

    /** Without a prefix, and what is usual otherwise. */
    public static final RemoteSettings DEFAULT =
            new RemoteSettings(
                    "",
                    16,
                    6,
                    Duration.ofMillis(100),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(60),
                    64 << 20);

    /**
     * What a configuration says.
     *
     * @throws io.tauro.error.TauroException {@code TAURO-1006} for a value that cannot be
     */
    public static RemoteSettings of(ConnectionConfig config) {
        String prefix = config.text(PREFIX).orElse("").replaceAll("^/+|/+$", "");
        int requests = config.integer(MAX_CONCURRENT).orElse(DEFAULT.requests);
        if (requests < 1 || requests > 256) {
            throw config.invalid(MAX_CONCURRENT, "from 1 to 256");
        }
        Duration timeout = config.duration(TIMEOUT).orElse(DEFAULT.timeout);
        if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(Duration.ofDays(1)) > 0) {
            throw config.invalid(TIMEOUT, "longer than nothing and at most a day");
        }
        return new RemoteSettings(
                prefix,
                requests,
                DEFAULT.attempts,
                DEFAULT.firstPause,
                DEFAULT.longestPause,
                timeout,
                DEFAULT.buffered);
    }
}
