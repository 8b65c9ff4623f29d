package io.tauro.differential;

import io.tauro.VirtualContext;
import io.tauro.data.Row;
import io.tauro.identity.Principal;
import io.tauro.query.QueryResult;
import io.tauro.query.ScanStatistics;
import java.util.ArrayList;
import java.util.List;

/** Rows as text, sorted, and what the scans moved. */
record Outcome(List<String> rows, List<ScanStatistics> scans) {

    static Outcome of(VirtualContext context, String sql) {
        try (QueryResult result = context.as(Principal.ANONYMOUS).query(sql)) {
            List<String> rows = new ArrayList<>();
            for (Row row : result) {
                List<String> values = new ArrayList<>();
                for (int i = 0; i < result.schema().size(); i++) {
                    values.add(String.valueOf(row.get(i)));
                }
                rows.add(String.join("|", values));
            }
            rows.sort(null);
            return new Outcome(rows, result.statistics().scans());
        }
    }

    /** How many rows each scan of a connection moved. */
    List<Long> moved(String connection) {
        return scans.stream()
                .filter(scan -> scan.connection().equals(connection))
                .map(ScanStatistics::rows)
                .toList();
    }
}
