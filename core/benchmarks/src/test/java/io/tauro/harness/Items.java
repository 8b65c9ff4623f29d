package io.tauro.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What is selected, called {@code c0}, {@code c1} and so on. */
final class Items {

    private final List<Kind> kinds = new ArrayList<>();
    private final List<String> values = new ArrayList<>();

    void add(Kind kind, String value) {
        kinds.add(kind);
        values.add(value);
    }

    boolean has(String value) {
        return values.contains(value);
    }

    List<Kind> kinds() {
        return kinds;
    }

    List<String> values() {
        return values;
    }

    String sql() {
        return IntStream.range(0, values.size())
                .mapToObj(i -> values.get(i) + " AS c" + i)
                .collect(Collectors.joining(", "));
    }
}
