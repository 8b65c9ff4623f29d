package io.tauro.connector.files;

import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON lines for tests: numbers as numbers, nested values as arrays and objects, all else as
 * text; null is written in every other row, and left out in the others.
 */
final class JsonLinesText {

    private JsonLinesText() {}

    static void write(Path file, Schema schema, List<List<@Nullable Object>> rows) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < rows.size(); i++) {
            List<@Nullable Object> row = rows.get(i);
            text.append('{');
            String comma = "";
            for (int c = 0; c < row.size(); c++) {
                if (row.get(c) != null || i % 2 == 0) {
                    text.append(comma).append(quoted(schema.column(c).name())).append(':');
                    text.append(value(schema.column(c).type(), row.get(c)));
                    comma = ",";
                }
            }
            text.append("}\n");
        }
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String value(DataType type, @Nullable Object value) {
        if (value == null) {
            return "null";
        }
        return switch (type.kind()) {
            case BOOLEAN, TINYINT, SMALLINT, INTEGER, BIGINT -> value.toString();
            case DECIMAL -> ((BigDecimal) value).toPlainString();
            case REAL, DOUBLE ->
                    Double.isFinite(((Number) value).doubleValue())
                            ? value.toString()
                            : quoted(value.toString());
            case VARBINARY -> quoted(HexFormat.of().formatHex((byte[]) value));
            case JSON -> value.toString();
            case ARRAY ->
                    ((List<?>) value)
                            .stream()
                                    .map(element -> value(type.elementType(), element))
                                    .collect(Collectors.joining(",", "[", "]"));
            case MAP ->
                    ((Map<?, ?>) value)
                            .entrySet().stream()
                                    .map(
                                            entry ->
                                                    quoted(key(entry.getKey()))
                                                            + ":"
                                                            + value(
                                                                    type.fields().get(1).type(),
                                                                    entry.getValue()))
                                    .collect(Collectors.joining(",", "{", "}"));
            case ROW -> row(type, (List<?>) value);
            default -> quoted(value.toString());
        };
    }

    private static String key(Object key) {
        return key instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : key.toString();
    }

    private static String row(DataType type, List<?> values) {
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < values.size(); i++) {
            text.append(i == 0 ? "" : ",")
                    .append(quoted(type.fields().get(i).name()))
                    .append(':')
                    .append(value(type.fields().get(i).type(), values.get(i)));
        }
        return text.append('}').toString();
    }

    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x20 || c == '"' || c == '\\') {
                quoted.append(String.format("\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
