package io.tauro.differential.pushdown;

import io.tauro.VirtualContext;
import io.tauro.data.Row;
import io.tauro.error.TauroException;
import io.tauro.identity.Principal;
import io.tauro.query.QueryResult;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a query gives: its types and rows, or the code of an error.
 *
 * @param rows as text that tells values apart, but not the zeros of two signs
 */
record Outcome(String types, List<String> rows) {

    private static final int TOLD = 5;

    /**
     * An outcome, and how many rows came from sources for it; with the message of an error.
     *
     * @param asked what sources were asked
     */
    record Run(Outcome outcome, long moved, String asked) {}

    boolean failed() {
        return !types.startsWith("[");
    }

    /** What another has not, shortly; all of it where only the order differs. */
    Outcome without(Outcome other) {
        List<String> more = new ArrayList<>(rows);
        other.rows.forEach(more::remove);
        List<String> told = more.isEmpty() ? rows : more;
        return new Outcome(types, told.subList(0, Math.min(TOLD, told.size())));
    }

    static Run of(VirtualContext context, String sql, Question question) {
        List<String> rows = new ArrayList<>();
        try (QueryResult result =
                context.as(Principal.ANONYMOUS).query(sql, question.parameters().toArray())) {
            String types =
                    result.schema().columns().stream()
                            .map(c -> c.type().toString())
                            .toList()
                            .toString();
            for (Row row : result) {
                rows.add(row.values().stream().map(Outcome::text).toList().toString());
            }
            if (!question.ordered()) {
                Collections.sort(rows);
            }
            return new Run(
                    new Outcome(types, rows),
                    result.statistics().rowsMoved(),
                    result.statistics().scans().stream().map(s -> s.request()).toList().toString());
        } catch (TauroException e) {
            return new Run(
                    new Outcome(e.code().name(), List.of()),
                    -1,
                    e.getMessage() + plan(context, sql, question));
        }
    }

    private static String plan(VirtualContext context, String sql, Question question) {
        try {
            return "\n"
                    + context.as(Principal.ANONYMOUS).explain(sql, question.parameters().toArray());
        } catch (TauroException e) {
            return "";
        }
    }

    private static String text(@Nullable Object value) {
        if (value instanceof byte[] bytes) {
            return "0x" + HexFormat.of().formatHex(bytes);
        }
        if (value instanceof String string) {
            return '"' + string + '"';
        }
        return value instanceof Double number && number == 0
                        || value instanceof Float single && single == 0
                ? "0.0"
                : String.valueOf(value);
    }
}
