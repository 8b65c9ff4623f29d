package io.tauro.benchmarks;

import io.tauro.type.DataType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What is to be read of a file: for each column the greatest of its values, or their sum, where a
 * text counts as the number of its bytes and a date as its day. So each value is made and looked
 * at, and as little as possible is done with it.
 *
 * @param file the name of the file
 * @param columns of lineitem
 * @param sums whether sums are wanted; greatest values else
 */
record ScanSpec(String file, List<String> columns, boolean sums) {

    ScanSpec {
        columns = List.copyOf(columns);
    }

    /** The same as one text, as peers are given it. */
    String text() {
        return (sums ? "sum" : "max") + ' ' + file + ' ' + String.join(",", columns);
    }

    static boolean isSpec(String text) {
        return text.startsWith("sum ") || text.startsWith("max ");
    }

    static ScanSpec of(String text) {
        String[] parts = text.split(" ");
        return new ScanSpec(parts[1], Arrays.asList(parts[2].split(",")), parts[0].equals("sum"));
    }

    ScanSpec summed() {
        return new ScanSpec(file, columns, true);
    }

    /** The query that reads the columns and does nothing with them. */
    String select(String table) {
        return "SELECT " + String.join(", ", columns) + " FROM " + table;
    }

    /** The query that gives the number of rows and a number for each column. */
    String aggregates(String table, String bytesOf, String dayOf) {
        return columns.stream()
                .map(column -> (sums ? "sum(" : "max(") + number(column, bytesOf, dayOf) + ")")
                .collect(Collectors.joining(", ", "SELECT count(*), ", " FROM " + table));
    }

    private String number(String column, String bytesOf, String dayOf) {
        DataType type = TpchData.schema("lineitem").column(column).orElseThrow().type();
        return switch (type.kind()) {
            case VARCHAR -> bytesOf.formatted(column);
            case DATE -> sums ? dayOf.formatted(column) : column;
            default -> column;
        };
    }
}
