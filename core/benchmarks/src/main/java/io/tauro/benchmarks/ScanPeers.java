package io.tauro.benchmarks;

import io.tauro.VirtualContext;
import io.tauro.VirtualContextBuilder;
import io.tauro.connector.files.LocalFiles;
import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.data.DictionaryVector;
import io.tauro.query.QueryResult;
import io.tauro.table.TableSource;
import io.tauro.table.VirtualTable;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Engines that read files of lineitem as a {@link ScanSpec} says, or answer a query on one. */
final class ScanPeers {

    private ScanPeers() {}

    /** The name of the table of a file. */
    static String table(String file) {
        return file.replaceAll("[^a-z]", "_");
    }

    /** Tauro's batches, looked at by a loop over the arrays of each vector. */
    static Peer batches(Path folder, List<String> files) {
        return new Batches(new TauroPeer("Tauro", context(folder, files)));
    }

    /** Tauro's own aggregates. */
    static Peer sql(Path folder, List<String> files) {
        return new Aggregates(new TauroPeer("Tauro, SQL", context(folder, files)));
    }

    private static VirtualContext context(Path folder, List<String> files) {
        VirtualContextBuilder builder =
                TauroPeer.oneThread().connection("disk", LocalFiles.at(folder));
        for (String file : files) {
            builder.table(
                    VirtualTable.named(table(file))
                            .from("disk", source(file).schema(TpchData.schema("lineitem")))
                            .build());
        }
        return builder.build();
    }

    private static TableSource.Files source(String file) {
        return file.endsWith(".csv")
                ? TableSource.csv(file)
                : file.endsWith(".json") ? TableSource.json(file) : TableSource.parquet(file);
    }

    /**
     * DuckDB, whose planner would answer the greatest value of a column from the footer of the
     * file, and have the scan read lengths instead of texts: the rules that do so are off.
     */
    static Peer duck(Path folder, List<String> files) throws SQLException {
        DuckPeer duck = DuckPeer.onTables(folder, List.of());
        try (Statement statement = duck.connection().createStatement()) {
            statement.execute(
                    "SET disabled_optimizers = 'statistics_propagation,scalar_fn_pushdown'");
            for (String file : files) {
                statement.execute(
                        "CREATE VIEW %s AS SELECT * FROM %s"
                                .formatted(table(file), reader(folder.resolve(file))));
            }
        }
        return new Duck(duck);
    }

    private static String reader(Path file) {
        if (file.toString().endsWith(".parquet")) {
            return "read_parquet('%s')".formatted(file);
        }
        String columns =
                TpchData.types("lineitem").entrySet().stream()
                        .map(column -> "'%s': '%s'".formatted(column.getKey(), column.getValue()))
                        .collect(Collectors.joining(", "));
        return file.toString().endsWith(".csv")
                ? "read_csv('%s', columns = {%s}, header = true, delim = ',', quote = '\"', escape = '\"', auto_detect = false)"
                        .formatted(file, columns)
                : "read_json('%s', columns = {%s}, format = 'newline_delimited')"
                        .formatted(file, columns);
    }

    private record Batches(TauroPeer tauro) implements Peer {

        @Override
        public String name() {
            return tauro.name();
        }

        @Override
        public List<List<@Nullable Object>> run(String text) {
            if (!ScanSpec.isSpec(text)) {
                return tauro.run(text);
            }
            ScanSpec spec = ScanSpec.of(text);
            ScanTotal total = new ScanTotal(spec);
            try (QueryResult result = tauro.session().query(spec.select(table(spec.file())))) {
                for (Batch batch = result.nextBatch(); batch != null; batch = result.nextBatch()) {
                    total.addRows(batch.selectedCount());
                    for (int i = 0; i < batch.columnCount(); i++) {
                        total.add(i, VectorScan.of(all(batch, i), total.sums()));
                    }
                }
            }
            return total.answer();
        }

        private static ColumnVector all(Batch batch, int column) {
            int[] selection = batch.selection();
            ColumnVector vector = batch.column(column);
            return selection == null
                    ? vector
                    : new DictionaryVector(vector, selection, null, batch.selectedCount());
        }

        @Override
        public void cancel() {
            tauro.cancel();
        }

        @Override
        public void close() {
            tauro.close();
        }
    }

    private record Aggregates(TauroPeer tauro) implements Peer {

        @Override
        public String name() {
            return tauro.name();
        }

        @Override
        public List<List<@Nullable Object>> run(String text) {
            if (!ScanSpec.isSpec(text)) {
                return tauro.run(text);
            }
            ScanSpec spec = ScanSpec.of(text);
            return ScanTotal.plain(
                    tauro.run(
                            spec.aggregates(
                                    table(spec.file()),
                                    "octet_length(%s)",
                                    "CAST(%s - DATE '1970-01-01' AS BIGINT)")));
        }

        @Override
        public void cancel() {
            tauro.cancel();
        }

        @Override
        public void close() {
            tauro.close();
        }
    }

    private record Duck(DuckPeer duck) implements Peer {

        @Override
        public String name() {
            return "DuckDB";
        }

        @Override
        public List<List<@Nullable Object>> run(String text) throws SQLException {
            if (!ScanSpec.isSpec(text)) {
                return duck.run(text);
            }
            ScanSpec spec = ScanSpec.of(text);
            return ScanTotal.plain(
                    duck.run(
                            spec.aggregates(
                                    table(spec.file()), "strlen(%s)", "(%s - DATE '1970-01-01')")));
        }

        @Override
        public void cancel() {
            duck.cancel();
        }

        @Override
        public void close() throws SQLException {
            duck.close();
        }
    }
}
