package io.tauro.examples.demo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rows of text under headings, in columns as wide as their widest value. */
public final class TextTable {

    private static final String NUMBER = "-?[0-9][0-9,.]*( [a-zA-Z]+)?";

    private final List<String> headings;
    private final List<List<String>> rows = new ArrayList<>();

    private TextTable(List<String> headings) {
        this.headings = List.copyOf(headings);
    }

    public static TextTable of(List<String> headings) {
        return new TextTable(headings);
    }

    public static TextTable of(String... headings) {
        return new TextTable(Arrays.asList(headings));
    }

    public TextTable row(List<String> values) {
        rows.add(List.copyOf(values));
        return this;
    }

    public TextTable row(String... values) {
        return row(Arrays.asList(values));
    }

    /** The lines, each indented by two blanks. Numbers stand at the right. */
    @Override
    public String toString() {
        int[] widths =
                IntStream.range(0, headings.size())
                        .map(column -> values(column).mapToInt(String::length).max().orElse(0))
                        .toArray();
        List<String> lines = new ArrayList<>();
        lines.add(line(headings, widths));
        lines.add(Arrays.stream(widths).mapToObj("-"::repeat).collect(Collectors.joining("  ")));
        rows.forEach(row -> lines.add(line(row, widths)));
        return lines.stream()
                .map(line -> "  " + line.stripTrailing() + "\n")
                .collect(Collectors.joining());
    }

    private java.util.stream.Stream<String> values(int column) {
        return java.util.stream.Stream.concat(
                java.util.stream.Stream.of(headings.get(column)),
                rows.stream().map(row -> row.get(column)));
    }

    private String line(List<String> values, int[] widths) {
        return IntStream.range(0, widths.length)
                .mapToObj(column -> padded(values.get(column), widths[column], column))
                .collect(Collectors.joining("  "));
    }

    private String padded(String value, int width, int column) {
        String blanks = " ".repeat(width - value.length());
        return isNumeric(column) ? blanks + value : value + blanks;
    }

    private boolean isNumeric(int column) {
        return rows.stream()
                .map(row -> row.get(column))
                .filter(value -> !value.isEmpty())
                .allMatch(value -> value.matches(NUMBER));
    }
}
