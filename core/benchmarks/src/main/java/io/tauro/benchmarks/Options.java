package io.tauro.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What stands behind the command: {@code --name value}, in any order. */
final class Options {

    private static final Map<String, String> DEFAULTS =
            Map.of(
                    "scale", "1",
                    "warmup", "3",
                    "rounds", "5",
                    "limit", "60",
                    "queries", "",
                    "peers", "",
                    "data", System.getProperty("java.io.tmpdir"),
                    "output", "core/benchmarks/target/results");

    private final Map<String, String> values = new TreeMap<>(DEFAULTS);

    /**
     * @throws IllegalArgumentException if an option is unknown or has no value
     */
    Options(List<String> arguments) {
        for (int i = 0; i < arguments.size(); i += 2) {
            String name = arguments.get(i).replaceFirst("^--", "");
            if (!DEFAULTS.containsKey(name) || i + 1 == arguments.size()) {
                throw new IllegalArgumentException(
                        "'%s' is not an option with a value. Options: %s"
                                .formatted(arguments.get(i), new TreeMap<>(DEFAULTS).keySet()));
            }
            values.put(name, arguments.get(i + 1));
        }
    }

    private String value(String name) {
        return values.getOrDefault(name, "");
    }

    double scale() {
        return Double.parseDouble(value("scale"));
    }

    Rounds rounds() {
        return new Rounds(
                Integer.parseInt(value("warmup")),
                Integer.parseInt(value("rounds")),
                Duration.ofSeconds(Long.parseLong(value("limit"))));
    }

    /** Names of queries; none for all. */
    List<String> queries() {
        return list("queries");
    }

    /** Whether an engine takes part: all do unless some are named. */
    boolean takesPart(String peer) {
        return list("peers").isEmpty() || list("peers").contains(peer);
    }

    private List<String> list(String name) {
        return Arrays.stream(value(name).split(",")).filter(text -> !text.isBlank()).toList();
    }

    /** The same at a hundredth of the scale. */
    Options small() {
        Options small = new Options(List.of());
        small.values.putAll(values);
        small.values.put("scale", String.valueOf(scale() / 100));
        return small;
    }

    /** The directory of generated data of this scale, for example {@code /tmp/tpch-sf1}. */
    Path data(String kind) {
        return Path.of(value("data")).resolve(kind + "-sf" + value("scale").replace(".", ""));
    }

    /** Where reports are kept. */
    Path output() {
        return Path.of(value("output"));
    }
}
