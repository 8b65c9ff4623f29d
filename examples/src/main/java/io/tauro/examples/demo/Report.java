package io.tauro.examples.demo;

import io.tauro.data.Row;
import io.tauro.query.QueryStatistics;
import io.tauro.query.ScanStatistics;
import io.tauro.security.audit.AuditEvent;
import io.tauro.type.Schema;
import java.io.PrintStream;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Prints what people read. */
public final class Report {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final PrintStream out;

    public Report(PrintStream out) {
        this.out = out;
    }

    public void heading(String text) {
        out.printf("%n== %s%n%n", text);
    }

    public void paragraph(String text) {
        out.println(text.indent(2).stripTrailing());
        out.println();
    }

    public void rows(Schema schema, List<Row> rows) {
        TextTable table = TextTable.of(schema.names());
        rows.forEach(
                row ->
                        table.row(
                                row.values().stream()
                                        .map(value -> Objects.toString(value, "NULL"))
                                        .toList()));
        out.println(table);
    }

    /** Rows and bytes of each source, and the time of each phase. */
    public void statistics(QueryStatistics statistics) {
        TextTable table =
                TextTable.of("table", "source", "rows moved", "bytes moved", "splits", "time");
        for (ScanStatistics scan : statistics.scans()) {
            table.row(
                    scan.table(),
                    scan.connectorType() + " " + scan.connection(),
                    count(scan.rows()),
                    count(scan.bytes()),
                    count(scan.splits()),
                    millis(scan.time()));
        }
        out.println(table);
        String phases =
                statistics.phases().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(phase -> name(phase.getKey()) + " " + millis(phase.getValue()))
                        .collect(Collectors.joining(", "));
        out.println("  times: " + phases + ", total " + millis(statistics.total()));
    }

    public static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    public void audit(List<AuditEvent> events) {
        TextTable table =
                TextTable.of(
                        "at", "query", "who", "what", "tables", "status", "rows", "time", "reason");
        for (AuditEvent event : events) {
            table.row(
                    TIME.format(event.timestamp()),
                    event.queryId().substring(0, 8),
                    event.principal(),
                    event.operation().toString(),
                    String.join(" ", event.tables()),
                    event.status().toString(),
                    event.rowCount().isPresent() ? count(event.rowCount().getAsLong()) : "",
                    event.duration().map(Report::millis).orElse(""),
                    event.reason().orElse(""));
        }
        out.println(table);
    }

    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    public static String millis(Duration time) {
        return String.format(Locale.ROOT, "%,.0f ms", time.toNanos() / 1e6);
    }
}
