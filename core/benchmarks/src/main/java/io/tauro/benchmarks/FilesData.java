package io.tauro.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;

/** Lineitem of TPC-H in files of several kinds, made once, the same at each run. */
final class FilesData {

    /** As DuckDB writes it when it is asked for nothing in particular. */
    static final String BY_DUCKDB = "lineitem-duckdb.parquet";

    /** As the Java implementation writes it with Snappy. */
    static final String BY_JAVA = "lineitem-java.parquet";

    static final String CSV = "lineitem.csv";
    static final String JSON = "lineitem.json";

    /** CSV and JSON have so many of the six million rows: they take longer. */
    private static final int TEXT_SHARE = 6;

    private FilesData() {}

    static List<String> all() {
        return List.of(BY_DUCKDB, BY_JAVA, CSV, JSON);
    }

    /** The folder of the files; those that are missing have been made. */
    static Path at(Options options) throws IOException, SQLException {
        Path tables = TpchData.at(options.data("tpch"), options.scale());
        Path folder = tables.resolve("files");
        Files.createDirectories(folder);
        long rows = (long) (6_000_000 * options.scale()) / TEXT_SHARE;
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            statement.execute("SET threads = 1");
            String all =
                    "SELECT * FROM read_parquet('%s')"
                            .formatted(tables.resolve("lineitem.parquet"));
            String some = all + " LIMIT " + rows;
            copy(statement, all, folder.resolve(BY_DUCKDB), "FORMAT parquet");
            copy(statement, some, folder.resolve(CSV), "FORMAT csv, HEADER true");
            copy(statement, some, folder.resolve(JSON), "FORMAT json");
            if (!Files.exists(folder.resolve(BY_JAVA))) {
                try (ResultSet result = statement.executeQuery(all)) {
                    writeByJava(result, folder.resolve(BY_JAVA));
                }
            }
        }
        return folder;
    }

    private static void copy(Statement duck, String rows, Path file, String format)
            throws SQLException, IOException {
        if (!Files.exists(file)) {
            Path part = file.resolveSibling(file.getFileName() + ".part");
            duck.execute("COPY (%s) TO '%s' (%s)".formatted(rows, part, format));
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static void writeByJava(ResultSet rows, Path file) throws SQLException, IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        MessageType schema = schema();
        try (ParquetWriter<Group> writer =
                ExampleParquetWriter.builder(new LocalOutputFile(part))
                        .withConf(new PlainParquetConfiguration())
                        .withType(schema)
                        .withCompressionCodec(CompressionCodecName.SNAPPY)
                        .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
                        .build()) {
            while (rows.next()) {
                Group group = new SimpleGroup(schema);
                for (int i = 0; i < schema.getFieldCount(); i++) {
                    add(group, i, rows);
                }
                writer.write(group);
            }
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void add(Group group, int column, ResultSet rows) throws SQLException {
        switch (TpchData.schema("lineitem").column(column).type().kind()) {
            case BIGINT -> group.add(column, rows.getLong(column + 1));
            case INTEGER -> group.add(column, rows.getInt(column + 1));
            case DECIMAL ->
                    group.add(column, rows.getBigDecimal(column + 1).unscaledValue().longValue());
            case DATE ->
                    group.add(
                            column, (int) rows.getObject(column + 1, LocalDate.class).toEpochDay());
            default -> group.add(column, rows.getString(column + 1));
        }
    }

    private static MessageType schema() {
        Types.MessageTypeBuilder schema = Types.buildMessage();
        TpchData.schema("lineitem")
                .columns()
                .forEach(
                        column -> {
                            switch (column.type().kind()) {
                                case BIGINT ->
                                        schema.optional(PrimitiveTypeName.INT64)
                                                .named(column.name());
                                case INTEGER ->
                                        schema.optional(PrimitiveTypeName.INT32)
                                                .named(column.name());
                                case DECIMAL ->
                                        schema.optional(PrimitiveTypeName.INT64)
                                                .as(LogicalTypeAnnotation.decimalType(2, 15))
                                                .named(column.name());
                                case DATE ->
                                        schema.optional(PrimitiveTypeName.INT32)
                                                .as(LogicalTypeAnnotation.dateType())
                                                .named(column.name());
                                default ->
                                        schema.optional(PrimitiveTypeName.BINARY)
                                                .as(LogicalTypeAnnotation.stringType())
                                                .named(column.name());
                            }
                        });
        return schema.named("lineitem");
    }
}
