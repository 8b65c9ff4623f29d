package io.tauro.spi;

import io.tauro.error.ErrorCode;
import io.tauro.error.Suggestions;
import io.tauro.error.TauroException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is configured for one connection. Immutable; prints without values.
 *
 * @param id the id of the connection
 * @param options the values: text, {@link Secret}, numbers, booleans, durations, lists and maps of
 *     them
 * @param directory what relative paths are relative to
 */
public record ConnectionConfig(String id, Map<String, Object> options, Path directory) {

    public ConnectionConfig {
        options = Map.copyOf(options);
    }

    /** Options whose relative paths are relative to the working directory. */
    public static ConnectionConfig of(String id, Map<String, Object> options) {
        return new ConnectionConfig(id, options, Path.of(""));
    }

    /** The same connection with an option set. */
    public ConnectionConfig with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(options);
        more.put(name, value);
        return new ConnectionConfig(id, more, directory);
    }

    /**
     * Refuses what is not an option, and what is missing.
     *
     * @throws TauroException {@code TAURO-1004} for an unknown option, {@code TAURO-1005} for a
     *     missing one
     */
    public void check(List<Option> known) {
        List<String> names = known.stream().map(Option::name).sorted().toList();
        for (String name : options.keySet()) {
            if (!names.contains(name)) {
                throw error(
                        ErrorCode.UNKNOWN_OPTION,
                        name,
                        "Unknown option '"
                                + name
                                + "' of connection '"
                                + id
                                + "'."
                                + Suggestions.didYouMean(name, names)
                                + " Known options: "
                                + String.join(", ", names)
                                + ".");
            }
        }
        for (Option option : known) {
            if (option.required() && !options.containsKey(option.name())) {
                throw missing(option.name());
            }
        }
    }

    private TauroException missing(String name) {
        return error(
                ErrorCode.MISSING_OPTION,
                name,
                "Connection '" + id + "' needs the option '" + name + "'. Add it.");
    }

    private TauroException error(ErrorCode code, String option, String text) {
        return new TauroException(code, text, Map.of("connection", id, "option", option), null);
    }

    /** An option as text; a secret is revealed. */
    public Optional<String> text(String name) {
        Object value = options.get(name);
        if (value instanceof Secret secret) {
            return Optional.of(secret.reveal());
        }
        if (value instanceof Map || value instanceof List) {
            throw invalid(name, "text");
        }
        return Optional.ofNullable(value).map(Object::toString);
    }

    /**
     * An option that must be there, as text.
     *
     * @throws TauroException {@code TAURO-1005} if it is not
     */
    public String requireText(String name) {
        return text(name).orElseThrow(() -> missing(name));
    }

    /** An option as a whole number. */
    public Optional<Integer> integer(String name) {
        return text(name)
                .map(text -> parse(name, "a whole number", () -> Integer.valueOf(text.trim())));
    }

    /** An option as true or false. */
    public Optional<Boolean> bool(String name) {
        return text(name)
                .map(
                        text ->
                                switch (text.trim().toLowerCase(java.util.Locale.ROOT)) {
                                    case "true" -> true;
                                    case "false" -> false;
                                    default -> throw invalid(name, "true or false");
                                });
    }

    /** An option as a duration such as {@code 30s}. */
    public Optional<Duration> duration(String name) {
        if (options.get(name) instanceof Duration duration) {
            return Optional.of(duration);
        }
        return text(name)
                .map(
                        text ->
                                parse(
                                        name,
                                        "a duration such as 30s, 5m or 1d",
                                        () -> Durations.parse(text)));
    }

    /** An option as a path; a relative one is resolved against the directory. */
    public Optional<Path> path(String name) {
        return text(name).map(text -> parse(name, "a path", () -> directory.resolve(text)));
    }

    /**
     * An option whose keys and values are the user's own; empty if it is not there. Secrets are
     * revealed.
     */
    public Map<String, String> map(String name) {
        Object value = options.get(name);
        if (value == null) {
            return Map.of();
        }
        if (!(value instanceof Map<?, ?> map)) {
            throw invalid(name, "keys and values");
        }
        return map.entrySet().stream()
                .collect(
                        Collectors.toMap(
                                entry -> String.valueOf(entry.getKey()),
                                entry -> plain(entry.getValue()),
                                (a, b) -> b,
                                LinkedHashMap::new));
    }

    /**
     * The options below one that is a map, as a configuration of their own, named {@code id.name}.
     */
    public ConnectionConfig section(String name) {
        Object value = options.get(name);
        if (value == null) {
            return new ConnectionConfig(id + "." + name, Map.of(), directory);
        }
        if (!(value instanceof Map<?, ?> map)) {
            throw invalid(name, "keys and values");
        }
        Map<String, Object> entries = new LinkedHashMap<>();
        map.forEach((key, entry) -> entries.put(String.valueOf(key), entry));
        return new ConnectionConfig(id + "." + name, entries, directory);
    }

    private static String plain(@Nullable Object value) {
        return value instanceof Secret secret ? secret.reveal() : String.valueOf(value);
    }

    private <T> T parse(String name, String expected, java.util.function.Supplier<T> parser) {
        try {
            return parser.get();
        } catch (IllegalArgumentException e) {
            throw invalid(name, expected);
        }
    }

    /**
     * An error that says that an option's value is not what it must be; it does not show the value.
     */
    public TauroException invalid(String name, String expected) {
        return error(
                ErrorCode.INVALID_OPTION,
                name,
                "Option '"
                        + name
                        + "' of connection '"
                        + id
                        + "' must be "
                        + expected
                        + ". Correct its value.");
    }

    @Override
    public String toString() {
        return "connection '" + id + "' " + options.keySet();
    }
}
