package io.tauro.connector.jdbc;

import io.tauro.connector.jdbc.Block.From;
import io.tauro.connector.jdbc.Block.Limit;
import io.tauro.connector.jdbc.Block.Stage;
import io.tauro.predicate.Predicate;
import io.tauro.spi.Pushdown;
import io.tauro.spi.RelationalSource;
import io.tauro.spi.RelationalStep;
import io.tauro.spi.RelationalStep.Aggregation;
import io.tauro.spi.RelationalStep.Filter;
import io.tauro.spi.RelationalStep.Join;
import io.tauro.spi.RelationalStep.JoinKind;
import io.tauro.spi.RelationalStep.Ordering;
import io.tauro.spi.RelationalStep.Projection;
import io.tauro.spi.RelationalStep.SetOperation;
import io.tauro.spi.RelationalStep.WindowCall;
import io.tauro.spi.RelationalStep.Windowing;
import io.tauro.spi.Scan;
import io.tauro.spi.Term;
import io.tauro.spi.Term.ColumnTerm;
import io.tauro.type.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    @Override
    public Answer plan(RelationalStep step) {
        try {
            Block block = block(step);
            if (parameters(block) > connector.database().maxParameters()) {
                return new Answer.Refused(Obstacle.VALUES.reason().toString());
            }
            boolean limited = step instanceof Ordering ordering && ordering.limit().isPresent();
            return new Answer.Taken(
                    SubPlanScan.of(
                            connector,
                            block,
                            ReadTables.of(step.inputs()),
                            limited,
                            few(step),
                            () -> KnownColumns.of(step)));
        } catch (Refusal refusal) {
            return new Answer.Refused(refusal.reason());
        }
    }

    /** Whether few rows are expected: no other step makes more rows of those it is given. */
    private static boolean few(RelationalStep step) {
        if (step instanceof Aggregation aggregation && aggregation.keys().isEmpty()
                || step instanceof Ordering ordering
                        && ordering.limit().orElse(Long.MAX_VALUE) <= FewRows.MOST) {
            return true;
        }
        return !(step instanceof Join || step instanceof SetOperation)
                && step.inputs().stream().allMatch(input -> ((SourceQuery) input).few());
    }

    private static int parameters(Block block) {
        return block.statement().parameters().size();
    }

    /**
     * The query, which leaves out rows that do not meet conditions; as many of these as can be
     * said. The query itself if that is none. Several, which are to be read one after the other, if
     * that is the way to say which keys matter.
     */
    List<SourceQuery> narrowed(SourceQuery query, Schema schema, List<Predicate> conditions) {
        try {
            Block block = input((Scan) query, false);
            Pushdown done = ((Scan) query).pushdown();
            Block open = done.limit() ? block.asTable(1) : block.until(Stage.EXPRESSIONS);
            Narrowing narrow =
                    new Narrowing(
                            open,
                            schema,
                            dialect,
                            connector.database().maxParameters(),
                            conditions);
            if (narrow.isNothing()) {
                return List.of(query);
            }
            boolean whole = done.limit() || done.sort();
            ReadTables read = ReadTables.of(List.of((Scan) query));
            return narrow.blocks(whole ? 1 : Narrowing.MOST_STATEMENTS).stream()
                    .<SourceQuery>map(
                            part ->
                                    SubPlanScan.of(
                                            connector,
                                            part,
                                            read,
                                            done.limit(),
                                            query.few(),
                                            Map::of))
                    .toList();
        } catch (Refusal refusal) {
            return List.of(query);
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
            return new GroupWriter(dialect).grouped(aggregation, input(aggregation.input()));
        }
        if (step instanceof Windowing windowing) {
            return windows(windowing);
        }
        if (step instanceof Ordering ordering) {
            return ordering(ordering);
        }
        SetOperation set = (SetOperation) step;
        List<Block> blocks = new ArrayList<>();
        for (Scan input : set.inputs()) {
            blocks.add(input(input));
        }
        return new SetWriter(dialect).combined(set, blocks);
    }

    private Block input(Scan scan) throws Refusal {
        return input(scan, true);
    }

    /**
     * @param whole whether rows matter that conditions on top leave out, for a value in them that
     *     their column cannot hold
     */
    private Block input(Scan scan, boolean whole) throws Refusal {
        if (scan instanceof SubPlanScan piece) {
            return piece.block();
        }
        if (!(scan instanceof JdbcScan table)) {
            throw new Refusal(Obstacle.ANOTHER_WAY.reason());
        }
        RemoteTable remote = table.table().remote();
        List<Sql> checks = checks(table);
        boolean plain =
                table.statement().body().source().text().equals(" FROM " + remote.from())
                        && table.limit().isEmpty()
                        && !remote.identity().isEmpty();
        List<Operand> operands = new ArrayList<>();
        List<Sql> list = new ArrayList<>();
        for (RemoteColumn column : table.statement().columns()) {
            Optional<RemoteColumn> looked =
                    column.at().isEmpty()
                            ? Optional.empty()
                            : whole ? dialect.checked(column) : Optional.of(column);
            if (looked.isEmpty()) {
                throw new Refusal(Obstacle.UNREADABLE.reason().of(column.column().name()));
            }
            String name = connector.database().quote(column.column().name());
            String outer = plain ? name : "c" + list.size();
            operands.add(new Operand(Sql.of("t1." + outer), looked.get()));
            list.add(Sql.of(name + " AS " + outer));
        }
        Sql from =
                plain
                        ? Sql.of(remote.from() + " t1")
                        : Sql.of("(")
                                .plus(
                                        table.statement()
                                                .body()
                                                .where(checks)
                                                .delivering(
                                                        list.isEmpty()
                                                                ? Sql.of("1 AS c0")
                                                                : Sql.list(list, ", ")))
                                .plus(") t1");
        return Block.of(new From(from, 1), operands, Stage.TABLES);
    }

    /** Conditions that fail for values which the scan's own conditions let through for that. */
    private List<Sql> checks(JdbcScan table) throws Refusal {
        List<Sql> checks = new ArrayList<>();
        for (RemoteColumn column : table.statement().unreadable()) {
            Optional<RemoteColumn> checked =
                    column.at().isEmpty() || table.statement().body().ordered()
                            ? Optional.empty()
                            : dialect.checked(column);
            if (checked.isEmpty()) {
                throw new Refusal(Obstacle.UNREADABLE.reason().of(column.column().name()));
            }
            checks.add(Sql.of("(" + checked.get().select() + " IS NULL) IN (0, 1)"));
        }
        return checks;
    }

    private Block filter(Filter filter) throws Refusal {
        refuseFallible(filter.condition());
        Block block = input(filter.input()).until(Stage.EXPRESSIONS);
        return block.where(condition(filter.condition(), block.operands()));
    }

    private static void refuseFallible(Term condition) throws Refusal {
        Optional<String> function = FallibleTerms.firstIn(condition);
        if (function.isPresent()) {
            throw new Refusal(Obstacle.FALLIBLE.reason(function.get()));
        }
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
        return block.delivering(Operand.named(operands, projection.schema()), stage);
    }

    private Block join(Join join) throws Refusal {
        if (!dialect.joins(join)) {
            throw new Refusal(Obstacle.JOIN.reason(join.kind()));
        }
        refuseFallible(join.condition());
        boolean half = join.kind() == JoinKind.SEMI || join.kind() == JoinKind.ANTI;
        Block outer = missing(input(join.left()), join.kind() == JoinKind.RIGHT);
        Block left = outer.until(half ? Stage.ROWS : Stage.TABLES);
        Block inner = input(join.right());
        Optional<String> once = dialect.computedOnce();
        KeyedJoin keyed = KeyedJoin.of(join);
        if (once.isPresent() && half) {
            return left.where(keyed.among(left.operands(), inner.asTable(1)))
                    .delivering(Operand.named(left.operands(), join.schema()), Stage.ROWS);
        }
        int number = left.from().tables() + 1;
        Block right =
                once.isPresent()
                        ? keyed.prepared(inner, dialect, once.get(), number)
                        : missing(inner, join.kind() == JoinKind.LEFT).asTable(number);
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
                    .delivering(Operand.named(left.operands(), join.schema()), Stage.ROWS);
        }
        Sql from =
                left.from()
                        .sql()
                        .plus(" " + join.kind() + " JOIN ")
                        .plus(right.from().sql())
                        .plus(" ON ")
                        .plus(condition);
        return Block.of(
                new From(from, left.from().tables() + 1),
                Operand.named(both, join.schema()),
                Stage.TABLES);
    }

    /** One side of a join, such that its rows can be missing there. */
    private Block missing(Block side, boolean can) {
        String ending = dialect.computedBelow();
        return can && !ending.isEmpty() && !side.isOfColumns()
                ? side.computedOnce(1, ending)
                : side;
    }

    private Block ordering(Ordering ordering) throws Refusal {
        if (ordering.offset() > 0 && !dialect.hasOffset()) {
            throw new Refusal(Obstacle.OFFSET.reason());
        }
        Block block = input(ordering.input()).until(Stage.GROUPS);
        List<Sql> by = new KeyWriter(dialect).ordered(ordering.keys(), block.operands());
        OptionalLong limit = ordering.limit();
        return block.ordered(
                by,
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
        WindowWriter writer = new WindowWriter(dialect);
        for (WindowCall call : windowing.calls()) {
            operands.add(writer.window(call, block.operands()));
        }
        // Nothing but another SELECT may look at what a window function computes.
        return block.delivering(Operand.named(operands, windowing.schema()), Stage.GROUPS)
                .asTable(1);
    }
}
