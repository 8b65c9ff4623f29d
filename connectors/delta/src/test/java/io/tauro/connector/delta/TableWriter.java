package io.tauro.connector.delta;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tauro.connector.files.ParquetColumns;
import io.tauro.connector.files.ParquetFile;
import io.tauro.predicate.ValueOrder;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes a table of one commit, with the statistics that Spark would write, for tests. */
final class TableWriter {

    private final Path table;
    private final Schema schema;
    private final Set<String> partitions;
    private final StringBuilder log = new StringBuilder();
    private int files;

    /**
     * @param partitions names of columns whose values stand in the log
     */
    TableWriter(Path table, Schema schema, Set<String> partitions) {
        this.table = table;
        this.schema = schema;
        this.partitions = partitions;
        line(
                json -> {
                    json.writeObjectFieldStart("protocol");
                    json.writeNumberField("minReaderVersion", 3);
                    json.writeNumberField("minWriterVersion", 7);
                    json.writeArrayFieldStart("readerFeatures");
                    json.writeString("timestampNtz");
                    json.writeEndArray();
                    json.writeArrayFieldStart("writerFeatures");
                    json.writeString("timestampNtz");
                    json.writeEndArray();
                    json.writeEndObject();
                });
        line(this::metadata);
    }

    /** Something written as JSON. */
    private interface Written {
        void to(JsonGenerator json) throws IOException;
    }

    private void line(Written fields) {
        log.append(object(fields)).append('\n');
    }

    private static String object(Written fields) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = KernelJson.JSON.createGenerator(text)) {
            json.writeStartObject();
            fields.to(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private void metadata(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("metaData");
        json.writeStringField("id", "5f0ab8c1-0000-4000-8000-000000000000");
        json.writeObjectFieldStart("format");
        json.writeStringField("provider", "parquet");
        json.writeObjectFieldStart("options");
        json.writeEndObject();
        json.writeEndObject();
        json.writeStringField("schemaString", object(this::schemaString));
        json.writeArrayFieldStart("partitionColumns");
        for (String name : partitions) {
            json.writeString(name);
        }
        json.writeEndArray();
        json.writeObjectFieldStart("configuration");
        json.writeEndObject();
        json.writeNumberField("createdTime", 0);
        json.writeEndObject();
    }

    private void schemaString(JsonGenerator json) throws IOException {
        json.writeStringField("type", "struct");
        json.writeArrayFieldStart("fields");
        for (Column column : schema.columns()) {
            json.writeStartObject();
            json.writeStringField("name", column.name());
            json.writeStringField("type", type(column.type()));
            json.writeBooleanField("nullable", column.nullable());
            json.writeObjectFieldStart("metadata");
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    static boolean stores(DataType type) {
        return switch (type.kind()) {
            case BOOLEAN,
                    TINYINT,
                    SMALLINT,
                    INTEGER,
                    BIGINT,
                    REAL,
                    DOUBLE,
                    DECIMAL,
                    VARCHAR,
                    VARBINARY,
                    DATE,
                    TIMESTAMP,
                    TIMESTAMP_WITH_TIME_ZONE ->
                    true;
            default -> false;
        };
    }

    private static String type(DataType type) {
        return switch (type.kind()) {
            case TINYINT -> "byte";
            case SMALLINT -> "short";
            case INTEGER -> "integer";
            case BIGINT -> "long";
            case REAL -> "float";
            case DECIMAL -> "decimal(" + type.precision() + "," + type.scale() + ")";
            case VARCHAR -> "string";
            case VARBINARY -> "binary";
            case TIMESTAMP -> "timestamp_ntz";
            case TIMESTAMP_WITH_TIME_ZONE -> "timestamp";
            default -> type.kind().name().toLowerCase(java.util.Locale.ROOT);
        };
    }

    /** Writes rows: a file for each so many of each partition. */
    void write(List<List<@Nullable Object>> rows, int rowsInFile) {
        Map<List<@Nullable Object>, List<List<@Nullable Object>>> parts = new LinkedHashMap<>();
        for (List<@Nullable Object> row : rows) {
            List<@Nullable Object> key = pick(row, true);
            List<List<@Nullable Object>> part =
                    parts.computeIfAbsent(key, any -> new ArrayList<>());
            part.add(pick(row, false));
        }
        parts.forEach(
                (key, part) -> {
                    for (int from = 0; from < part.size(); from += rowsInFile) {
                        file(key, part.subList(from, Math.min(part.size(), from + rowsInFile)));
                    }
                });
    }

    private List<@Nullable Object> pick(List<@Nullable Object> row, boolean inLog) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            if (partitions.contains(schema.column(i).name()) == inLog) {
                values.add(row.get(i));
            }
        }
        return values;
    }

    private List<Column> columns(boolean inLog) {
        return schema.columns().stream()
                .filter(column -> partitions.contains(column.name()) == inLog)
                .toList();
    }

    private void file(List<@Nullable Object> partition, List<List<@Nullable Object>> rows) {
        Schema stored = new Schema(columns(false));
        String name = "part " + files++ + "%.parquet";
        Path file =
                ParquetFile.write(
                        table.resolve(name),
                        ParquetColumns.schema(stored),
                        rows.stream().map(row -> ParquetColumns.encode(stored, row)).toList(),
                        builder ->
                                builder.withRowGroupRowCountLimit(rows.size() > 1000 ? 2000 : 10));
        line(
                json -> {
                    json.writeObjectFieldStart("add");
                    json.writeStringField("path", escaped(name));
                    json.writeObjectFieldStart("partitionValues");
                    List<Column> keys = columns(true);
                    for (int i = 0; i < keys.size(); i++) {
                        Object value = partition.get(i);
                        json.writeFieldName(keys.get(i).name());
                        if (value == null) {
                            json.writeNull();
                        } else {
                            json.writeString(value.toString());
                        }
                    }
                    json.writeEndObject();
                    json.writeNumberField("size", Files.size(file));
                    json.writeNumberField("modificationTime", 0);
                    json.writeBooleanField("dataChange", true);
                    json.writeStringField(
                            "stats", object(stats -> statistics(stats, stored, rows)));
                    json.writeEndObject();
                });
    }

    private static String escaped(String name) {
        try {
            return new URI(null, null, name, null).getRawPath();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static void statistics(
            JsonGenerator json, Schema stored, List<List<@Nullable Object>> rows)
            throws IOException {
        json.writeNumberField("numRecords", rows.size());
        json.writeObjectFieldStart("minValues");
        bounds(json, stored, rows, 1);
        json.writeEndObject();
        json.writeObjectFieldStart("maxValues");
        bounds(json, stored, rows, -1);
        json.writeEndObject();
        json.writeObjectFieldStart("nullCount");
        for (int i = 0; i < stored.size(); i++) {
            int column = i;
            json.writeNumberField(
                    stored.column(i).name(),
                    rows.stream().filter(row -> row.get(column) == null).count());
        }
        json.writeEndObject();
    }

    private static void bounds(
            JsonGenerator json, Schema stored, List<List<@Nullable Object>> rows, int direction)
            throws IOException {
        for (int i = 0; i < stored.size(); i++) {
            Object bound = null;
            for (List<@Nullable Object> row : rows) {
                Object value = row.get(i);
                if (value != null
                        && (bound == null || ValueOrder.compare(bound, value) * direction > 0)) {
                    bound = value;
                }
            }
            if (bound != null && !(bound instanceof byte[]) && !(bound instanceof Boolean)) {
                json.writeFieldName(stored.column(i).name());
                value(json, bound, direction < 0);
            }
        }
    }

    /** As Spark writes it: text cut with a last character above all others, times in millis. */
    private static void value(JsonGenerator json, Object value, boolean greatest)
            throws IOException {
        if (value instanceof Double || value instanceof Float) {
            double number = ((Number) value).doubleValue();
            if (Double.isFinite(number)) {
                json.writeNumber(value.toString());
            } else {
                json.writeString(value.toString());
            }
        } else if (value instanceof BigDecimal number) {
            json.writeNumber(number);
        } else if (value instanceof Number number) {
            json.writeNumber(number.longValue());
        } else if (value instanceof LocalDateTime local) {
            json.writeString(local.truncatedTo(ChronoUnit.MILLIS).toString());
        } else if (value instanceof OffsetDateTime moment) {
            Instant cut = moment.toInstant().truncatedTo(ChronoUnit.MILLIS);
            json.writeString(cut.atOffset(ZoneOffset.UTC).toString());
        } else {
            String text = value.toString();
            boolean cut = text.codePointCount(0, text.length()) > 32;
            json.writeString(
                    cut
                            ? text.substring(0, text.offsetByCodePoints(0, 32))
                                    + (greatest ? Character.toString(Character.MAX_CODE_POINT) : "")
                            : text);
        }
    }

    /** Makes the commit. */
    void commit() {
        try {
            Path folder = Files.createDirectories(table.resolve("_delta_log"));
            Files.writeString(folder.resolve("00000000000000000000.json"), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
