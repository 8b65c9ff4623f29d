package io.tauro.benchmarks;

import io.tauro.VirtualContext;
import io.tauro.VirtualContextBuilder;
import io.tauro.connector.files.LocalFiles;
import io.tauro.data.Batch;
import io.tauro.error.TauroException;
import io.tauro.identity.Principal;
import io.tauro.query.QueryResult;
import io.tauro.query.QueryStatistics;
import io.tauro.table.TableSource;
import io.tauro.table.VirtualTable;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Runs the queries of TPC-H with the default settings in whatever heap the process has, and prints
 * what each took: {@code java -Xmx128m … io.tauro.benchmarks.SmallHeap <folder of Parquet files>
 * [<query> …]}. The check sum of a query does not depend on the order of its rows; it is the same
 * in any heap. Ends with an error if a query does.
 */
public final class SmallHeap {

    private SmallHeap() {}

    public static void main(String[] arguments) throws Exception {
        Path data = Path.of(arguments[0]);
        PrintStream out = System.out;
        out.printf(Locale.ROOT, "heap %d MB%n", Runtime.getRuntime().maxMemory() >> 20);
        out.println(
                "query  rows     check sum         CPU s   wall s  spilled MB  files  reserved MB  heap MB");
        int failed = 0;
        try (VirtualContext context = context(data)) {
            List<String> chosen = List.of(arguments).subList(1, arguments.length);
            for (Map.Entry<String, String> query : TpchQueries.load(chosen).entrySet()) {
                try {
                    run(context, query.getKey(), query.getValue(), out);
                } catch (TauroException e) {
                    failed++;
                    out.println(query.getKey() + "  " + e.getMessage());
                }
            }
        }
        if (failed > 0) {
            throw new IllegalStateException(failed + " queries failed");
        }
    }

    private static VirtualContext context(Path data) {
        VirtualContextBuilder builder =
                VirtualContext.builder()
                        .settings(settings -> settings.threads(1))
                        .connection("disk", LocalFiles.at(data));
        for (String table : TpchData.tables()) {
            builder.table(
                    VirtualTable.named(table)
                            .from("disk", TableSource.parquet(table + ".parquet"))
                            .build());
        }
        return builder.build();
    }

    private static void run(VirtualContext context, String name, String sql, PrintStream out) {
        Meter.forgetPeaks();
        long cpu = Meter.cpuNanos();
        long start = System.nanoTime();
        long rows = 0;
        long sum = 0;
        try (QueryResult result = context.as(Principal.ANONYMOUS).query(sql)) {
            for (Batch batch = result.nextBatch(); batch != null; batch = result.nextBatch()) {
                for (int n = 0; n < batch.selectedCount(); n++) {
                    rows++;
                    sum += hash(batch, batch.row(n));
                }
            }
            QueryStatistics statistics = result.statistics();
            out.printf(
                    Locale.ROOT,
                    "%-5s  %-7d  %016x  %6.1f  %6.1f  %10.1f  %5d  %11.1f  %7.1f%n",
                    name,
                    rows,
                    sum,
                    (Meter.cpuNanos() - cpu) / 1e9,
                    (System.nanoTime() - start) / 1e9,
                    statistics.spilledBytes() / 1e6,
                    statistics.spillFiles(),
                    statistics.peakMemoryBytes() / 1e6,
                    Meter.peakHeapBytes() / 1e6);
        }
    }

    private static long hash(Batch batch, int row) {
        long hash = 1;
        for (int column = 0; column < batch.columnCount(); column++) {
            hash =
                    hash * 0x9E37_79B9_7F4A_7C15L
                            + String.valueOf(batch.column(column).value(row)).hashCode();
        }
        return hash ^ hash >>> 31;
    }
}
