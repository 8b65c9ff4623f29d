package io.tauro.benchmarks;

import io.tauro.VirtualContext;
import io.tauro.VirtualContextBuilder;
import io.tauro.VirtualSession;
import io.tauro.benchmarks.PolicyReading.Way;
import io.tauro.query.QueryResult;
import io.tauro.security.TableSecurityPolicy;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a policy costs: the CPU of queries over 1.5 million orders in Parquet with a row filter and
 * two masks, beside the same queries without, turn by turn in one run; and that of one row by its
 * key, with a plan that is kept. It is the CPU of the thread that queries, which is told to the
 * microsecond, where that of the process is told to ten milliseconds.
 */
final class PolicyBenchmark {

    private static final int LOOKUPS = 2_000;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private PolicyBenchmark() {}

    static void run(Options options) throws Exception {
        Path data = TpchData.at(options.data("tpch"), options.scale());
        Rounds reading = options.rounds();
        // What takes so little that one round more or less tells.
        Rounds rounds =
                new Rounds(
                        Math.max(5, reading.warmUp()),
                        Math.max(9, reading.measured()),
                        reading.limit());
        try (PolicyReading open = PolicyReading.open(data);
                PolicyReading guarded = PolicyReading.guarded(data)) {
            String title = "orders of TPC-H at scale " + options.scale();
            head(title + ": batches made, not read");
            queries()
                    .forEach(
                            (name, sql) ->
                                    compare(name, sql, open::batches, guarded::batches, rounds));
            head(title + ": every value read by typed rows");
            columns()
                    .forEach((name, sql) -> compare(name, sql, open::rows, guarded::rows, reading));
            head(title + ": every value read by JDBC");
            columns()
                    .forEach((name, sql) -> compare(name, sql, open::jdbc, guarded::jdbc, reading));
        }
        try (VirtualContext open = people().build();
                VirtualContext guarded =
                        people().policy(
                                        TableSecurityPolicy.forTable("people")
                                                .allow("analyst")
                                                .build())
                                .build();
                VirtualContext filtered =
                        people().policy(
                                        TableSecurityPolicy.forTable("people")
                                                .allow("analyst")
                                                .rows("analyst", "area = 1")
                                                .build())
                                .build()) {
            head(LOOKUPS + " rows by their keys");
            compare("a policy that hides nothing", () -> find(open), () -> find(guarded), rounds);
            compare("a row filter", () -> find(open), () -> find(filtered), rounds);
        }
    }

    private static void head(String what) {
        System.out.printf(
                Locale.ROOT,
                "%n%-70s %9s %9s %6s%n",
                what + "; CPU ms",
                "no policy",
                "policy",
                "ratio");
    }

    private static Map<String, String> columns() {
        Map<String, String> queries = new LinkedHashMap<>();
        queries.put("all columns", "SELECT * FROM orders");
        queries.put(
                "five columns, two masked",
                "SELECT o_orderkey, o_orderdate, o_orderstatus, o_clerk, o_totalprice FROM orders");
        return queries;
    }

    private static Map<String, String> queries() {
        Map<String, String> queries = new LinkedHashMap<>(columns());
        queries.put(
                "groups by a masked column",
                "SELECT o_clerk, count(*), max(o_totalprice) FROM orders GROUP BY o_clerk");
        queries.put(
                "groups by columns as they are",
                "SELECT o_orderpriority, count(*), min(o_orderdate) FROM orders GROUP BY o_orderpriority");
        return queries;
    }

    private static VirtualContextBuilder people() {
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            rows.add(List.of(i, i % 2, "person " + i));
        }
        return TauroPeer.oneThread()
                .table(
                        "people",
                        Schema.of(
                                Column.of("id", DataType.INTEGER),
                                Column.of("area", DataType.INTEGER),
                                Column.of("name", DataType.VARCHAR)),
                        rows);
    }

    private static void find(VirtualContext context) {
        VirtualSession session = context.as(PolicyReading.ANALYST);
        for (int i = 0; i < LOOKUPS; i++) {
            try (QueryResult result =
                    session.query("SELECT name FROM people WHERE id = ?", i * 2 % 1_000 + 1)) {
                while (result.nextBatch() != null) {
                    // As above.
                }
            }
        }
    }

    private static void compare(String name, String sql, Way open, Way guarded, Rounds rounds) {
        compare(name, () -> read(open, sql), () -> read(guarded, sql), rounds);
    }

    private static void read(Way way, String sql) {
        try {
            way.read(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Turn by turn, so that what else the machine does is shared; the median of each. */
    private static void compare(String name, Runnable open, Runnable guarded, Rounds rounds) {
        int measured = rounds.measured();
        long[] without = new long[measured];
        long[] with = new long[measured];
        for (int i = -rounds.warmUp(); i < measured; i++) {
            long first = cpu(open);
            long second = cpu(guarded);
            if (i >= 0) {
                without[i] = first;
                with[i] = second;
            }
        }
        Arrays.sort(without);
        Arrays.sort(with);
        double one = without[measured / 2] / 1e6;
        double other = with[measured / 2] / 1e6;
        System.out.printf(Locale.ROOT, "%-70s %9.1f %9.1f %6.2f%n", name, one, other, other / one);
    }

    private static long cpu(Runnable query) {
        long before = THREADS.getCurrentThreadCpuTime();
        query.run();
        return THREADS.getCurrentThreadCpuTime() - before;
    }
}
