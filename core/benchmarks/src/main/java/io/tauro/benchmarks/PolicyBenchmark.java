package io.tauro.benchmarks;

import io.tauro.VirtualContext;
import io.tauro.VirtualContextBuilder;
import io.tauro.VirtualSession;
import io.tauro.connector.files.LocalFiles;
import io.tauro.identity.Principal;
import io.tauro.query.QueryResult;
import io.tauro.security.TableSecurityPolicy;
import io.tauro.security.mask.Mask;
import io.tauro.table.TableSource;
import io.tauro.table.VirtualTable;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a policy costs: the CPU of queries over 1.5 million orders in Parquet with a row filter and
 * two masks, beside the same queries without, turn by turn in one run; and the time of one row by
 * its key, with a plan that is kept.
 */
final class PolicyBenchmark {

    private static final int LOOKUPS = 2_000;
    private static final Principal ANALYST = Principal.of("ana", "analyst");

    private PolicyBenchmark() {}

    static void run(Options options) throws Exception {
        Path data = TpchData.at(options.data("tpch"), options.scale());
        Rounds rounds = options.rounds();
        try (VirtualContext open = orders(data).build();
                VirtualContext guarded =
                        orders(data)
                                .policy(
                                        TableSecurityPolicy.forTable("orders")
                                                .allow("analyst")
                                                .rows(
                                                        "analyst",
                                                        "o_orderdate >= DATE '1992-02-01' AND o_orderstatus IN ('F', 'O', 'P')")
                                                .mask("o_clerk", Mask.partial(2, 2))
                                                .mask("o_totalprice", Mask.bucket(1000))
                                                .build())
                                .build()) {
            System.out.printf(
                    Locale.ROOT,
                    "%-46s %12s %12s %8s%n",
                    "orders of TPC-H at scale " + options.scale() + ", CPU ms",
                    "no policy",
                    "policy",
                    "ratio");
            queries()
                    .forEach(
                            (name, sql) ->
                                    compare(
                                            name,
                                            () -> drain(open, sql),
                                            () -> drain(guarded, sql),
                                            rounds));
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
            System.out.printf(Locale.ROOT, "%n%d rows by their keys, CPU ms%n", LOOKUPS);
            compare("a policy that hides nothing", () -> find(open), () -> find(guarded), rounds);
            compare("a row filter", () -> find(open), () -> find(filtered), rounds);
        }
    }

    private static Map<String, String> queries() {
        Map<String, String> queries = new LinkedHashMap<>();
        queries.put("all columns", "SELECT * FROM orders");
        queries.put(
                "five columns, two masked",
                "SELECT o_orderkey, o_orderdate, o_orderstatus, o_clerk, o_totalprice FROM orders");
        queries.put(
                "groups by a masked column",
                "SELECT o_clerk, count(*), max(o_totalprice) FROM orders GROUP BY o_clerk");
        queries.put(
                "groups by columns as they are",
                "SELECT o_orderpriority, count(*), min(o_orderdate) FROM orders GROUP BY o_orderpriority");
        return queries;
    }

    private static VirtualContextBuilder orders(Path data) {
        return TauroPeer.oneThread()
                .connection("disk", LocalFiles.at(data))
                .table(
                        VirtualTable.named("orders")
                                .from("disk", TableSource.parquet("orders.parquet"))
                                .build());
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

    private static void drain(VirtualContext context, String sql) {
        try (QueryResult result = context.as(ANALYST).query(sql)) {
            while (result.nextBatch() != null) {
                // The batches are made; nobody reads their values.
            }
        }
    }

    private static void find(VirtualContext context) {
        VirtualSession session = context.as(ANALYST);
        for (int i = 0; i < LOOKUPS; i++) {
            try (QueryResult result =
                    session.query("SELECT name FROM people WHERE id = ?", i * 2 % 1_000 + 1)) {
                while (result.nextBatch() != null) {
                    // As above.
                }
            }
        }
    }

    /** Turn by turn, so that what else the machine does is shared; the median of each. */
    private static void compare(String name, Runnable open, Runnable guarded, Rounds rounds) {
        int measured = Math.max(9, rounds.measured());
        long[] without = new long[measured];
        long[] with = new long[measured];
        for (int i = -Math.max(5, rounds.warmUp()); i < measured; i++) {
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
        System.out.printf(
                Locale.ROOT, "%-46s %12.1f %12.1f %8.2f%n", name, one, other, other / one);
    }

    private static long cpu(Runnable query) {
        long before = Meter.cpuNanos();
        query.run();
        return Meter.cpuNanos() - before;
    }
}
