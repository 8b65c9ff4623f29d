package io.tauro.connector.files;

import io.tauro.type.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes CSV with a header for tests: all text quoted, null as NULL. */
public final class CsvText {

    private CsvText() {}

    public static void write(Path file, Schema schema, List<List<@Nullable Object>> rows) {
        StringBuilder text = new StringBuilder();
        text.append(schema.names().stream().map(CsvText::quoted).collect(Collectors.joining(",")))
                .append('\n');
        for (List<@Nullable Object> row : rows) {
            text.append(row.stream().map(CsvText::field).collect(Collectors.joining(",")))
                    .append('\n');
        }
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String field(@Nullable Object value) {
        if (value == null) {
            return "NULL";
        }
        return quoted(
                value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : value.toString());
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }
}
