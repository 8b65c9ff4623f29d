package io.tauro.differential;

import io.tauro.type.Column;
import io.tauro.type.DataType;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

/** Writes sample tables as each kind of source stores them. */
public final class SampleStores {

    private SampleStores() {}

    /** Into a database whose text columns get a suffix such as a collation. */
    public static void writeTable(
            Connection connection,
            String name,
            SampleTable table,
            UnaryOperator<String> textType,
            Function<Object, Object> stored)
            throws SQLException {
        List<Column> columns = table.schema().columns();
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    columns.stream()
                            .map(
                                    column ->
                                            column.name()
                                                    + " "
                                                    + sqlType(column.type(), textType)
                                                    + (column.nullable() ? "" : " NOT NULL"))
                            .collect(Collectors.joining(", ", "CREATE TABLE " + name + " (", ")")));
        }
        connection.setAutoCommit(false);
        String marks = String.join(", ", Collections.nCopies(columns.size(), "?"));
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO " + name + " VALUES (" + marks + ")")) {
            for (List<@Nullable Object> row : table.rows()) {
                for (int i = 0; i < row.size(); i++) {
                    Object value = row.get(i);
                    insert.setObject(i + 1, value == null ? null : stored.apply(value));
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    private static String sqlType(DataType type, UnaryOperator<String> textType) {
        return switch (type.kind()) {
            case VARCHAR -> textType.apply("text");
            case DOUBLE -> "double precision";
            default -> type.toString();
        };
    }

    /** What SQLite keeps: dates, times and decimals as text. */
    public static Object asSqliteStores(Object value) {
        return value instanceof BigDecimal
                        || value instanceof LocalDate
                        || value instanceof LocalDateTime
                ? value.toString()
                : value;
    }

    public static void writeCsv(Path file, SampleTable table) throws IOException {
        Files.createDirectories(file.getParent());
        try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            writer.write(String.join(",", table.schema().names()) + "\n");
            for (List<@Nullable Object> row : table.rows()) {
                writer.write(
                        row.stream().map(SampleStores::csvField).collect(Collectors.joining(","))
                                + "\n");
            }
        }
    }

    private static String csvField(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        return value instanceof String text
                ? '"' + text.replace("\"", "\"\"") + '"'
                : value.toString();
    }

    /** Into a folder, so many rows a file, so that there are statistics to leave files out by. */
    public static void writeParquet(Path folder, SampleTable table, int rowsInFile)
            throws IOException {
        Files.createDirectories(folder);
        MessageType schema =
                new MessageType(
                        table.name(),
                        table.schema().columns().stream().map(SampleStores::parquet).toList());
        List<List<@Nullable Object>> rows = table.rows();
        for (int from = 0; from < rows.size(); from += rowsInFile) {
            try (ParquetWriter<org.apache.parquet.example.data.Group> writer =
                    ExampleParquetWriter.builder(
                                    new LocalOutputFile(folder.resolve("part" + from + ".parquet")))
                            .withConf(new PlainParquetConfiguration())
                            .withType(schema)
                            .withCodecFactory(new PlainPages())
                            .build()) {
                for (List<@Nullable Object> row :
                        rows.subList(from, Math.min(rows.size(), from + rowsInFile))) {
                    writer.write(group(schema, row));
                }
            }
        }
    }

    private static Type parquet(Column column) {
        Type.Repetition repetition =
                column.nullable() ? Type.Repetition.OPTIONAL : Type.Repetition.REQUIRED;
        DataType type = column.type();
        return switch (type.kind()) {
            case BIGINT ->
                    Types.primitive(PrimitiveTypeName.INT64, repetition).named(column.name());
            case INTEGER ->
                    Types.primitive(PrimitiveTypeName.INT32, repetition).named(column.name());
            case BOOLEAN ->
                    Types.primitive(PrimitiveTypeName.BOOLEAN, repetition).named(column.name());
            case DOUBLE ->
                    Types.primitive(PrimitiveTypeName.DOUBLE, repetition).named(column.name());
            case VARCHAR ->
                    Types.primitive(PrimitiveTypeName.BINARY, repetition)
                            .as(LogicalTypeAnnotation.stringType())
                            .named(column.name());
            case DECIMAL ->
                    Types.primitive(PrimitiveTypeName.INT64, repetition)
                            .as(LogicalTypeAnnotation.decimalType(type.scale(), type.precision()))
                            .named(column.name());
            case DATE ->
                    Types.primitive(PrimitiveTypeName.INT32, repetition)
                            .as(LogicalTypeAnnotation.dateType())
                            .named(column.name());
            case TIMESTAMP ->
                    Types.primitive(PrimitiveTypeName.INT64, repetition)
                            .as(
                                    LogicalTypeAnnotation.timestampType(
                                            false, LogicalTypeAnnotation.TimeUnit.MICROS))
                            .named(column.name());
            default -> throw new IllegalArgumentException(type.toString());
        };
    }

    private static SimpleGroup group(MessageType schema, List<@Nullable Object> row) {
        SimpleGroup group = new SimpleGroup(schema);
        for (int i = 0; i < row.size(); i++) {
            Object value = row.get(i);
            if (value instanceof Long number) {
                group.add(i, number);
            } else if (value instanceof Integer number) {
                group.add(i, number);
            } else if (value instanceof Boolean bool) {
                group.add(i, bool);
            } else if (value instanceof Double number) {
                group.add(i, number);
            } else if (value instanceof String text) {
                group.add(i, text);
            } else if (value instanceof BigDecimal number) {
                group.add(i, number.unscaledValue().longValueExact());
            } else if (value instanceof LocalDate date) {
                group.add(i, (int) date.toEpochDay());
            } else if (value instanceof LocalDateTime time) {
                group.add(
                        i,
                        ChronoUnit.MICROS.between(
                                LocalDateTime.ofEpochSecond(0, 0, ZoneOffset.UTC), time));
            }
        }
        return group;
    }
}
