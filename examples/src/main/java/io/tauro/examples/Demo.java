package io.tauro.examples;

import io.tauro.VirtualContext;
import io.tauro.VirtualContextBuilder;
import io.tauro.VirtualSession;
import io.tauro.data.Row;
import io.tauro.engine.PushdownMode;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.examples.demo.DemoException;
import io.tauro.examples.demo.Progress;
import io.tauro.examples.demo.Question;
import io.tauro.examples.demo.Questions;
import io.tauro.examples.demo.Report;
import io.tauro.examples.demo.Retail;
import io.tauro.examples.demo.TextTable;
import io.tauro.examples.demo.Workspace;
import io.tauro.query.QueryPlan;
import io.tauro.query.QueryResult;
import io.tauro.query.QueryStatistics;
import io.tauro.security.audit.AuditEvent;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One secure query across PostgreSQL, SQLite, Parquet, CSV and memory. Makes all of these sources,
 * asks five questions as three principals, shows answers, plans and records, and leaves nothing
 * behind.
 *
 * <p>Arguments: the scale of TPC-H (0.1 if there is none), and {@code --live} to count on a
 * terminal.
 */
public final class Demo {

    private final PrintStream out;
    private final Report report;

    private Demo(PrintStream out) {
        this.out = out;
        this.report = new Report(out);
    }

    public static void main(String[] arguments) {
        // Plans have dashes that the encoding of the system may lack.
        PrintStream out =
                new PrintStream(
                        new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        System.exit(run(Arrays.asList(arguments), out, System.err));
    }

    private static int run(List<String> arguments, PrintStream out, PrintStream err) {
        long start = System.nanoTime();
        try (Workspace workspace = Workspace.create()) {
            new Demo(out).run(workspace, scale(arguments), arguments.contains("--live"));
        } catch (DemoException | TauroException e) {
            err.println("\n" + e.getMessage());
            return 1;
        } catch (Exception e) {
            e.printStackTrace(err);
            return 1;
        }
        out.printf(
                "%nDone in %.1f s; nothing is left behind.%n", (System.nanoTime() - start) / 1e9);
        return 0;
    }

    private static double scale(List<String> arguments) {
        try {
            double scale =
                    arguments.stream()
                            .filter(argument -> !argument.startsWith("--"))
                            .findFirst()
                            .map(Double::valueOf)
                            .orElse(0.1);
            if (scale > 0 && scale <= 10) {
                return scale;
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        throw new DemoException("The scale is a number above 0, at most 10. The default is 0.1.");
    }

    private void run(Workspace workspace, double scale, boolean live) throws Exception {
        report.heading("Five sources (TPC-H, scale " + scale + ")");
        Path configuration = new Retail(workspace, new Progress(out, live), scale).load();
        out.println("\n  Described in examples/src/main/resources/tauro.yaml");
        Instant start = Instant.now();
        try (VirtualContext context = VirtualContext.fromYaml(configuration)) {
            for (int i = 0; i < Questions.ALL.size(); i++) {
                ask(context, i + 1, Questions.ALL.get(i));
            }
            Instant end = Instant.now();
            compare(configuration);
            report.heading("The audit trail");
            try (Stream<AuditEvent> events =
                    context.audit().events().since(start).until(end).stream()) {
                report.audit(events.toList());
            }
        }
    }

    private void ask(VirtualContext context, int number, Question question) {
        report.heading(number + ". " + question.title() + ", as " + question.principal());
        report.paragraph(question.sql());
        VirtualSession session = login(context, question);
        try {
            QueryPlan plan = session.plan(question.sql(), question.parameters().toArray());
            try (QueryResult result = session.execute(plan)) {
                if (question.refused()) {
                    throw new DemoException("This query should have been refused.");
                }
                report.rows(result.schema(), result.toList());
                report.paragraph(plan.explain());
                report.statistics(result.statistics());
            }
        } catch (TauroException e) {
            if (!question.refused() || e.code() != ErrorCode.ACCESS_DENIED) {
                throw e;
            }
            report.paragraph(String.valueOf(e.getMessage()));
        }
    }

    private static VirtualSession login(VirtualContext context, Question question) {
        return context.login(Optional.of(question.principal()), Optional.empty());
    }

    /** The same join with pushdown and without: other work, equal rows. */
    private void compare(Path configuration) {
        report.heading("The same join, with pushdown and without");
        TextTable table = TextTable.of("pushdown", "rows", "rows moved", "bytes moved", "time");
        List<List<@Nullable Object>> pushed = join(configuration, PushdownMode.AUTO, table);
        List<List<@Nullable Object>> local = join(configuration, PushdownMode.OFF, table);
        out.println(table);
        if (!pushed.equals(local)) {
            throw new DemoException(
                    "The rows differ: with pushdown " + pushed + ", without " + local);
        }
        out.println("  Equal rows.");
    }

    private List<List<@Nullable Object>> join(
            Path configuration, PushdownMode mode, TextTable table) {
        try (VirtualContext context =
                VirtualContextBuilder.fromYaml(configuration)
                        .settings(settings -> settings.pushdown(mode))
                        .build()) {
            VirtualSession session = login(context, Questions.JOIN);
            // The first run connects and reads schemas; the second one is measured.
            try (QueryResult first = joined(session)) {
                first.toList();
            }
            try (QueryResult result = joined(session)) {
                List<List<@Nullable Object>> rows = result.stream().map(Row::values).toList();
                QueryStatistics statistics = result.statistics();
                table.row(
                        Report.name(mode),
                        Report.count(statistics.rows()),
                        Report.count(statistics.rowsMoved()),
                        Report.count(statistics.bytesMoved()),
                        Report.millis(statistics.total()));
                return rows;
            }
        }
    }

    private static QueryResult joined(VirtualSession session) {
        return session.query(Questions.JOIN.sql(), Questions.JOIN.parameters().toArray());
    }
}
