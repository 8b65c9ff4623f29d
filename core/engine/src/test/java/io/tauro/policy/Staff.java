package io.tauro.policy;

import io.tauro.VirtualContext;
import io.tauro.VirtualContextBuilder;
import io.tauro.data.Row;
import io.tauro.engine.PushdownMode;
import io.tauro.identity.Principal;
import io.tauro.query.QueryResult;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table of people, and how to ask about them. */
final class Staff {

    static final Schema SCHEMA =
            Schema.of(
                    Column.of("id", DataType.INTEGER).notNull(),
                    Column.of("name", DataType.VARCHAR),
                    Column.of("department", DataType.VARCHAR),
                    Column.of("salary", DataType.INTEGER),
                    Column.of("email", DataType.VARCHAR),
                    Column.of("boss", DataType.INTEGER));

    static final List<List<Object>> ROWS =
            List.of(
                    row(1, "Ann", "Sales", 150, "ann@example.com", null),
                    row(2, "Bob", "Sales", 200, "bob@example.org", 1),
                    row(3, "Cid", "IT", 100, "cid@example.com", 1),
                    row(4, "Dan", null, 100, "dan@example.com", 3),
                    row(5, "Eve", "Sales", null, null, 3));

    private Staff() {}

    static List<Object> row(@Nullable Object... values) {
        return Arrays.asList(values);
    }

    static VirtualContextBuilder context(PushdownMode pushdown, int cachedPlans) {
        return VirtualContext.builder()
                .settings(s -> s.pushdown(pushdown).cachedPlans(cachedPlans))
                .table("staff", SCHEMA, ROWS);
    }

    static List<List<Object>> rows(
            VirtualContext context, Principal who, String sql, @Nullable Object... parameters) {
        try (QueryResult result = context.as(who).query(sql, parameters)) {
            return rows(result);
        }
    }

    static List<List<Object>> rows(QueryResult result) {
        List<List<Object>> rows = new ArrayList<>();
        for (Row row : result) {
            List<Object> values = new ArrayList<>();
            for (int i = 0; i < row.schema().size(); i++) {
                values.add(row.get(i));
            }
            rows.add(values);
        }
        return rows;
    }
}
