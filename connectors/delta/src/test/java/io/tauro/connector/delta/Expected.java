package io.tauro.connector.delta;

import io.tauro.connector.testkit.TestReadContext;
import io.tauro.data.Batch;
import io.tauro.spi.BatchReader;
import io.tauro.spi.Scan;
import io.tauro.spi.Split;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows as text, one a line, sorted: what Spark has read, and what we read. */
final class Expected {

    static final Path RESOURCES = Path.of("src/test/resources").toAbsolutePath();
    static final Path TABLES = RESOURCES.resolve("tables");

    private Expected() {}

    /** What Spark has read, without the line of columns. */
    static List<String> rows(String name) {
        List<String> lines = lines(name);
        return lines.subList(1, lines.size());
    }

    /** Names and types of columns as Spark calls them. */
    static String columns(String name) {
        return lines(name).get(0);
    }

    private static List<String> lines(String name) {
        try {
            return Files.readAllLines(RESOURCES.resolve("expected/" + name + ".jsonl"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a scan delivers. */
    static List<String> rows(Scan scan) {
        return rows(scan, scan.splits(), TestReadContext.create());
    }

    static List<String> rows(Scan scan, List<Split> splits, TestReadContext context) {
        List<String> rows = new ArrayList<>();
        for (Split split : splits) {
            try (BatchReader reader = scan.open(split, context)) {
                for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
                    for (int i = 0; i < batch.selectedCount(); i++) {
                        rows.add(row(batch, batch.row(i)));
                    }
                }
            }
        }
        rows.sort(null);
        return rows;
    }

    private static String row(Batch batch, int row) {
        List<@Nullable Object> values = new ArrayList<>();
        batch.columns().forEach(column -> values.add(column.value(row)));
        return value(values);
    }

    static String value(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof List<?> list) {
            return "[" + String.join(",", list.stream().map(Expected::value).toList()) + "]";
        }
        if (value instanceof Map<?, ?> map) {
            return "["
                    + String.join(
                            ",",
                            map.entrySet().stream()
                                    .map(
                                            entry ->
                                                    "["
                                                            + value(entry.getKey())
                                                            + ","
                                                            + value(entry.getValue())
                                                            + "]")
                                    .sorted()
                                    .toList())
                    + "]";
        }
        if (value instanceof byte[] bytes) {
            return text(HexFormat.of().formatHex(bytes));
        }
        if (value instanceof BigDecimal number) {
            return text(number.toPlainString());
        }
        return text(
                value instanceof OffsetDateTime moment
                        ? moment.toInstant().toString()
                        : value.toString());
    }

    private static String text(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
