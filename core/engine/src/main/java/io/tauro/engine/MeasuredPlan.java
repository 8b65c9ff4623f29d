package io.tauro.engine;

import io.tauro.internal.execute.OperatorStatistics;
import io.tauro.internal.execute.ParallelPlan;
import io.tauro.internal.execute.RunStatistics;
import io.tauro.internal.physical.PhysicalNode;
import io.tauro.internal.physical.PlanPrinter;
import io.tauro.query.QueryStatistics;
import io.tauro.query.ScanStatistics;
import java.time.Duration;
import java.util.Locale;

/** The text of EXPLAIN ANALYZE: what each step did, then what the whole query took. */
final class MeasuredPlan {

    private MeasuredPlan() {}

    /** What a query did that has run to its end. */
    static String text(
            PhysicalNode root,
            ParallelPlan threads,
            RunStatistics counters,
            QueryStatistics statistics) {
        String steps =
                PlanPrinter.print(
                        root,
                        node ->
                                measured(node, counters)
                                        + threads.remark(node).map("  "::concat).orElse(""));
        return steps + summary(statistics);
    }

    private static String measured(PhysicalNode node, RunStatistics counters) {
        OperatorStatistics step = counters.of(node);
        String text =
                String.format(
                        Locale.ROOT,
                        "rows %s (expected ~%s)  %.1f ms",
                        PlanPrinter.number(step.rows()),
                        PlanPrinter.number(node.estimatedRows()),
                        step.nanos() / 1e6);
        return step.spillFiles() == 0
                ? text
                : text + "  " + spilled(step.spilledBytes(), step.spillFiles());
    }

    private static String skipped(ScanStatistics scan) {
        return scan.skippedRecords() == 0
                ? ""
                : ", " + PlanPrinter.number(scan.skippedRecords()) + " bad records left out";
    }

    private static String spilled(long bytes, long files) {
        return "spilled " + PlanPrinter.number(bytes) + " bytes in " + files + " files";
    }

    private static String summary(QueryStatistics statistics) {
        StringBuilder text = new StringBuilder();
        statistics
                .scans()
                .forEach(
                        scan ->
                                text.append(
                                        String.format(
                                                Locale.ROOT,
                                                "moved %s: %s rows, %s bytes, %d splits%s%n",
                                                scan.table(),
                                                PlanPrinter.number(scan.rows()),
                                                PlanPrinter.number(scan.bytes()),
                                                scan.splits(),
                                                skipped(scan))));
        for (QueryStatistics.Phase phase : QueryStatistics.Phase.values()) {
            Duration time = statistics.phases().get(phase);
            if (time != null) {
                text.append(
                        String.format(
                                Locale.ROOT,
                                "%s %.1f ms%n",
                                phase.name().toLowerCase(Locale.ROOT),
                                time.toNanos() / 1e6));
            }
        }
        if (statistics.peakMemoryBytes() > 0) {
            text.append("peak memory ")
                    .append(PlanPrinter.number(statistics.peakMemoryBytes()))
                    .append(" bytes\n");
        }
        if (statistics.spillFiles() > 0) {
            text.append(spilled(statistics.spilledBytes(), statistics.spillFiles())).append('\n');
        }
        return text.toString();
    }
}
