package io.tauro.attack;

import io.tauro.VirtualContext;
import io.tauro.VirtualSession;
import io.tauro.data.Row;
import io.tauro.error.TauroException;
import io.tauro.identity.Principal;
import io.tauro.query.QueryDescription;
import io.tauro.query.QueryPlan;
import io.tauro.query.QueryResult;
import io.tauro.query.QueryStatistics;
import io.tauro.query.ScanStatistics;
import io.tauro.spi.ConnectionMetrics;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a principal gets to see of a query, one thing a line. Names of queries and times are left
 * out; they say nothing of rows that this suite could find.
 */
final class Channels {

    private static final Pattern ID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern TIME = Pattern.compile("\\b[0-9][0-9.,]* ?(ms|µs|us|ns|s)\\b");

    private static final Pattern ORDERED_BY_A_CALL =
            Pattern.compile("FROM \\w+ ORDER BY [^()]*\\([^()]*(\\([^()]*\\))?[^()]*\\)[^()]*$");

    private final List<String> seen = new ArrayList<>();
    private final VirtualContext context;
    private final VirtualSession session;
    private final String sql;
    private final @Nullable Object[] parameters;
    private String outcome = "";

    private Channels(
            VirtualContext context, Principal who, String sql, @Nullable Object... parameters) {
        this.context = context;
        this.session = context.as(who);
        this.sql = sql;
        this.parameters = parameters;
    }

    /** Runs a query twice, since the second time its plan is kept, and looks at its plan. */
    static Channels of(
            VirtualContext context, Principal who, String sql, @Nullable Object... parameters) {
        Channels channels = new Channels(context, who, sql, parameters);
        channels.query("cold");
        channels.plan();
        channels.query("warm");
        return channels;
    }

    /** The description and the measured plan as well. */
    static Channels all(
            VirtualContext context, Principal who, String sql, @Nullable Object... parameters) {
        Channels channels = of(context, who, sql, parameters);
        channels.describe();
        channels.analyze();
        return channels;
    }

    /** One thing a line. */
    List<String> seen() {
        return Collections.unmodifiableList(seen);
    }

    /** Columns, rows and errors alone. */
    List<String> answers() {
        return seen.stream()
                .filter(
                        line ->
                                line.matches(
                                        "(?s)(cold|warm) (columns|rows?|error|message|delivered):.*"))
                .toList();
    }

    /** Those of the plan, and of what was recorded of the sources. */
    List<String> plans() {
        return seen.stream()
                .filter(line -> line.matches("(?s)(plan|analyzed|described|cold scan|warm scan).*"))
                .toList();
    }

    /** {@code rows}, or the code of the error. */
    String outcome() {
        return outcome;
    }

    private void say(String channel, Object what) {
        String text = ID.matcher(String.valueOf(what)).replaceAll("<id>");
        seen.add(channel + ": " + TIME.matcher(text).replaceAll("<time>"));
    }

    private void query(String when) {
        long before = sourceCalls();
        List<String> rows = new ArrayList<>();
        try (QueryResult result = session.query(sql, parameters)) {
            say(when + " columns", result.schema());
            for (Row row : result) {
                rows.add(Seen.text(row));
            }
            outcome = "rows";
            statistics(when, result.statistics());
        } catch (TauroException e) {
            outcome = e.code().id();
            failed(when, e);
        }
        if (!isOrdered()) {
            Collections.sort(rows);
        }
        say(when + " rows", rows.size());
        rows.forEach(row -> say(when + " row", row));
        say(when + " source calls", sourceCalls() - before);
    }

    /** Whether an order stands behind the last parenthesis. */
    private boolean isOrdered() {
        String text = sql.toUpperCase(Locale.ROOT);
        return text.lastIndexOf("ORDER BY") > text.lastIndexOf(')')
                || ORDERED_BY_A_CALL.matcher(text).find();
    }

    private long sourceCalls() {
        return context.metrics().connections().values().stream()
                .mapToLong(ConnectionMetrics::statements)
                .sum();
    }

    private void statistics(String when, QueryStatistics statistics) {
        say(when + " strategy", statistics.strategy());
        say(when + " delivered", statistics.rows());
        say(when + " memory", statistics.peakMemoryBytes());
        say(when + " spilled", statistics.spilledBytes() + " in " + statistics.spillFiles());
        for (ScanStatistics scan : statistics.scans()) {
            say(
                    when + " scan",
                    List.of(
                            scan.table(),
                            scan.connection(),
                            scan.connectorType(),
                            scan.request(),
                            scan.rows(),
                            scan.bytes(),
                            scan.splits(),
                            scan.pushed(),
                            scan.left()));
        }
    }

    private void plan() {
        try {
            QueryPlan plan = session.plan(sql, parameters);
            say("plan columns", plan.schema());
            say("plan tables", plan.tables());
            say("plan strategy", plan.executionStrategy());
            say(
                    "plan estimates",
                    List.of(plan.estimatedRows(), plan.estimatedBytes(), plan.estimatedCost()));
            plan.explain().lines().forEach(line -> say("plan", line));
        } catch (TauroException e) {
            failed("plan", e);
        }
    }

    private void describe() {
        try {
            QueryDescription description = session.describe(sql);
            say("described", description);
        } catch (TauroException e) {
            failed("described", e);
        }
    }

    private void analyze() {
        try (QueryResult result = session.query("EXPLAIN ANALYZE " + sql, parameters)) {
            for (Row row : result) {
                say("analyzed", row.get(0));
            }
        } catch (TauroException e) {
            failed("analyzed", e);
        }
    }

    private void failed(String when, TauroException e) {
        say(when + " error", e.code() + " " + e.context());
        told(when, e, Collections.newSetFromMap(new java.util.IdentityHashMap<>()));
    }

    /** Each message on the way to the first cause. */
    private void told(String when, Throwable error, Set<Throwable> known) {
        if (!known.add(error)) {
            return;
        }
        say(when + " message", error.getClass().getSimpleName() + " " + error.getMessage());
        Throwable cause = error.getCause();
        if (cause != null) {
            told(when, cause, known);
        }
        for (Throwable other : error.getSuppressed()) {
            told(when, other, known);
        }
    }
}
