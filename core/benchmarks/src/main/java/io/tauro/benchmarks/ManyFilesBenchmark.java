package io.tauro.benchmarks;

import io.tauro.VirtualContext;
import io.tauro.VirtualSession;
import io.tauro.connector.files.LocalFiles;
import io.tauro.identity.Principal;
import io.tauro.query.QueryResult;
import io.tauro.table.TableSource;
import io.tauro.table.VirtualTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;

/**
 * How long a table of a thousand files in a hundred partitions takes until its rows can be read:
 * milliseconds from the text of a query to its plan as {@code EXPLAIN} prints it, for which files
 * are listed and footers read, and to its answer.
 */
final class ManyFilesBenchmark {

    private static final int PARTITIONS = 100;
    private static final int FILES = 10;
    private static final int ROWS = 1000;

    private ManyFilesBenchmark() {}

    static void run(Options options) throws Exception {
        Path folder = data(options.data("files").resolveSibling("many-files"));
        int rounds = Math.max(21, options.rounds().measured());
        System.out.printf(
                Locale.ROOT,
                "## A table of %,d files in %d partitions%n%n%s. Load %.1f; %d rounds, milliseconds.%n%n",
                PARTITIONS * FILES,
                PARTITIONS,
                Meter.machine(),
                Meter.load(),
                rounds);
        System.out.println("| what | wall, median | CPU, mean |");
        System.out.println("| --- | --: | --: |");
        print("the first plan of a new context", rounds, i -> first(folder));
        try (VirtualContext context = context(folder)) {
            VirtualSession session = context.as(Principal.ANONYMOUS);
            String one = "SELECT sum(v) AS s%d FROM t WHERE day = DATE '2026-02-0%d'";
            String all = "SELECT sum(v) AS s%d FROM t";
            check(session, one.formatted(0, 1), "10 of 1000 files", 10);
            check(session, all.formatted(0), "1000 files", 1000);
            print(
                    "a new query of one partition, EXPLAIN",
                    rounds,
                    i -> session.plan(one.formatted(i, 1 + i % 9)).explain());
            print(
                    "a new query of all partitions, EXPLAIN",
                    rounds,
                    i -> session.plan(all.formatted(i)).explain());
            print(
                    "a query whose plan is kept, one partition, its answer",
                    rounds,
                    i -> answer(session, one.formatted(0, 1 + i % 9)));
            print(
                    "a query whose plan is kept, all partitions, its answer",
                    rounds,
                    i -> answer(session, all.formatted(0)));
        }
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            statement.execute("SET threads = 1");
            String files =
                    "read_parquet('%s/**/*.parquet', hive_partitioning = true)".formatted(folder);
            print(
                    "DuckDB, one partition, its answer",
                    rounds,
                    i ->
                            answer(
                                    statement,
                                    "SELECT sum(v) FROM %s WHERE day = DATE '2026-02-0%d'"
                                            .formatted(files, 1 + i % 9)));
            print(
                    "DuckDB, all partitions, its answer",
                    rounds,
                    i -> answer(statement, "SELECT sum(v) FROM " + files));
        }
    }

    private static VirtualContext context(Path folder) {
        return TauroPeer.oneThread()
                .connection("disk", LocalFiles.at(folder.resolveSibling("")))
                .table(
                        VirtualTable.named("t")
                                .from(
                                        "disk",
                                        TableSource.parquet(folder.getFileName().toString())
                                                .partitionedBy("day"))
                                .build())
                .build();
    }

    private static void first(Path folder) {
        try (VirtualContext context = context(folder)) {
            context.as(Principal.ANONYMOUS)
                    .plan("SELECT sum(v) FROM t WHERE day = DATE '2026-02-01'")
                    .explain();
        }
    }

    private static void answer(VirtualSession session, String sql) {
        sum(session, sql);
    }

    private static long sum(VirtualSession session, String sql) {
        try (QueryResult result = session.query(sql)) {
            return ((Number) Objects.requireNonNull(result.iterator().next().get(0))).longValue();
        }
    }

    private static void answer(Statement statement, String sql) throws SQLException {
        try (ResultSet result = statement.executeQuery(sql)) {
            result.next();
        }
    }

    /** That the plan names the files that it should, and the answer is that of the rows in them. */
    private static void check(VirtualSession session, String sql, String files, int count) {
        String plan = session.plan(sql).explain();
        long rows = (long) count * ROWS;
        if (!plan.contains(files) || sum(session, sql) != rows * (ROWS - 1) / 2) {
            throw new IllegalStateException("Another answer, or other files:\n" + plan);
        }
    }

    private interface Step {
        void run(int round) throws Exception;
    }

    private static void print(String what, int rounds, Step step) throws Exception {
        double[] wall = new double[rounds];
        double[] cpu = new double[rounds];
        for (int i = -rounds; i < rounds; i++) {
            long start = System.nanoTime();
            long used = Meter.cpuNanos();
            step.run(i + rounds + 1);
            if (i >= 0) {
                wall[i] = (System.nanoTime() - start) / 1e6;
                cpu[i] = (Meter.cpuNanos() - used) / 1e6;
            }
        }
        Arrays.sort(wall);
        double mean = Arrays.stream(cpu).average().orElse(0);
        System.out.printf(Locale.ROOT, "| %s | %.1f | %.1f |%n", what, wall[rounds / 2], mean);
    }

    private static Path data(Path folder) throws IOException, SQLException {
        if (Files.exists(folder)) {
            return folder;
        }
        Path part = folder.resolveSibling(folder.getFileName() + ".part");
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            for (int day = 0; day < PARTITIONS; day++) {
                Path partition = part.resolve("day=" + LocalDate.of(2026, 1, 1).plusDays(day));
                Files.createDirectories(partition);
                for (int file = 0; file < FILES; file++) {
                    statement.execute(
                            "COPY (SELECT i AS v, 'text ' || i AS name FROM range(%d) r(i)) TO '%s' (FORMAT parquet)"
                                    .formatted(ROWS, partition.resolve(file + ".parquet")));
                }
            }
        }
        return Files.move(part, folder);
    }
}
