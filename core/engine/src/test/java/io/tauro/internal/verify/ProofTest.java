package io.tauro.internal.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.data.VectorBuilder;
import io.tauro.internal.kernel.Evaluators;
import io.tauro.internal.kernel.Expression;
import io.tauro.internal.kernel.Expression.And;
import io.tauro.internal.kernel.Expression.Case;
import io.tauro.internal.kernel.Expression.Cast;
import io.tauro.internal.kernel.Expression.Constant;
import io.tauro.internal.kernel.Expression.FunctionCall;
import io.tauro.internal.kernel.Expression.InList;
import io.tauro.internal.kernel.Expression.InputColumn;
import io.tauro.internal.kernel.Expression.Or;
import io.tauro.internal.kernel.ScalarFunction;
import io.tauro.predicate.Predicate;
import io.tauro.predicate.PredicateOperator;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is said to follow does follow: for each row of which all is true that is known. */
class ProofTest {

    private static final Expression A = new InputColumn(0, DataType.INTEGER);
    private static final Expression B = new InputColumn(1, DataType.INTEGER);
    private static final Expression REGION = new InputColumn(2, DataType.VARCHAR);
    private static final Schema COLUMNS =
            Schema.of(
                    Column.of("a", DataType.INTEGER),
                    Column.of("b", DataType.INTEGER),
                    Column.of("region", DataType.VARCHAR));

    /** Each value, and null, with each other. */
    private static final Batch ROWS = rows();

    private static Batch rows() {
        @Nullable Integer[] numbers = {null, -1, 0, 1, 2, 3, 4, 5};
        @Nullable String[] texts = {null, "", "EU", "US"};
        List<ColumnVector> columns = new ArrayList<>();
        int count = numbers.length * numbers.length * texts.length;
        VectorBuilder a = new VectorBuilder(DataType.INTEGER, count);
        VectorBuilder b = new VectorBuilder(DataType.INTEGER, count);
        VectorBuilder region = new VectorBuilder(DataType.VARCHAR, count);
        for (Integer one : numbers) {
            for (Integer other : numbers) {
                for (String text : texts) {
                    a.append(one);
                    b.append(other);
                    region.append(text);
                }
            }
        }
        columns.add(a.build());
        columns.add(b.build());
        columns.add(region.build());
        return Batch.of(count, columns);
    }

    private static Expression call(ScalarFunction function, Expression... arguments) {
        return new FunctionCall(function, List.of(arguments), DataType.BOOLEAN);
    }

    private static Constant number(int value) {
        return new Constant(value, DataType.INTEGER);
    }

    private static Constant text(String value) {
        return new Constant(value, DataType.VARCHAR);
    }

    private static boolean follows(Expression goal, Expression... known) {
        return Proof.follows(Claims.that(goal), List.of(known).stream().map(Claims::that).toList());
    }

    @Property(tries = 3000)
    void whatFollowsIsTrueWhereWhatIsKnownIs(@ForAll long seed) {
        Random random = new Random(seed);
        Expression goal = condition(random, 3);
        List<Expression> known = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            known.add(condition(random, 3));
        }
        boolean follows =
                Proof.follows(Claims.that(goal), known.stream().map(Claims::that).toList());
        Statistics.label("follows").collect(follows);
        if (follows) {
            ColumnVector goals = Evaluators.compile(goal).evaluate(ROWS);
            List<ColumnVector> facts =
                    known.stream().map(one -> Evaluators.compile(one).evaluate(ROWS)).toList();
            for (int row = 0; row < ROWS.rowCount(); row++) {
                int at = row;
                if (facts.stream().allMatch(fact -> Boolean.TRUE.equals(fact.value(at)))) {
                    assertThat(goals.value(row))
                            .as("%s of %s at row %d", goal, known, row)
                            .isEqualTo(true);
                }
            }
        }
    }

    @Property(tries = 1000)
    void eachConditionFollowsFromItselfAndMore(@ForAll long seed) {
        Random random = new Random(seed);
        Expression goal = condition(random, 3);
        assertThat(follows(goal, goal)).as("%s", goal).isTrue();
        assertThat(
                        follows(
                                goal,
                                condition(random, 2),
                                new And(List.of(goal, condition(random, 1)))))
                .as("%s", goal)
                .isTrue();
        assertThat(follows(call(ScalarFunction.IS_TRUE, goal), goal)).isTrue();
    }

    private static Expression condition(Random random, int depth) {
        Expression column = random.nextBoolean() ? A : B;
        Expression constant = number(random.nextInt(5));
        ScalarFunction[] comparisons = {
            ScalarFunction.EQ,
            ScalarFunction.NEQ,
            ScalarFunction.LT,
            ScalarFunction.LTE,
            ScalarFunction.GT,
            ScalarFunction.GTE
        };
        ScalarFunction comparison = comparisons[random.nextInt(comparisons.length)];
        return switch (depth == 0 ? 4 + random.nextInt(6) : random.nextInt(12)) {
            case 10 ->
                    new Case(
                            List.of(condition(random, depth - 1), condition(random, 0)),
                            List.of(condition(random, 0), condition(random, depth - 1)),
                            condition(random, 0),
                            DataType.BOOLEAN);
            case 11 ->
                    call(
                            comparison,
                            new Case(
                                    List.of(condition(random, depth - 1)),
                                    List.of(column),
                                    random.nextBoolean() ? number(random.nextInt(5)) : B,
                                    DataType.INTEGER),
                            constant);
            case 0 -> new And(List.of(condition(random, depth - 1), condition(random, depth - 1)));
            case 1 -> new Or(List.of(condition(random, depth - 1), condition(random, depth - 1)));
            case 2 -> call(ScalarFunction.NOT, condition(random, depth - 1));
            case 3 -> {
                ScalarFunction[] tests = {
                    ScalarFunction.IS_TRUE,
                    ScalarFunction.IS_FALSE,
                    ScalarFunction.IS_NOT_TRUE,
                    ScalarFunction.IS_NOT_FALSE
                };
                yield call(tests[random.nextInt(4)], condition(random, depth - 1));
            }
            case 4 -> call(comparison, A, B);
            case 5 ->
                    call(
                            random.nextBoolean()
                                    ? ScalarFunction.IS_NULL
                                    : ScalarFunction.IS_NOT_NULL,
                            column);
            case 6 ->
                    new InList(
                            column,
                            List.of(random.nextInt(5), random.nextInt(5)),
                            random.nextInt(4) == 0);
            case 7 -> call(comparison, REGION, text(random.nextBoolean() ? "EU" : "US"));
            case 8 -> call(comparison, constant, column);
            default -> call(comparison, column, constant);
        };
    }

    @Test
    void aNarrowerRangeProvesAWiderOne() {
        assertThat(
                        follows(
                                new InList(REGION, List.of("EU", "US"), false),
                                call(ScalarFunction.EQ, REGION, text("EU"))))
                .isTrue();
        assertThat(
                        follows(
                                call(ScalarFunction.EQ, REGION, text("EU")),
                                new InList(REGION, List.of("EU", "US"), false)))
                .isFalse();
    }

    @Test
    void notNullIsNotForgotten() {
        Expression notEu = call(ScalarFunction.NEQ, REGION, text("EU"));
        assertThat(
                        follows(
                                notEu,
                                call(
                                        ScalarFunction.IS_NOT_TRUE,
                                        call(ScalarFunction.EQ, REGION, text("EU")))))
                .isFalse();
    }

    @Test
    void aCastWithoutLossIsTheColumn() {
        Expression cast = new Cast(A, DataType.decimal(12, 1), false);
        Expression limit =
                call(
                        ScalarFunction.GT,
                        cast,
                        new Constant(new java.math.BigDecimal("2.5"), DataType.decimal(12, 1)));
        assertThat(follows(limit, call(ScalarFunction.GTE, A, number(3)))).isTrue();
        assertThat(follows(limit, call(ScalarFunction.GTE, A, number(2)))).isFalse();
    }

    @Test
    void alternativesAreTriedOneByOne() {
        Expression either =
                new Or(
                        List.of(
                                call(ScalarFunction.EQ, A, number(1)),
                                call(ScalarFunction.EQ, B, number(2))));
        Expression narrower =
                new Or(
                        List.of(
                                new And(
                                        List.of(
                                                call(ScalarFunction.EQ, A, number(1)),
                                                call(ScalarFunction.EQ, REGION, text("EU")))),
                                call(ScalarFunction.EQ, B, number(2))));
        assertThat(follows(either, narrower)).isTrue();
        assertThat(follows(narrower, either)).isFalse();
    }

    @Test
    void whatASourceTookIsReadAsItWasAsked() {
        Predicate asked =
                Predicate.of("region", PredicateOperator.IN, List.of("EU", "US"))
                        .and(Predicate.of("a", PredicateOperator.GT, 3));
        assertThat(follows(call(ScalarFunction.GTE, A, number(3)), Facts.of(asked, COLUMNS)))
                .isTrue();
        assertThat(
                        follows(
                                new InList(REGION, List.of("US", "EU", "CH"), false),
                                Facts.of(asked, COLUMNS)))
                .isTrue();
        assertThat(follows(call(ScalarFunction.GT, B, number(3)), Facts.of(asked, COLUMNS)))
                .isFalse();
    }
}
