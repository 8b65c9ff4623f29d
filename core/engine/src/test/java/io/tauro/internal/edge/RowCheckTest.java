package io.tauro.internal.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.data.DictionaryVector;
import io.tauro.data.VectorBuilder;
import io.tauro.error.TauroException;
import io.tauro.internal.kernel.Evaluators;
import io.tauro.internal.kernel.Expression;
import io.tauro.internal.kernel.Expression.And;
import io.tauro.internal.kernel.Expression.Cast;
import io.tauro.internal.kernel.Expression.Constant;
import io.tauro.internal.kernel.Expression.FunctionCall;
import io.tauro.internal.kernel.Expression.InList;
import io.tauro.internal.kernel.Expression.InputColumn;
import io.tauro.internal.kernel.Expression.Or;
import io.tauro.internal.kernel.RandomVectors;
import io.tauro.internal.kernel.ScalarFunction;
import io.tauro.type.DataType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The interpreter knows what a condition means without asking the kernels, and agrees with them.
 */
class RowCheckTest {

    private static final int ROWS = 16;
    private static final Object FAILED = "failed";

    private static final Expression REGION = new InputColumn(0, DataType.VARCHAR);
    private static final Expression AMOUNT = new InputColumn(1, DataType.INTEGER);

    @Property(tries = 400)
    void whatHoldsForTheKernelsHoldsForTheInterpreterAndNothingElse(@ForAll long seed) {
        RandomVectors random = new RandomVectors(seed);
        List<ColumnVector> columns = new ArrayList<>();
        RandomConditions.TYPES.forEach(type -> columns.add(random.any(type, ROWS)));
        Batch batch = Batch.of(ROWS, columns);
        RandomConditions conditions = new RandomConditions(random);
        for (int i = 0; i < 20; i++) {
            Expression condition = conditions.condition(4);
            agrees(condition, batch);
            agrees(of(ScalarFunction.NOT, condition), batch);
            agrees(of(ScalarFunction.IS_NULL, condition), batch);
        }
    }

    private static void agrees(Expression condition, Batch batch) {
        RowCheck check =
                RowCheck.of(condition)
                        .orElseThrow(() -> new AssertionError("Not read: " + condition));
        boolean all = true;
        for (int row = 0; row < ROWS; row++) {
            Batch one = batch.select(new int[] {row}, 1);
            Object expected = byKernels(condition, one, row);
            if (expected == FAILED) {
                return; // nothing is delivered
            }
            all &= Objects.equals(expected, true);
            assertThat(check.holds(one))
                    .as("%s at row %d", condition, row)
                    .isEqualTo(Objects.equals(expected, true));
        }
        assertThat(check.holds(batch)).as("%s", condition).isEqualTo(all);
    }

    private static @Nullable Object byKernels(Expression condition, Batch one, int row) {
        try {
            return Evaluators.compile(condition).evaluate(one).value(row);
        } catch (TauroException e) {
            return FAILED;
        }
    }

    private static Expression of(ScalarFunction function, Expression... arguments) {
        return new FunctionCall(function, List.of(arguments), DataType.BOOLEAN);
    }

    private static Constant text(String value) {
        return new Constant(value, DataType.VARCHAR);
    }

    private static ColumnVector column(DataType type, @Nullable Object... values) {
        VectorBuilder builder = new VectorBuilder(type, values.length);
        for (Object value : values) {
            builder.append(value);
        }
        return builder.build();
    }

    /** The order of two numbers decides, at both ends of a type too. */
    @Test
    void oneNumberBeyondALimitIsFoundWhereverItIs() {
        int[] values = {Integer.MIN_VALUE, Integer.MIN_VALUE + 1, -1, 0, 7, Integer.MAX_VALUE};
        List<ScalarFunction> comparisons =
                List.of(
                        ScalarFunction.EQ,
                        ScalarFunction.NEQ,
                        ScalarFunction.LT,
                        ScalarFunction.LTE,
                        ScalarFunction.GT,
                        ScalarFunction.GTE);
        for (DataType type : List.of(DataType.INTEGER, DataType.BIGINT)) {
            for (ScalarFunction comparison : comparisons) {
                for (int limit : values) {
                    Expression condition =
                            of(
                                    comparison,
                                    new InputColumn(0, type),
                                    new Constant(boxed(type, limit), type));
                    for (int usual : values) {
                        for (int other : values) {
                            oneAmongOthers(condition, type, usual, other);
                        }
                    }
                }
            }
        }
    }

    private static void oneAmongOthers(Expression condition, DataType type, int usual, int other) {
        boolean usually = holds(condition, Batch.of(1, column(type, boxed(type, usual))));
        boolean once = holds(condition, Batch.of(1, column(type, boxed(type, other))));
        Object[] rows = new Object[100];
        for (int place : new int[] {0, 57, 99}) {
            Arrays.fill(rows, boxed(type, usual));
            rows[place] = boxed(type, other);
            Batch batch = Batch.of(rows.length, column(type, rows));
            assertThat(holds(condition, batch)).isEqualTo(usually && once);
            assertThat(holds(condition, batch.select(new int[] {3, 98}, 2))).isEqualTo(usually);
            assertThat(holds(condition, batch.select(new int[] {place}, 1))).isEqualTo(once);
        }
        assertThat(holds(condition, Batch.of(1, column(type, rows[0])).select(new int[0], 0)))
                .isTrue();
    }

    private static Object boxed(DataType type, int value) {
        return type.equals(DataType.INTEGER) ? (Object) value : (Object) (long) value;
    }

    /** What is known of the entries of a dictionary lets no other entry pass. */
    @Test
    void anEntryThatNoRowHadBeforeIsHeldAgainstTheConditionWhenOneHasIt() {
        RowCheck check = RowCheck.of(of(ScalarFunction.EQ, REGION, text("EU"))).orElseThrow();
        ColumnVector entries = column(DataType.VARCHAR, "EU", "US", null);
        assertThat(check.holds(coded(entries, 0, 0, 0))).isTrue();
        assertThat(check.holds(coded(entries, 0, 0, 0))).isTrue();
        assertThat(check.holds(coded(entries, 0, 1, 0))).isFalse();
        assertThat(check.holds(coded(entries, 0, 1, 0))).isFalse();
        assertThat(check.holds(coded(entries, 0, 2, 0))).isFalse();
        assertThat(check.holds(coded(entries, 0, 1, 0).select(new int[] {0, 2}, 2))).isTrue();
        assertThat(check.holds(coded(column(DataType.VARCHAR, "US", "EU"), 0))).isFalse();
    }

    private static Batch coded(ColumnVector entries, int... codes) {
        return Batch.of(codes.length, new DictionaryVector(entries, codes, null, codes.length));
    }

    private static boolean holds(Expression condition, Batch batch) {
        return RowCheck.of(condition).orElseThrow().holds(batch);
    }

    @Test
    void oneRowOfAnotherRegionIsFound() {
        Expression european = of(ScalarFunction.EQ, REGION, text("EU"));
        assertThat(holds(european, Batch.of(2, column(DataType.VARCHAR, "EU", "EU")))).isTrue();
        assertThat(holds(european, Batch.of(2, column(DataType.VARCHAR, "EU", "US")))).isFalse();
    }

    @Test
    void unknownIsNotTrue() {
        Expression european = of(ScalarFunction.EQ, REGION, text("EU"));
        assertThat(holds(european, Batch.of(2, column(DataType.VARCHAR, "EU", null)))).isFalse();
    }

    @Test
    void rowsThatAreNotSelectedDoNotCount() {
        Expression european = of(ScalarFunction.EQ, REGION, text("EU"));
        Batch batch = Batch.of(3, column(DataType.VARCHAR, "US", "EU", null));
        assertThat(holds(european, batch.select(new int[] {1}, 1))).isTrue();
    }

    @Test
    void entriesOfADictionaryThatNoRowHasAreNotComputed() {
        Expression fails =
                of(
                        ScalarFunction.GT,
                        new FunctionCall(
                                ScalarFunction.DIVIDE,
                                List.of(new Constant(10, DataType.INTEGER), AMOUNT),
                                DataType.INTEGER),
                        new Constant(1, DataType.INTEGER));
        ColumnVector amounts =
                new DictionaryVector(column(DataType.INTEGER, 0, 2), new int[] {1, 1}, null, 2);
        ColumnVector regions = column(DataType.VARCHAR, "EU", "EU");
        assertThat(holds(fails, Batch.of(2, regions, amounts))).isTrue();
        ColumnVector zero =
                new DictionaryVector(column(DataType.INTEGER, 0, 2), new int[] {1, 0}, null, 2);
        assertThat(holds(fails, Batch.of(2, regions, zero))).isFalse();
    }

    @Test
    void aDictionaryThatChangesFromBatchToBatchIsReadAnew() {
        RowCheck european = RowCheck.of(of(ScalarFunction.EQ, REGION, text("EU"))).orElseThrow();
        int[] codes = {0, 0};
        assertThat(
                        european.holds(
                                Batch.of(
                                        2,
                                        new DictionaryVector(
                                                column(DataType.VARCHAR, "EU"), codes, null, 2))))
                .isTrue();
        assertThat(
                        european.holds(
                                Batch.of(
                                        2,
                                        new DictionaryVector(
                                                column(DataType.VARCHAR, "US"), codes, null, 2))))
                .isFalse();
    }

    @Test
    void severalConditionsHoldTogether() {
        Expression both =
                new And(
                        List.of(
                                of(ScalarFunction.EQ, REGION, text("EU")),
                                new Or(
                                        List.of(
                                                of(
                                                        ScalarFunction.GT,
                                                        AMOUNT,
                                                        new Constant(10, DataType.INTEGER)),
                                                new InList(AMOUNT, List.of(1, 2), false)))));
        ColumnVector regions = column(DataType.VARCHAR, "EU", "EU");
        assertThat(holds(both, Batch.of(2, regions, column(DataType.INTEGER, 11, 2)))).isTrue();
        assertThat(holds(both, Batch.of(2, regions, column(DataType.INTEGER, 11, 3)))).isFalse();
    }

    @Test
    void whatCannotBeInterpretedIsSaidSo() {
        Expression digest = new FunctionCall(ScalarFunction.MD5, List.of(REGION), DataType.VARCHAR);
        assertThat(RowCheck.of(of(ScalarFunction.EQ, digest, text("x")))).isEmpty();
        Expression parsed = new Cast(REGION, DataType.INTEGER, false);
        assertThat(RowCheck.of(of(ScalarFunction.EQ, parsed, AMOUNT))).isEmpty();
        assertThat(
                        RowCheck.of(
                                new And(
                                        List.of(
                                                of(ScalarFunction.EQ, REGION, text("EU")),
                                                of(ScalarFunction.EQ, digest, text("x"))))))
                .isEmpty();
        assertThat(RowCheck.of(REGION)).isEmpty();
    }
}
