package io.tauro.security.audit;

import java.util.List;
import java.util.Locale;

/** A record as a line of a spreadsheet. */
final class AuditCsv {

    static final String TITLES =
            "timestamp,query_id,phase,principal,tenant,session,operation,table,status,denial_reason,reason,"
                    + "row_count,bytes,duration_ms,policies,masks,filters,edge_check,sql,fingerprint";

    private AuditCsv() {}

    static String line(AuditEvent event) {
        boolean denied = event.status() == AuditStatus.DENIED;
        String reason = event.reason().orElse("");
        AuditAccess access = event.access();
        List<String> cells =
                List.of(
                        event.timestamp().toString(),
                        event.queryId(),
                        event.phase().name(),
                        event.principal(),
                        event.tenant().orElse(""),
                        event.actor().session().orElse(""),
                        event.operation().name(),
                        event.table(),
                        event.status().name(),
                        denied ? reason : "",
                        denied ? "" : reason,
                        event.rowCount().isPresent()
                                ? Long.toString(event.rowCount().getAsLong())
                                : "",
                        event.outcome().bytes().isPresent()
                                ? Long.toString(event.outcome().bytes().getAsLong())
                                : "",
                        event.duration().map(time -> Long.toString(time.toMillis())).orElse(""),
                        String.join(" ", access.policies()),
                        String.join(" ", access.masks()),
                        String.join(" ", access.filters()),
                        access.edgeCheck()
                                .map(check -> check.name().toLowerCase(Locale.ROOT))
                                .orElse(""),
                        event.statement().sql().orElse(""),
                        event.fingerprint().orElse(""));
        StringBuilder line = new StringBuilder();
        for (String cell : cells) {
            line.append(line.length() == 0 ? "" : ",").append(cell(cell));
        }
        return line.toString();
    }

    /** The first cell is never empty, so that a comma stands before each other one. */
    private static String cell(String text) {
        StringBuilder cell = new StringBuilder(text.length() + 2).append('"');
        if (!text.isEmpty() && isFormula(text.codePointAt(0))) {
            cell.append('\'');
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                cell.append("\"\"");
            } else if (Json.mustEscape(c)) {
                cell.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                cell.append(c);
            }
        }
        return cell.append('"').toString();
    }

    /** What spreadsheets take for the beginning of a formula, wide forms among them. */
    private static boolean isFormula(int point) {
        return "=+-@|%\t\r\n\uff1d\uff0b\uff0d\uff20".indexOf(point) >= 0
                || Character.isWhitespace(point)
                || Json.mustEscape(point);
    }
}
