package io.tauro.differential;

import io.tauro.VirtualSession;
import io.tauro.data.Row;
import io.tauro.error.TauroException;
import io.tauro.query.QueryResult;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What a query gives: its types and rows, or the code of an error.
 *
 * @param rows as text that tells values of different types apart
 */
public record Answer(String types, List<String> rows) {

    public static Answer of(VirtualSession session, GeneratedQuery query, String sql) {
        List<String> rows = new ArrayList<>();
        String types;
        try (QueryResult result = session.query(sql, query.parameters().toArray())) {
            types =
                    result.schema().columns().stream()
                            .map(c -> c.type().toString())
                            .toList()
                            .toString();
            for (Row row : result) {
                rows.add(row.values().toString());
            }
        } catch (TauroException e) {
            return new Answer(e.code().name(), List.of());
        }
        if (!query.ordered()) {
            Collections.sort(rows);
        }
        return new Answer(types, rows);
    }
}
