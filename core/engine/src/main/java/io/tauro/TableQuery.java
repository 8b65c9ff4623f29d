package io.tauro;

import io.tauro.error.ErrorCode;
import io.tauro.error.Suggestions;
import io.tauro.error.TauroException;
import io.tauro.predicate.Predicate;
import io.tauro.predicate.PredicateOperator;
import io.tauro.query.QueryPlan;
import io.tauro.query.QueryRequest;
import io.tauro.query.QueryResult;
import io.tauro.type.Column;
import io.tauro.type.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A query of one table, without SQL. Immutable: each step gives a new one. Names of columns are
 * matched exactly first, then without case; values are bound, never spliced.
 */
public final class TableQuery {

    private final VirtualSession session;
    private final String table;
    private final List<Predicate> conditions;
    private final List<String> columns;
    private final List<Sorting> order;
    private final OptionalLong limit;
    private final long offset;

    private record Sorting(String column, boolean descending) {}

    TableQuery(VirtualSession session, String table) {
        this(session, table, List.of(), List.of(), List.of(), OptionalLong.empty(), 0);
    }

    private TableQuery(
            VirtualSession session,
            String table,
            List<Predicate> conditions,
            List<String> columns,
            List<Sorting> order,
            OptionalLong limit,
            long offset) {
        this.session = session;
        this.table = table;
        this.conditions = List.copyOf(conditions);
        this.columns = List.copyOf(columns);
        this.order = List.copyOf(order);
        this.limit = limit;
        this.offset = offset;
    }

    /** Rows for which the condition is true too. */
    public TableQuery where(Predicate condition) {
        return new TableQuery(
                session, table, plus(conditions, condition), columns, order, limit, offset);
    }

    /** These columns instead of all. */
    public TableQuery select(String... names) {
        return new TableQuery(session, table, conditions, List.of(names), order, limit, offset);
    }

    /** In ascending order of a column, nulls last; behind the orders given before. */
    public TableQuery orderBy(String column) {
        return new TableQuery(
                session,
                table,
                conditions,
                columns,
                plus(order, new Sorting(column, false)),
                limit,
                offset);
    }

    /** In descending order of a column, nulls first; behind the orders given before. */
    public TableQuery orderByDescending(String column) {
        return new TableQuery(
                session,
                table,
                conditions,
                columns,
                plus(order, new Sorting(column, true)),
                limit,
                offset);
    }

    /** At most so many rows. */
    public TableQuery limit(long rows) {
        return new TableQuery(
                session, table, conditions, columns, order, OptionalLong.of(rows), offset);
    }

    /** Without the first rows. */
    public TableQuery offset(long rows) {
        return new TableQuery(session, table, conditions, columns, order, limit, rows);
    }

    private static <T> List<T> plus(List<T> list, T more) {
        List<T> longer = new ArrayList<>(list);
        longer.add(more);
        return longer;
    }

    /** Plans the query, without running it. */
    public QueryPlan plan() {
        return session.plan(request());
    }

    /** Runs the query. */
    public QueryResult execute() {
        return session.query(request());
    }

    private QueryRequest request() {
        Schema schema = session.schema(table).orElseThrow(() -> session.absent(table));
        Writer writer = new Writer(schema);
        String sql = writer.write();
        return new QueryRequest(
                sql,
                writer.parameters,
                java.util.Optional.empty(),
                OptionalLong.empty(),
                java.util.OptionalInt.empty(),
                io.tauro.query.SourceBudget.UNLIMITED,
                java.util.Optional.empty(),
                new io.tauro.spi.Cancellation());
    }

    private String quote(String name) {
        return session.dialect().quote(name);
    }

    /** Writes names and markers; values go to the parameters. */
    private final class Writer implements Predicate.Visitor<String> {

        private final Schema schema;
        private final List<@Nullable Object> parameters = new ArrayList<>();

        Writer(Schema schema) {
            this.schema = schema;
        }

        String write() {
            StringBuilder sql = new StringBuilder("SELECT ");
            sql.append(
                    columns.isEmpty()
                            ? "*"
                            : columns.stream().map(this::column).collect(Collectors.joining(", ")));
            sql.append(" FROM ").append(session.quotedName(table));
            if (!conditions.isEmpty()) {
                sql.append(" WHERE ").append(joined(conditions, " AND "));
            }
            if (!order.isEmpty()) {
                sql.append(" ORDER BY ")
                        .append(
                                order.stream()
                                        .map(
                                                by ->
                                                        column(by.column())
                                                                + (by.descending() ? " DESC" : ""))
                                        .collect(Collectors.joining(", ")));
            }
            if (offset > 0) {
                sql.append(" OFFSET ").append(offset).append(" ROWS");
            }
            limit.ifPresent(rows -> sql.append(" FETCH NEXT ").append(rows).append(" ROWS ONLY"));
            return sql.toString();
        }

        private String column(String name) {
            return schema.column(name)
                    .or(
                            () ->
                                    schema.columns().stream()
                                            .filter(column -> column.name().equalsIgnoreCase(name))
                                            .findFirst())
                    .map(Column::name)
                    .map(TableQuery.this::quote)
                    .orElseThrow(
                            () ->
                                    new TauroException(
                                            ErrorCode.COLUMN_NOT_FOUND,
                                            "Column '"
                                                    + name
                                                    + "' is not in table '"
                                                    + table
                                                    + "'."
                                                    + Suggestions.didYouMean(name, schema.names()),
                                            Map.of("table", table, "column", name),
                                            null));
        }

        private String joined(List<Predicate> operands, String operator) {
            return operands.stream()
                    .map(operand -> operand.accept(this))
                    .collect(Collectors.joining(operator, "(", ")"));
        }

        private String bind(Object value) {
            parameters.add(value);
            return "?";
        }

        @Override
        public String condition(Predicate.Condition condition) {
            PredicateOperator operator = condition.operator();
            String left = column(condition.column()) + " " + operator.sql();
            return switch (operator) {
                case IS_NULL, IS_NOT_NULL -> left;
                case IN, NOT_IN ->
                        condition.values().stream()
                                .map(this::bind)
                                .collect(Collectors.joining(", ", left + " (", ")"));
                default -> left + " " + bind(condition.values().get(0));
            };
        }

        @Override
        public String and(Predicate.And and) {
            return and.operands().isEmpty() ? "TRUE" : joined(and.operands(), " AND ");
        }

        @Override
        public String or(Predicate.Or or) {
            return or.operands().isEmpty() ? "FALSE" : joined(or.operands(), " OR ");
        }

        @Override
        public String not(Predicate.Not not) {
            return "NOT (" + not.operand().accept(this) + ")";
        }
    }
}
