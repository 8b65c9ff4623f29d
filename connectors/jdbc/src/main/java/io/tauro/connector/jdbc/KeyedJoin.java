package io.tauro.connector.jdbc;

import io.tauro.connector.jdbc.Block.Stage;
import io.tauro.spi.RelationalStep.Join;
import io.tauro.spi.RelationalStep.JoinKind;
import io.tauro.spi.Term;
import io.tauro.spi.Term.CallTerm;
import io.tauro.spi.Term.ColumnTerm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A join by equal columns, for a source that finds matches by indexes of columns only: that of a
 * table, or one that it makes for a SELECT which it computes once.
 *
 * @param pairs columns of left and right that are equal
 * @param whole whether the condition says nothing else
 */
record KeyedJoin(JoinKind kind, List<Pair> pairs, boolean whole) {

    /** Positions of columns that are equal, each in its own side. */
    record Pair(int left, int right) {}

    static KeyedJoin of(Join join) {
        List<Term> parts = conjuncts(join.condition());
        int width = join.left().schema().size();
        List<Pair> pairs = parts.stream().flatMap(part -> equality(part, width).stream()).toList();
        return new KeyedJoin(join.kind(), pairs, pairs.size() == parts.size());
    }

    private static List<Term> conjuncts(Term term) {
        if (!(term instanceof CallTerm call) || !call.function().equals("AND")) {
            return List.of(term);
        }
        List<Term> all = new ArrayList<>();
        call.arguments().forEach(part -> all.addAll(conjuncts(part)));
        return all;
    }

    private static Optional<Pair> equality(Term term, int width) {
        if (!(term instanceof CallTerm call)
                || !call.function().equals("EQ")
                || !(call.arguments().get(0) instanceof ColumnTerm one)
                || !(call.arguments().get(1) instanceof ColumnTerm other)
                || one.index() < width == other.index() < width) {
            return Optional.empty();
        }
        return Optional.of(
                new Pair(
                        Math.min(one.index(), other.index()),
                        Math.max(one.index(), other.index()) - width));
    }

    private void requirePairs() throws Refusal {
        if (pairs.isEmpty()) {
            throw new Refusal(Obstacle.ALL_PAIRS.reason());
        }
    }

    /** The condition of a semi or anti join: no row of the right is looked for, all are listed. */
    Sql among(List<Operand> left, Block right) throws Refusal {
        requirePairs();
        if (!whole) {
            throw new Refusal(Obstacle.HALF_JOIN.reason());
        }
        List<Sql> wanted = new ArrayList<>();
        List<Sql> listed = new ArrayList<>();
        for (Pair pair : pairs) {
            wanted.add(comparable(left.get(pair.left())));
            listed.add(comparable(right.operands().get(pair.right())));
        }
        Sql key = Sql.list(wanted, ", ");
        Sql found =
                Sql.of("(")
                        .plus(wanted.size() == 1 ? key : Sql.of("(").plus(key).plus(")"))
                        .plus(" IN (SELECT ")
                        .plus(Sql.list(listed, ", "))
                        .plus(" FROM ")
                        .plus(right.from().sql())
                        .plus("))");
        return kind == JoinKind.ANTI ? found.plus(" IS NOT TRUE") : found;
    }

    private static Sql comparable(Operand operand) throws Refusal {
        return operand.comparable(false)
                .orElseThrow(
                        () ->
                                new Refusal(
                                        operand.column()
                                                .rules()
                                                .reason()
                                                .of(operand.column().column().name())));
    }

    /** The right side, with its keys as columns that have an index or get one. */
    Block prepared(Block right, Dialect dialect, String once, int number) throws Refusal {
        requirePairs();
        boolean table =
                right.stage() == Stage.TABLES
                        && right.from().tables() == 1
                        && !right.from().sql().text().startsWith("(");
        boolean bare =
                pairs.stream()
                        .allMatch(
                                pair ->
                                        right.operands()
                                                .get(pair.right())
                                                .column()
                                                .sent()
                                                .isEmpty());
        if (table && bare) {
            return right.asTable(number);
        }
        List<Operand> operands = new ArrayList<>(right.operands());
        for (Pair pair : pairs) {
            Operand key = right.operands().get(pair.right());
            operands.set(pair.right(), new Operand(comparable(key), dialect.key(key.column())));
        }
        return right.delivering(operands, right.stage()).computedOnce(number, once);
    }
}
