package io.tauro.differential;

import io.tauro.VirtualContext;
import io.tauro.VirtualContextBuilder;
import io.tauro.connector.files.LocalFiles;
import io.tauro.connector.sqlite.Sqlite;
import io.tauro.engine.PushdownMode;
import io.tauro.table.TableSource;
import io.tauro.table.VirtualTable;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * The same tables in every kind of source; {@code pgi_a} is table {@code a} in source {@code pgi}.
 */
final class Sources {

    static final String REFERENCE = "mem";
    static final List<String> ALL = List.of(REFERENCE, "pgc", "pgi", "lite", "csv", "pq");

    /** The sources that hold each DOUBLE. */
    static final List<String> OF_SPECIAL_NUMBERS = List.of(REFERENCE, "pgc", "csv", "pq");

    private final TestServer server;
    private final Path folder;
    private final List<SampleTable> tables;

    private Sources(TestServer server, Path folder, List<SampleTable> tables) {
        this.server = server;
        this.folder = folder;
        this.tables = tables;
    }

    static Sources fill(TestServer server, Path folder, long seed) throws Exception {
        Random random = new Random(seed);
        Sources sources =
                new Sources(
                        server,
                        folder,
                        List.of(SampleData.a(random), SampleData.c(random), SampleData.f()));
        for (SampleTable table : sources.tables) {
            sources.write(table);
        }
        return sources;
    }

    private void write(SampleTable table) throws SQLException, IOException {
        boolean special = table.name().equals("f");
        try (Connection connection = server.connect()) {
            table(connection, "pgc", table, type -> type + " COLLATE \"C\"");
            if (!special) {
                table(connection, "pgi", table, type -> type + " COLLATE \"en-x-icu\"");
            }
        }
        if (!special) {
            try (Connection connection =
                    DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("lite.db"))) {
                SampleStores.writeTable(
                        connection,
                        "lite_" + table.name(),
                        table,
                        type -> type + " COLLATE NOCASE",
                        SampleStores::asSqliteStores);
            }
        }
        SampleStores.writeCsv(folder.resolve("csv/" + table.name() + ".csv"), table);
        SampleStores.writeParquet(folder.resolve("pq/" + table.name()), table, 7);
    }

    private static void table(
            Connection connection, String source, SampleTable table, UnaryOperator<String> text)
            throws SQLException {
        SampleStores.writeTable(
                connection, source + "_" + table.name(), table, text, value -> value);
    }

    VirtualContext context(PushdownMode pushdown, int batchRows) {
        VirtualContextBuilder builder =
                VirtualContext.builder()
                        .settings(s -> s.pushdown(pushdown).batchRows(batchRows))
                        .connection("pg", server.definition().poolSize(6))
                        .connection("lite", Sqlite.at(folder.resolve("lite.db")))
                        .connection("disk", LocalFiles.at(folder));
        for (SampleTable table : tables) {
            String name = table.name();
            builder.table("mem_" + name, table.schema(), table.rows())
                    .table(
                            VirtualTable.named("csv_" + name)
                                    .from(
                                            "disk",
                                            TableSource.csv("csv/" + name + ".csv")
                                                    .schema(table.schema()))
                                    .build())
                    .table(
                            VirtualTable.named("pq_" + name)
                                    .from("disk", TableSource.parquet("pq/" + name))
                                    .build())
                    .table(database("pg", "pgc_" + name));
            if (!name.equals("f")) {
                builder.table(database("pg", "pgi_" + name))
                        .table(database("lite", "lite_" + name));
            }
        }
        return builder.build();
    }

    private static VirtualTable database(String connection, String name) {
        return VirtualTable.named(name).from(connection, TableSource.table(name)).build();
    }
}
