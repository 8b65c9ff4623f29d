package io.tauro.connector.jdbc;

import io.tauro.connector.jdbc.Block.From;
import io.tauro.connector.jdbc.Block.Limit;
import io.tauro.connector.jdbc.Block.Stage;
import io.tauro.connector.jdbc.SelectStatement.Body;
import io.tauro.predicate.Predicate;
import io.tauro.spi.RelationalSource;
import io.tauro.spi.RelationalStep;
import io.tauro.spi.RelationalStep.Aggregate;
import io.tauro.spi.RelationalStep.Aggregation;
import io.tauro.spi.RelationalStep.Filter;
import io.tauro.spi.RelationalStep.Frame;
import io.tauro.spi.RelationalStep.Join;
import io.tauro.spi.RelationalStep.JoinKind;
import io.tauro.spi.RelationalStep.OrderKey;
import io.tauro.spi.RelationalStep.Ordering;
import io.tauro.spi.RelationalStep.Projection;
import io.tauro.spi.RelationalStep.SetKind;
import io.tauro.spi.RelationalStep.SetOperation;
import io.tauro.spi.RelationalStep.WindowCall;
import io.tauro.spi.RelationalStep.Windowing;
import io.tauro.spi.Scan;
import io.tauro.spi.Term;
import io.tauro.spi.Term.ColumnTerm;
import io.tauro.type.Column;
import io.tauro.type.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Writes steps of a query as one statement of a database. Thread-safe. */
final class JdbcRelationalSource implements RelationalSource {

    private final JdbcConnector connector;
    private final Dialect dialect;

    JdbcRelationalSource(JdbcConnector connector, Dialect dialect) {
        this.connector = connector;
        this.dialect = dialect;
    }

    /** What keeps a step from being written. */
    private static final class Refusal extends Exception {
        private static final long serialVersionUID = 1L;

        Refusal(String reason) {
            super(reason, null, false, false);
        }
    }

    @Override
    public Answer plan(RelationalStep step) {
        try {
            Block block = block(step);
            if (parameters(block) > connector.database().maxParameters()) {
                return new Answer.Refused("more values than a statement of the source may have");
            }
            boolean limited = step instanceof Ordering ordering && ordering.limit().isPresent();
            boolean few =
                    step instanceof Aggregation aggregation && aggregation.keys().isEmpty()
                            || step instanceof Ordering ordering
                                    && ordering.limit().orElse(Long.MAX_VALUE) <= FewRows.MOST;
            return new Answer.Taken(SubPlanScan.of(connector, block, limited, few));
        } catch (Refusal refusal) {
            return new Answer.Refused(String.valueOf(refusal.getMessage()));
        }
    }

    private static int parameters(Block block) {
        return block.statement().parameters().size();
    }

    /**
     * The query, which leaves out rows that do not meet conditions; as many of these as can be
     * said. The query itself if that is none.
     */
    SourceQuery narrowed(SourceQuery query, Schema schema, List<Predicate> conditions) {
        try {
            Block block = input((Scan) query);
            boolean limited = ((Scan) query).pushdown().limit();
            Block open = limited ? block.asTable(1) : block.until(Stage.EXPRESSIONS);
            Block narrow = open;
            boolean any = false;
            int free = connector.database().maxParameters() - parameters(open);
            for (Predicate condition : conditions) {
                Optional<Sql> sql =
                        new TermWriter(dialect, open.operands())
                                .condition(condition.accept(new PredicateTerms(schema)));
                if (sql.isPresent() && sql.get().parameters().size() <= free) {
                    free -= sql.get().parameters().size();
                    narrow = narrow.where(sql.get());
                    any = true;
                }
            }
            return any ? SubPlanScan.of(connector, narrow, limited, query.few()) : query;
        } catch (Refusal refusal) {
            return query;
        }
    }

    private Block block(RelationalStep step) throws Refusal {
        if (step instanceof Filter filter) {
            return filter(filter);
        }
        if (step instanceof Projection projection) {
            return projection(projection);
        }
        if (step instanceof Join join) {
            return join(join);
        }
        if (step instanceof Aggregation aggregation) {
            return aggregation(aggregation);
        }
        if (step instanceof Windowing windowing) {
            return windows(windowing);
        }
        return step instanceof Ordering ordering ? ordering(ordering) : set((SetOperation) step);
    }

    private Block input(Scan scan) throws Refusal {
        if (scan instanceof SubPlanScan piece) {
            return piece.block();
        }
        if (!(scan instanceof JdbcScan table) || !table.statement().checks().isEmpty()) {
            throw new Refusal("values that cannot be read must be found by a scan of the table");
        }
        List<Operand> operands = new ArrayList<>();
        List<Sql> list = new ArrayList<>();
        Body body = table.statement().body();
        RemoteTable remote = table.table().remote();
        boolean plain =
                body.source().text().equals(" FROM " + remote.from())
                        && body.limit().isEmpty()
                        && !remote.identity().isEmpty();
        for (RemoteColumn column : table.statement().columns()) {
            if (column.at().isEmpty() || column.rules().unreadable().isPresent()) {
                throw new Refusal(column.column().name() + ": " + column.rules().reason());
            }
            String name = connector.database().quote(column.column().name());
            String outer = plain ? name : "c" + list.size();
            operands.add(new Operand(Sql.of("t1." + outer), column));
            list.add(Sql.of(name + " AS " + outer));
        }
        Sql from =
                plain
                        ? Sql.of(remote.from() + " t1")
                        : Sql.of("(")
                                .plus(
                                        body.delivering(
                                                list.isEmpty()
                                                        ? Sql.of("1 AS c0")
                                                        : Sql.list(list, ", ")))
                                .plus(") t1");
        return Block.of(new From(from, 1), operands, Stage.TABLES);
    }

    private Block filter(Filter filter) throws Refusal {
        if (FallibleTerms.areIn(filter.condition())) {
            throw new Refusal("it can fail on rows that other conditions leave out");
        }
        Block block = input(filter.input()).until(Stage.EXPRESSIONS);
        return block.where(condition(filter.condition(), block.operands()));
    }

    private Sql condition(Term term, List<Operand> operands) throws Refusal {
        TermWriter writer = new TermWriter(dialect, operands);
        Optional<Sql> condition = writer.condition(term);
        if (condition.isEmpty()) {
            throw new Refusal(writer.reason());
        }
        return condition.get();
    }

    private Block projection(Projection projection) throws Refusal {
        Block block = input(projection.input());
        boolean columnsOnly = projection.terms().stream().allMatch(ColumnTerm.class::isInstance);
        if (!columnsOnly) {
            block = block.until(Stage.ROWS);
        } else if (projection.terms().isEmpty()) {
            // Without its aggregates a SELECT would deliver all rows in the place of one.
            block = block.until(Stage.EXPRESSIONS);
        }
        TermWriter writer = new TermWriter(dialect, block.operands());
        List<Operand> operands = new ArrayList<>();
        for (Term term : projection.terms()) {
            Optional<Operand> operand = writer.value(term);
            if (operand.isEmpty()) {
                throw new Refusal(writer.reason());
            }
            operands.add(operand.get());
        }
        Stage stage = columnsOnly ? block.stage() : Stage.EXPRESSIONS;
        return block.delivering(named(operands, projection.schema()), stage);
    }

    /** The operands under the names of a schema. */
    private static List<Operand> named(List<Operand> operands, Schema schema) throws Refusal {
        List<Operand> all = new ArrayList<>();
        for (int i = 0; i < operands.size(); i++) {
            Operand operand = operands.get(i);
            Column column = schema.column(i);
            if (!operand.type().equals(column.type())) {
                throw new Refusal("values of type " + column.type());
            }
            all.add(new Operand(operand.raw(), operand.column().as(column)));
        }
        return all;
    }

    private Block join(Join join) throws Refusal {
        if (!dialect.joins(join)) {
            throw new Refusal("the source has no such " + join.kind() + " join");
        }
        if (FallibleTerms.areIn(join.condition())) {
            throw new Refusal("its condition can fail on rows that others leave out");
        }
        boolean half = join.kind() == JoinKind.SEMI || join.kind() == JoinKind.ANTI;
        Block left = input(join.left()).until(half ? Stage.ROWS : Stage.TABLES);
        Block right = input(join.right()).asTable(left.from().tables() + 1);
        List<Operand> both = new ArrayList<>(left.operands());
        both.addAll(right.operands());
        Sql condition = condition(join.condition(), both);
        if (half) {
            String exists = join.kind() == JoinKind.ANTI ? "NOT EXISTS" : "EXISTS";
            Sql matches =
                    Sql.of(exists + " (SELECT 1 FROM ")
                            .plus(right.from().sql())
                            .plus(" WHERE ")
                            .plus(condition)
                            .plus(")");
            return left.where(matches)
                    .delivering(named(left.operands(), join.schema()), Stage.ROWS);
        }
        Sql from =
                left.from()
                        .sql()
                        .plus(" " + join.kind() + " JOIN ")
                        .plus(right.from().sql())
                        .plus(" ON ")
                        .plus(condition);
        return Block.of(
                new From(from, left.from().tables() + 1), named(both, join.schema()), Stage.TABLES);
    }

    private Block aggregation(Aggregation aggregation) throws Refusal {
        Block block = input(aggregation.input()).until(Stage.ROWS);
        List<Operand> operands = new ArrayList<>();
        List<Sql> keys = new ArrayList<>();
        for (int key : aggregation.keys()) {
            Operand operand = block.operands().get(key);
            Sql grouped = distinct(operand);
            keys.add(grouped);
            operands.add(new Operand(grouped, dialect.key(operand.column())));
        }
        for (int i = 0; i < aggregation.aggregates().size(); i++) {
            operands.add(aggregate(aggregation.aggregates().get(i), block.operands()));
        }
        return block.grouped(named(operands, aggregation.schema()), keys);
    }

    /** The SQL that is equal where values are. */
    private Sql distinct(Operand operand) throws Refusal {
        Optional<Sql> comparable = operand.comparable(false);
        if (comparable.isEmpty() || !dialect.groups(operand.type())) {
            throw new Refusal(
                    operand.column().column().name()
                            + ": values of type "
                            + operand.type()
                            + " are told apart in another way");
        }
        return comparable.get();
    }

    private Operand aggregate(Aggregate aggregate, List<Operand> columns) throws Refusal {
        List<Operand> arguments = new ArrayList<>();
        for (int argument : aggregate.arguments()) {
            Operand operand = columns.get(argument);
            if (aggregate.distinct()) {
                operand = new Operand(distinct(operand), operand.column());
            }
            arguments.add(operand);
        }
        List<Operand> counted = new ArrayList<>(arguments);
        aggregate.filter().ifPresent(column -> counted.add(columns.get(column)));
        return dialect.aggregate(aggregate, counted)
                .flatMap(
                        sql ->
                                dialect.computed("x", aggregate.type())
                                        .map(column -> new Operand(sql, column)))
                .orElseThrow(
                        () ->
                                new Refusal(
                                        "the aggregate "
                                                + aggregate.function()
                                                + (arguments.isEmpty()
                                                        ? ""
                                                        : " of " + arguments.get(0).type())));
    }

    private Block ordering(Ordering ordering) throws Refusal {
        if (ordering.offset() > 0 && !dialect.hasOffset()) {
            throw new Refusal("the source has no OFFSET");
        }
        Block block = input(ordering.input()).until(Stage.GROUPS);
        List<Sql> keys = new ArrayList<>();
        for (OrderKey key : ordering.keys()) {
            keys.add(orderKey(key, block.operands()));
        }
        OptionalLong limit = ordering.limit();
        return block.ordered(
                keys,
                new Limit(
                        dialect,
                        limit.isPresent()
                                ? Optional.of(SelectStatement.count(limit.getAsLong()))
                                : Optional.empty(),
                        ordering.offset() > 0
                                ? Optional.of(SelectStatement.count(ordering.offset()))
                                : Optional.empty()));
    }

    private Block windows(Windowing windowing) throws Refusal {
        Block block = input(windowing.input()).until(Stage.ROWS);
        List<Operand> operands = new ArrayList<>(block.operands());
        for (WindowCall call : windowing.calls()) {
            operands.add(window(call, block.operands()));
        }
        // Nothing but another SELECT may look at what a window function computes.
        return block.delivering(named(operands, windowing.schema()), Stage.GROUPS).asTable(1);
    }

    private Operand window(WindowCall call, List<Operand> columns) throws Refusal {
        List<Operand> arguments = call.arguments().stream().map(columns::get).toList();
        List<Sql> partition = new ArrayList<>();
        for (int column : call.partition()) {
            partition.add(distinct(columns.get(column)));
        }
        List<Sql> order = new ArrayList<>();
        for (OrderKey key : call.order()) {
            order.add(orderKey(key, columns));
        }
        Optional<Sql> function = dialect.window(call, arguments);
        Optional<RemoteColumn> column = dialect.computed("x", call.type());
        if (function.isEmpty() || column.isEmpty()) {
            throw new Refusal("the window function " + call.function());
        }
        Sql over = function.get().plus(" OVER (");
        if (!partition.isEmpty()) {
            over = over.plus("PARTITION BY ").plus(Sql.list(partition, ", "));
        }
        if (!order.isEmpty()) {
            over = over.plus(" ORDER BY ").plus(Sql.list(order, ", "));
        }
        return new Operand(over.plus(frame(call)).plus(")"), column.get());
    }

    /** Functions of ranks and distances take no frame. */
    private static String frame(WindowCall call) {
        return switch (call.function()) {
            case "ROW_NUMBER", "RANK", "DENSE_RANK", "LAG", "LEAD" -> "";
            default -> {
                if (call.order().isEmpty() && call.frame() != Frame.TO_ROW) {
                    yield "";
                }
                yield switch (call.frame()) {
                    case PARTITION -> " ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING";
                    case TO_PEERS -> " RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW";
                    case TO_ROW -> " ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW";
                };
            }
        };
    }

    private Sql orderKey(OrderKey key, List<Operand> columns) throws Refusal {
        Operand operand = columns.get(key.column());
        Optional<Sql> comparable = operand.comparable(true);
        if (comparable.isEmpty()) {
            throw new Refusal(
                    operand.column().column().name()
                            + ": the source's order is another or unknown");
        }
        return dialect.orderKey(comparable.get(), key.descending(), key.nullsFirst());
    }

    private Block set(SetOperation set) throws Refusal {
        boolean whole = set.kind() == SetKind.UNION && set.all();
        if (!whole && set.all()) {
            throw new Refusal("sets in which equal rows count");
        }
        if (!dialect.combines(set.kind())) {
            throw new Refusal("the source may have no " + set.kind());
        }
        Sql union = Sql.of("");
        for (int i = 0; i < set.inputs().size(); i++) {
            Sql branch = branch(input(set.inputs().get(i)), set.schema(), !whole);
            union =
                    i == 0
                            ? branch
                            : union.plus(" " + dialect.setOperator(set.kind(), set.all()) + " ")
                                    .plus(branch);
        }
        List<Operand> operands = new ArrayList<>();
        for (int i = 0; i < set.schema().size(); i++) {
            Optional<RemoteColumn> column = dialect.computed("x", set.schema().column(i).type());
            operands.add(
                    new Operand(
                            Sql.of("t1.c" + i),
                            column.map(whole ? one -> one : dialect::key)
                                    .orElseThrow(() -> new Refusal("values of its types"))));
        }
        return Block.of(
                new From(Sql.of("(").plus(union).plus(") t1"), 1),
                named(operands, set.schema()),
                Stage.TABLES);
    }

    private Sql branch(Block block, Schema schema, boolean apart) throws Refusal {
        Block table = block.asTable(1);
        List<Sql> list = new ArrayList<>();
        for (int i = 0; i < schema.size(); i++) {
            Operand operand = table.operands().get(i);
            if (!operand.type().equals(schema.column(i).type())) {
                throw new Refusal("columns of other types");
            }
            Operand read =
                    new Operand(
                            operand.value(),
                            dialect.computed("x", operand.type())
                                    .orElseThrow(() -> new Refusal("values of its types")));
            list.add((apart ? distinct(read) : read.raw()).plus(" AS c" + i));
        }
        return Sql.of("SELECT ").plus(Sql.list(list, ", ")).plus(" FROM ").plus(table.from().sql());
    }
}
