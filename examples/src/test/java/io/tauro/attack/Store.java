package io.tauro.attack;

import io.tauro.VirtualContext;
import io.tauro.VirtualContextBuilder;
import io.tauro.connector.files.LocalFiles;
import io.tauro.connector.sqlite.Sqlite;
import io.tauro.differential.SampleStores;
import io.tauro.differential.SampleTable;
import io.tauro.differential.TestServer;
import io.tauro.table.TableSource;
import io.tauro.table.VirtualTable;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.Locale;

/** Where the tables of a world are. */
enum Store {
    MEMORY,
    POSTGRESQL,
    SQLITE,
    PARQUET,
    CSV,
    /** Each table in another of them. */
    MIXED;

    private static final int FILES = 6;

    /** The tables of a world in every store but memory. */
    record Filled(List<SampleTable> tables, TestServer server, Path folder) {

        static Filled fill(List<SampleTable> tables, String name, Path folder) throws Exception {
            TestServer server = TestServer.database(name);
            for (SampleTable table : tables) {
                try (Connection connection = server.connect()) {
                    SampleStores.writeTable(
                            connection,
                            table.name(),
                            table,
                            type -> type + " COLLATE \"en-x-icu\"",
                            value -> value);
                }
                try (Connection connection =
                        DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("lite.db"))) {
                    SampleStores.writeTable(
                            connection,
                            table.name(),
                            table,
                            type -> type + " COLLATE NOCASE",
                            SampleStores::asSqliteStores);
                }
                SampleStores.writeCsv(folder.resolve("csv/" + table.name() + ".csv"), table);
                SampleStores.writeParquet(
                        folder.resolve("parquet/" + table.name()),
                        table,
                        (table.rows().size() + FILES - 1) / FILES);
            }
            server.run("ANALYZE");
            return new Filled(tables, server, folder);
        }
    }

    /** A context over the tables, under their names, with nothing else. */
    VirtualContextBuilder over(Filled filled) {
        VirtualContextBuilder builder =
                VirtualContext.builder()
                        .connection("pg", filled.server().definition().poolSize(2))
                        .connection("lite", Sqlite.at(filled.folder().resolve("lite.db")))
                        .connection("disk", LocalFiles.at(filled.folder()));
        int next = 0;
        for (SampleTable table : filled.tables()) {
            Store store =
                    this == MIXED
                            ? List.of(POSTGRESQL, SQLITE, PARQUET, MEMORY, CSV).get(next++ % 5)
                            : this;
            store.add(builder, table);
        }
        return builder;
    }

    private void add(VirtualContextBuilder builder, SampleTable table) {
        String name = table.name();
        switch (this) {
            case MEMORY -> builder.table(name, table.schema(), table.rows());
            case POSTGRESQL -> builder.table(on("pg", name, TableSource.table(name)));
            case SQLITE -> builder.table(on("lite", name, TableSource.table(name)));
            case PARQUET -> builder.table(on("disk", name, TableSource.parquet("parquet/" + name)));
            case CSV ->
                    builder.table(
                            on(
                                    "disk",
                                    name,
                                    TableSource.csv("csv/" + name + ".csv")
                                            .schema(table.schema())));
            case MIXED -> throw new IllegalStateException("A table is in one store");
        }
    }

    private static VirtualTable on(String connection, String name, TableSource source) {
        return VirtualTable.named(name).from(connection, source).build();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
