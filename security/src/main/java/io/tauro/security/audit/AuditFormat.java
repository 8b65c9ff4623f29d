package io.tauro.security.audit;

import java.io.IOException;
import java.util.Iterator;
import java.util.stream.Stream;

/** As what records are handed out. */
public enum AuditFormat {
    /** An array of objects, one a line. */
    JSON {
        @Override
        long write(Stream<AuditEvent> events, Appendable out) throws IOException {
            long count = 0;
            for (Iterator<AuditEvent> all = events.iterator(); all.hasNext(); count++) {
                out.append(count == 0 ? "[\n" : ",\n").append(all.next().toJson());
            }
            out.append(count == 0 ? "[]\n" : "\n]\n");
            return count;
        }
    },
    /**
     * A line of titles, and a line for each record. No cell is a formula for a spreadsheet, and
     * each record is one line whatever is in it.
     */
    CSV {
        @Override
        long write(Stream<AuditEvent> events, Appendable out) throws IOException {
            out.append(AuditCsv.TITLES).append("\r\n");
            long count = 0;
            for (Iterator<AuditEvent> all = events.iterator(); all.hasNext(); count++) {
                out.append(AuditCsv.line(all.next())).append("\r\n");
            }
            return count;
        }
    };

    /** How many were written. */
    abstract long write(Stream<AuditEvent> events, Appendable out) throws IOException;
}
