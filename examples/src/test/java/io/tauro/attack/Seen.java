package io.tauro.attack;

import io.tauro.VirtualContext;
import io.tauro.data.Row;
import io.tauro.error.TauroException;
import io.tauro.identity.Principal;
import io.tauro.query.QueryResult;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rows of a query, or the code of its error. */
final class Seen {

    private Seen() {}

    static List<String> by(
            Principal who, VirtualContext context, String sql, @Nullable Object... parameters) {
        try (QueryResult result = context.as(who).query(sql, parameters)) {
            return rows(result);
        } catch (TauroException e) {
            return List.of(e.code().id());
        }
    }

    static List<String> rows(QueryResult result) {
        List<String> rows = new ArrayList<>();
        for (Row row : result) {
            rows.add(text(row));
        }
        return rows;
    }

    /**
     * Sums of DOUBLE depend on the order of rows, which nobody has promised, in the last digits.
     */
    static String text(Row row) {
        return row.values().stream().map(Seen::text).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String text(@Nullable Object value) {
        if (value instanceof byte[] bytes) {
            return Arrays.toString(bytes);
        }
        return value instanceof Double number && Double.isFinite(number)
                ? new BigDecimal(number).round(new MathContext(12)).toString()
                : String.valueOf(value);
    }
}
