package io.tauro.connector.jdbc;

import io.tauro.connector.jdbc.Sql.Bound;
import io.tauro.connector.jdbc.TableParts.Part;
import io.tauro.predicate.Predicate;
import io.tauro.predicate.Predicate.Condition;
import io.tauro.spi.BatchReader;
import io.tauro.spi.Pushdown;
import io.tauro.spi.Pushdown.Precision;
import io.tauro.spi.Pushdown.Taken;
import io.tauro.spi.ReadContext;
import io.tauro.spi.RelationalSource;
import io.tauro.spi.Scan;
import io.tauro.spi.Split;
import io.tauro.spi.TableStatistics;
import io.tauro.type.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * One statement, planned.
 *
 * @param limit the most rows that come, if that was taken
 * @param few whether few rows are expected
 */
record JdbcScan(
        JdbcConnector connector,
        JdbcTable table,
        Schema schema,
        Pushdown pushdown,
        SelectStatement statement,
        OptionalLong limit,
        boolean few)
        implements Scan, SourceQuery {

    /**
     * The table's statistics, cut by the limit; behind a filter those of its columns, which have no
     * more values than in the table.
     */
    @Override
    public TableStatistics estimate() {
        return estimate(table.statistics());
    }

    /** The same by what is known already: a query that runs does not wait for statistics. */
    TableStatistics lastEstimate() {
        return estimate(connector.lastStatistics(table.remote()));
    }

    private TableStatistics estimate(TableStatistics whole) {
        if (table.isFiltered(pushdown)) {
            return new TableStatistics(
                    OptionalDouble.empty(), OptionalDouble.empty(), whole.columns());
        }
        if (limit.isEmpty() || whole.rows().isEmpty()) {
            return whole;
        }
        double rows = Math.min((double) limit.getAsLong(), whole.rows().getAsDouble());
        return new TableStatistics(
                OptionalDouble.of(rows), OptionalDouble.empty(), whole.columns());
    }

    /** The statement stays, and other values are bound. */
    @Override
    public Optional<Scan> withValues(List<Predicate> filters) {
        List<Taken> before = pushdown.filters();
        if (filters.size() != before.size()) {
            return Optional.empty();
        }
        List<Bound> old = statement.body().source().parameters();
        List<Bound> bound = new ArrayList<>(old.size());
        for (int i = 0; i < filters.size(); i++) {
            if (!(filters.get(i) instanceof Condition condition)
                    || before.get(i).precision() != Precision.EXACT
                    || !(before.get(i).filter() instanceof Condition known)
                    || condition.operator() != known.operator()
                    || !condition.column().equals(known.column())
                    || !rebind(condition, bound)) {
                return Optional.empty();
            }
        }
        return bound.size() == old.size() ? Optional.of(with(bound, filters)) : Optional.empty();
    }

    /** False if the source might take it otherwise. */
    private boolean rebind(Condition condition, List<Bound> bound) {
        return switch (condition.operator()) {
            case IS_NULL, IS_NOT_NULL -> true;
            case EQ, NEQ, LT, LTE, GT, GTE -> {
                RemoteColumn column = table.remote().column(condition.column());
                Object value = Objects.requireNonNull(condition.value());
                bound.add(new Bound(column.rules().binder(), value));
                yield column.column().type().javaType().isInstance(value)
                        && column.rules().accepts().test(value);
            }
            default -> false;
        };
    }

    private JdbcScan with(List<Bound> bound, List<Predicate> filters) {
        return new JdbcScan(
                connector,
                table,
                schema,
                pushdown.withFilters(filters),
                statement.with(bound),
                limit,
                few);
    }

    @Override
    public Optional<RelationalSource> relational() {
        return connector.relational();
    }

    @Override
    public Object about() {
        return table.remote().source();
    }

    @Override
    public String describe() {
        return statement.sql().brief();
    }

    @Override
    public List<Split> splits(int atOnce, double expectedRows) {
        return few || pushdown.limit() || pushdown.sort()
                ? splits()
                : connector.parts(table.remote(), table.isFiltered(pushdown), atOnce, expectedRows);
    }

    @Override
    public BatchReader open(Split split, ReadContext context) {
        if (!(split instanceof Part part)) {
            return connector.open(this, context);
        }
        return switch (part.role(() -> connector.areFewWanted(context))) {
            case WHOLE -> connector.open(this, context);
            case RANGE -> connector.open(within(part), Optional.of(part), context);
            case NOTHING -> new NoRows();
        };
    }

    private JdbcScan within(Part part) {
        return new JdbcScan(
                connector,
                table,
                schema,
                pushdown,
                statement.within(part.condition()),
                limit,
                false);
    }

    @Override
    public String toString() {
        return describe();
    }
}
