package io.tauro.benchmarks;

import io.tauro.VirtualContextBuilder;
import io.tauro.connector.mysql.MariaDb;
import io.tauro.connector.postgresql.Postgres;
import io.tauro.engine.PushdownMode;
import io.tauro.table.TableSource;
import io.tauro.table.VirtualTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How many rows come out of the databases for each query of TPC-H, whose tables are split over
 * PostgreSQL and MariaDB: with pushdown, without, and by Calcite's own adapter for JDBC. DuckDB has
 * all in Parquet and says what the answers are. Rows are counted, nothing is timed.
 */
final class MovedBenchmark {

    private static final List<String> IN_POSTGRES =
            List.of("customer", "orders", "nation", "region");
    private static final List<String> IN_MARIADB =
            List.of("supplier", "part", "partsupp", "lineitem");

    private MovedBenchmark() {}

    static void run(Options options) throws Exception {
        Path data = TpchData.at(options.data("tpch"), options.scale());
        List<Peer> peers = new ArrayList<>();
        try (PostgresTables postgres = PostgresTables.fill(data, IN_POSTGRES);
                MariaDbTables maria = MariaDbTables.fill(data, IN_MARIADB);
                Limited limited = new Limited(options.rounds().limit())) {
            Peer referee = DuckPeer.onParquet(data, TpchData.tables());
            peers.add(referee);
            peers.add(tauro("with pushdown", PushdownMode.AUTO, postgres, maria));
            peers.add(tauro("without", PushdownMode.OFF, postgres, maria));
            if (options.takesPart("calcite")) {
                peers.add(
                        JdbcSchemaPeer.over(
                                Map.of(postgres.url(), IN_POSTGRES, maria.url(), IN_MARIADB)));
            }
            StringBuilder table = new StringBuilder();
            line(
                    table,
                    List.of("query", "rows", "with pushdown", "without", "Calcite, JdbcSchema"));
            line(table, List.of("---", "--:", "--:", "--:", "--:"));
            List<String> notes = new ArrayList<>();
            long[] sums = new long[peers.size()];
            for (Map.Entry<String, String> query : TpchQueries.load(options.queries()).entrySet()) {
                List<Contender> contenders = new ArrayList<>();
                for (Peer peer : peers) {
                    Contender contender = new Contender(peer, query.getValue(), limited);
                    contender.warmUp();
                    contenders.add(contender);
                }
                List<String> cells = new ArrayList<>();
                cells.add(query.getKey());
                cells.add(String.valueOf(contenders.get(0).score().rows()));
                for (int i = 1; i < peers.size(); i++) {
                    contenders.get(i).compareWith(contenders.get(0));
                    Score score = contenders.get(i).score();
                    cells.add(moved(score));
                    sums[i] += score.failed() ? 0 : score.footprint().rowsMoved();
                    if (!score.note().isEmpty()) {
                        notes.add(
                                "* %s, %s: %s%n"
                                        .formatted(query.getKey(), score.engine(), score.note()));
                    }
                }
                line(table, cells);
                System.err.println(cells);
            }
            List<String> all = new ArrayList<>(List.of("all", ""));
            for (int i = 1; i < peers.size(); i++) {
                all.add("%,d".formatted(sums[i]));
            }
            line(table, all);
            notes.forEach(table::append);
            System.out.println(table);
            Files.createDirectories(options.output());
            Files.writeString(options.output().resolve("tpch-moved.md"), table);
        } finally {
            for (Peer peer : peers) {
                peer.close();
            }
        }
    }

    private static void line(StringBuilder table, List<String> cells) {
        table.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private static String moved(Score score) {
        return score.failed() ? "–" : "%,d".formatted(score.footprint().rowsMoved());
    }

    private static TauroPeer tauro(
            String name, PushdownMode mode, PostgresTables postgres, MariaDbTables maria) {
        VirtualContextBuilder builder =
                TauroPeer.oneThread()
                        .settings(settings -> settings.pushdown(mode))
                        .connection("pg", Postgres.at(postgres.url()).user("postgres"))
                        .connection(
                                "maria",
                                MariaDb.at(maria.url())
                                        .user("root")
                                        .property("sslMode", "disable"));
        for (String table : TpchData.tables()) {
            builder.table(
                    VirtualTable.named(table)
                            .from(
                                    IN_POSTGRES.contains(table) ? "pg" : "maria",
                                    TableSource.table(table))
                            .build());
        }
        return new TauroPeer(name, builder.build());
    }
}
