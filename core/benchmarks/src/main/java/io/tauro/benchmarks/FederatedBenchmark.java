package io.tauro.benchmarks;

import io.tauro.VirtualContext;
import io.tauro.VirtualContextBuilder;
import io.tauro.connector.files.LocalFiles;
import io.tauro.connector.postgresql.Postgres;
import io.tauro.connector.sqlite.Sqlite;
import io.tauro.table.TableSource;
import io.tauro.table.VirtualTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * The queries of TPC-H with customers and orders in PostgreSQL, parts in SQLite and the rest in
 * Parquet files. Calcite reads the same sources through the same connectors, whole tables of the
 * columns that it needs. DuckDB has all in Parquet: it is the referee, and no rival.
 */
final class FederatedBenchmark {

    private static final List<String> IN_POSTGRES = List.of("customer", "orders");
    private static final List<String> IN_SQLITE = List.of("part", "partsupp");

    private FederatedBenchmark() {}

    static void run(Options options) throws Exception {
        double load = Meter.load();
        Path data = TpchData.at(options.data("tpch"), options.scale());
        List<String> tables = TpchData.tables();
        Path parts = Files.createTempFile("parts", ".db");
        List<Peer> peers = new ArrayList<>();
        try (PostgresTables postgres = PostgresTables.fill(data, IN_POSTGRES)) {
            fillSqlite(data, parts, IN_SQLITE);
            Peer referee = DuckPeer.onParquet(data, tables);
            TauroPeer tauro = new TauroPeer("Tauro, federated", spread(data, postgres, parts));
            peers.add(tauro);
            peers.add(referee);
            if (options.takesPart("calcite")) {
                peers.add(
                        new CalcitePeer(
                                "Calcite, federated", CalciteTables.read(tauro.session(), tables)));
            }
            List<Line> lines =
                    new Contest(peers, referee, options.rounds())
                            .run(TpchQueries.load(options.queries()));
            Report.write(
                    options,
                    "tpch-federated",
                    "TPC-H at scale %s over PostgreSQL, SQLite and Parquet, one thread"
                            .formatted(options.scale()),
                    load,
                    lines);
        } finally {
            for (Peer peer : peers) {
                peer.close();
            }
            Files.deleteIfExists(parts);
        }
    }

    private static VirtualContext spread(Path data, PostgresTables postgres, Path parts) {
        VirtualContextBuilder builder =
                TauroPeer.oneThread()
                        .connection("pg", Postgres.at(postgres.url()).user("postgres").poolSize(6))
                        .connection("parts", Sqlite.at(parts))
                        .connection("disk", LocalFiles.at(data));
        for (String table : TpchData.tables()) {
            VirtualTable.Builder named = VirtualTable.named(table);
            if (IN_POSTGRES.contains(table)) {
                builder.table(named.from("pg", TableSource.table(table)).build());
            } else if (IN_SQLITE.contains(table)) {
                builder.table(named.from("parts", TableSource.table(table)).build());
            } else {
                builder.table(named.from("disk", TableSource.parquet(table + ".parquet")).build());
            }
        }
        return builder.build();
    }

    /** Puts tables into an SQLite file. */
    static void fillSqlite(Path data, Path parts, List<String> tables) throws SQLException {
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement from = duck.createStatement();
                Connection sqlite = DriverManager.getConnection("jdbc:sqlite:" + parts);
                Statement to = sqlite.createStatement()) {
            for (String table : tables) {
                to.execute("CREATE TABLE " + table + " (" + TpchData.columns(table) + ")");
                sqlite.setAutoCommit(false);
                try (ResultSet rows =
                                from.executeQuery(
                                        "SELECT * FROM read_parquet('%s')"
                                                .formatted(data.resolve(table + ".parquet")));
                        PreparedStatement insert = sqlite.prepareStatement(insert(table, rows))) {
                    int columns = rows.getMetaData().getColumnCount();
                    for (int row = 1; rows.next(); row++) {
                        for (int i = 1; i <= columns; i++) {
                            insert.setString(i, rows.getString(i));
                        }
                        insert.addBatch();
                        if (row % 10_000 == 0) {
                            insert.executeBatch();
                        }
                    }
                    insert.executeBatch();
                }
                sqlite.commit();
                sqlite.setAutoCommit(true);
            }
        }
    }

    private static String insert(String table, ResultSet rows) throws SQLException {
        int columns = rows.getMetaData().getColumnCount();
        return "INSERT INTO " + table + " VALUES (?" + ", ?".repeat(columns - 1) + ")";
    }
}
