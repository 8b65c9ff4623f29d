package io.tauro.connector.jdbc;

import io.tauro.spi.ConnectionConfig;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many statements a source is sent within a time.
 *
 * @param statements so many
 * @param period within this
 */
record RateLimit(int statements, Duration period) {

    static final String OPTION = "rate_limit";

    private static final Pattern TEXT = Pattern.compile("(\\d{1,6})\\s*/\\s*([smh])");

    static Optional<RateLimit> of(ConnectionConfig config) {
        return config.text(OPTION).map(text -> parse(config, text));
    }

    private static RateLimit parse(ConnectionConfig config, String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        if (!matcher.matches() || Integer.parseInt(matcher.group(1)) == 0) {
            throw config.invalid(OPTION, "a number of statements for s, m or h, such as 50/s");
        }
        Duration period =
                switch (matcher.group(2)) {
                    case "s" -> Duration.ofSeconds(1);
                    case "m" -> Duration.ofMinutes(1);
                    default -> Duration.ofHours(1);
                };
        return new RateLimit(Integer.parseInt(matcher.group(1)), period);
    }
}
