package io.tauro.benchmarks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes generated rows as Parquet files, one for each table, as DuckDB writes them: Snappy,
 * version 1 pages, groups of 1,048,576 rows.
 */
final class ParquetWriter {

    private static final int GROUP_ROWS = 1 << 20;

    private final Path directory;

    ParquetWriter(Path directory) {
        this.directory = directory;
    }

    /** Writes lines of text; between two values stands a bar, and nothing at all is null. */
    interface Lines {
        void writeTo(BufferedWriter out) throws IOException;
    }

    /** The file of a table. */
    Path file(String table) {
        return directory.resolve(table + ".parquet");
    }

    /**
     * Writes the file of a table if there is none.
     *
     * @param columns DuckDB's types by name, in order
     */
    void write(String table, Map<String, String> columns, Lines lines)
            throws IOException, SQLException {
        if (Files.exists(file(table))) {
            return;
        }
        Files.createDirectories(directory);
        Path text = Files.createTempFile(directory, table, ".tbl");
        Path parquet = Files.createTempFile(directory, table, ".part");
        try {
            try (BufferedWriter out = Files.newBufferedWriter(text, StandardCharsets.UTF_8)) {
                lines.writeTo(out);
            }
            convert(text, columns, parquet);
            // A run that is interrupted leaves no half a table behind.
            Files.move(parquet, file(table), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(text);
            Files.deleteIfExists(parquet);
        }
    }

    private static void convert(Path text, Map<String, String> columns, Path parquet)
            throws SQLException {
        String types =
                columns.entrySet().stream()
                        .map(column -> "'%s': '%s'".formatted(column.getKey(), column.getValue()))
                        .collect(Collectors.joining(", "));
        String rows =
                "SELECT * FROM read_csv('%s', columns = {%s}, delim = '|', header = false, quote = '', escape = '', auto_detect = false)"
                        .formatted(text, types);
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            statement.execute("SET threads = 1");
            statement.execute(
                    "COPY (%s) TO '%s' (FORMAT parquet, COMPRESSION snappy, PARQUET_VERSION v1, ROW_GROUP_SIZE %d)"
                            .formatted(rows, parquet, GROUP_ROWS));
        }
    }
}
