package io.tauro.internal.kernel;

import static io.tauro.internal.kernel.Calculation.column;
import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.error.TauroException;
import io.tauro.internal.kernel.Expression.And;
import io.tauro.internal.kernel.Expression.Case;
import io.tauro.internal.kernel.Expression.Cast;
import io.tauro.internal.kernel.Expression.Constant;
import io.tauro.internal.kernel.Expression.FunctionCall;
import io.tauro.internal.kernel.Expression.InList;
import io.tauro.internal.kernel.Expression.Or;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/**
 * Random expressions give the same over any layout and any selection as row by row over plain
 * vectors; and there is an error exactly if a selected row has one.
 */
class ExpressionPropertyTest {

    private static final int ROWS = 24;
    private static final DataType DECIMAL = DataType.decimal(38, 5);
    private static final List<DataType> TYPES = RandomVectors.TYPES;

    @Property(tries = 200)
    void layoutAndSelectionDoNotMatter(@ForAll long seed) {
        RandomVectors random = new RandomVectors(seed);
        List<ColumnVector> columns = new ArrayList<>();
        TYPES.forEach(type -> columns.add(random.any(type, ROWS)));
        int[] selection = random.selection(ROWS);
        Batch all = Batch.of(ROWS, columns);
        Batch batch = selection == null ? all : all.select(selection, selection.length);
        for (int i = 0; i < 20; i++) {
            check(new Generator(random).expression(3), batch);
        }
        check(new Generator(random).bool(4), batch);
        checkFilter(new Generator(random).bool(3), batch);
    }

    private static void check(Expression expression, Batch batch) {
        List<@Nullable Object> expected = expected(expression, batch);
        boolean fails = expected.stream().anyMatch(Calculation::isError);
        ColumnVector actual;
        try {
            actual = Evaluators.compile(expression).evaluate(batch);
        } catch (TauroException e) {
            assertThat(fails).as("%s: %s", expression, e.getMessage()).isTrue();
            assertThat(expected).contains(e.code());
            return;
        }
        assertThat(fails).as("%s should fail with %s", expression, expected).isFalse();
        assertThat(actual.size()).isEqualTo(ROWS);
        for (int n = 0; n < batch.selectedCount(); n++) {
            assertThat(comparable(actual.value(batch.row(n))))
                    .as("%s at row %d", expression, batch.row(n))
                    .isEqualTo(comparable(expected.get(n)));
        }
    }

    @Property(tries = 300)
    void whatSeveralExpressionsShareIsComputedAsIfTheyDidNot(@ForAll long seed) {
        RandomVectors random = new RandomVectors(seed);
        List<ColumnVector> columns = new ArrayList<>();
        TYPES.forEach(type -> columns.add(random.any(type, ROWS)));
        int[] selection = random.selection(ROWS);
        Batch all = Batch.of(ROWS, columns);
        Batch batch = selection == null ? all : all.select(selection, selection.length);
        List<Expression> expressions = new Generator(random).related();
        List<List<@Nullable Object>> expected =
                expressions.stream().map(expression -> expected(expression, batch)).toList();
        boolean fails = expected.stream().flatMap(List::stream).anyMatch(Calculation::isError);
        Batch actual;
        try {
            actual = Projection.compile(expressions).apply(batch);
        } catch (TauroException e) {
            assertThat(fails).as("%s: %s", expressions, e.getMessage()).isTrue();
            return;
        }
        assertThat(fails).as("%s should fail with %s", expressions, expected).isFalse();
        assertThat(actual.columnCount()).isEqualTo(expressions.size());
        for (int i = 0; i < expressions.size(); i++) {
            for (int n = 0; n < batch.selectedCount(); n++) {
                assertThat(comparable(actual.column(i).value(actual.row(n))))
                        .as("%s at row %d", expressions.get(i), batch.row(n))
                        .isEqualTo(comparable(expected.get(i).get(n)));
            }
        }
    }

    private static void checkFilter(Expression condition, Batch batch) {
        List<@Nullable Object> expected = expected(condition, batch);
        if (expected.stream().anyMatch(Calculation::isError)) {
            return;
        }
        List<Integer> rows = new ArrayList<>();
        for (int n = 0; n < batch.selectedCount(); n++) {
            if (Objects.equals(expected.get(n), true)) {
                rows.add(batch.row(n));
            }
        }
        Batch left = Filters.compile(condition).apply(batch);
        List<Integer> actual = new ArrayList<>();
        for (int n = 0; n < left.selectedCount(); n++) {
            actual.add(left.row(n));
        }
        assertThat(actual).as("%s", condition).isEqualTo(rows);
    }

    private static List<@Nullable Object> expected(Expression expression, Batch batch) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int n = 0; n < batch.selectedCount(); n++) {
            values.add(Calculation.rowAlone(expression, batch, batch.row(n)));
        }
        return values;
    }

    private static @Nullable Object comparable(@Nullable Object value) {
        return value instanceof byte[] bytes ? ByteBuffer.wrap(bytes) : value;
    }

    /** Makes well-typed expressions at random. */
    private record Generator(RandomVectors random) {

        /** Expressions that have parts in common, some of them where they need not be computed. */
        List<Expression> related() {
            DataType type = random.below(2) == 0 ? DECIMAL : DataType.INTEGER;
            Expression one = of(type, 2);
            Expression other = of(type, 2);
            Expression both = apply(ScalarFunction.MULTIPLY, type, one, other);
            List<Expression> some = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                some.add(
                        switch (random.below(6)) {
                            case 0 -> one;
                            case 1 -> both;
                            case 2 -> apply(ScalarFunction.ADD, type, one, both);
                            case 3 -> new Case(List.of(bool(1)), List.of(both), one, type);
                            case 4 ->
                                    new And(
                                            List.of(
                                                    bool(1),
                                                    apply(
                                                            comparison(),
                                                            DataType.BOOLEAN,
                                                            one,
                                                            both)));
                            default -> apply(ScalarFunction.SUBTRACT, type, both, leaf(type));
                        });
            }
            return some;
        }

        Expression expression(int depth) {
            return of(TYPES.get(random.below(TYPES.size())), depth);
        }

        Expression of(DataType type, int depth) {
            if (type.kind() == TypeKind.BOOLEAN && depth > 0) {
                return bool(depth);
            }
            if (depth == 0 || random.below(4) == 0) {
                return leaf(type);
            }
            if (random.below(4) == 0) {
                return conditional(type, depth - 1);
            }
            Expression call = call(type, depth - 1);
            return call == null ? leaf(type) : call;
        }

        private Expression leaf(DataType type) {
            return switch (random.below(6)) {
                case 0 -> new Constant(random.value(type), type);
                case 1 -> random.below(4) == 0 ? new Constant(null, type) : columnOf(type);
                default -> columnOf(type);
            };
        }

        private Expression columnOf(DataType type) {
            int index = TYPES.indexOf(type);
            return index < 0 ? new Constant(random.value(type), type) : column(index, type);
        }

        private Expression conditional(DataType type, int depth) {
            List<Expression> conditions = new ArrayList<>();
            List<Expression> results = new ArrayList<>();
            for (int i = random.below(2); i >= 0; i--) {
                conditions.add(bool(depth));
                results.add(of(type, depth));
            }
            return new Case(conditions, results, of(type, depth), type);
        }

        private @Nullable Expression call(DataType type, int depth) {
            return switch (type.kind()) {
                case TINYINT, SMALLINT, INTEGER, BIGINT, REAL, DOUBLE -> number(type, depth);
                case DECIMAL -> type.equals(DECIMAL) ? number(type, depth) : null;
                case VARCHAR -> text(depth);
                case DATE ->
                        apply(
                                random.below(2) == 0
                                        ? ScalarFunction.FLOOR_TO
                                        : ScalarFunction.CEIL_TO,
                                type,
                                unit(),
                                of(type, depth));
                case TIMESTAMP ->
                        apply(
                                ScalarFunction.PLUS_DAY_SECOND,
                                type,
                                of(type, depth),
                                of(DataType.INTERVAL_DAY_SECOND, depth));
                default -> null;
            };
        }

        private Expression number(DataType type, int depth) {
            return switch (random.below(12)) {
                case 0 -> apply(ScalarFunction.ADD, type, of(type, depth), of(type, depth));
                case 1 -> apply(ScalarFunction.SUBTRACT, type, of(type, depth), of(type, depth));
                case 2 -> apply(ScalarFunction.MULTIPLY, type, of(type, depth), of(type, depth));
                case 3 -> apply(ScalarFunction.DIVIDE, type, of(type, depth), of(type, depth));
                case 4 -> apply(ScalarFunction.MODULO, type, of(type, depth), of(type, depth));
                case 5 -> apply(ScalarFunction.NEGATE, type, of(type, depth));
                case 6 -> apply(ScalarFunction.ABS, type, of(type, depth));
                case 7 ->
                        apply(
                                ScalarFunction.ROUND,
                                type,
                                of(type, depth),
                                Calculation.constant(random.below(7) - 3));
                case 8 ->
                        apply(
                                random.below(2) == 0
                                        ? ScalarFunction.GREATEST
                                        : ScalarFunction.LEAST,
                                type,
                                of(type, depth),
                                leaf(type),
                                leaf(type));
                case 9 -> ofText(type, depth);
                default -> cast(type, depth);
            };
        }

        /** A number about a text. */
        private Expression ofText(DataType type, int depth) {
            DataType text = DataType.VARCHAR;
            Expression number =
                    random.below(2) == 0
                            ? apply(
                                    ScalarFunction.POSITION,
                                    DataType.INTEGER,
                                    leaf(text),
                                    of(text, depth))
                            : apply(ScalarFunction.CHAR_LENGTH, DataType.INTEGER, of(text, depth));
            return type.kind() == TypeKind.INTEGER ? number : new Cast(number, type, true);
        }

        private Expression cast(DataType type, int depth) {
            DataType[] from = {
                DataType.INTEGER, DataType.BIGINT, DataType.DOUBLE, DECIMAL, DataType.VARCHAR
            };
            return new Cast(of(from[random.below(from.length)], depth), type, random.below(2) == 0);
        }

        private Expression text(int depth) {
            DataType type = DataType.VARCHAR;
            return switch (random.below(12)) {
                case 5 -> apply(ScalarFunction.TRIM_BOTH, type, leaf(type), of(type, depth));
                case 6 ->
                        apply(
                                random.below(2) == 0 ? ScalarFunction.LEFT : ScalarFunction.RIGHT,
                                type,
                                of(type, depth),
                                of(DataType.INTEGER, 0));
                case 7 ->
                        apply(
                                ScalarFunction.REPLACE,
                                type,
                                of(type, depth),
                                leaf(type),
                                leaf(type));
                case 8 ->
                        apply(
                                ScalarFunction.CONCAT_WS,
                                type,
                                leaf(type),
                                of(type, depth),
                                leaf(type));
                case 9 ->
                        apply(
                                ScalarFunction.SPLIT_PART,
                                type,
                                of(type, depth),
                                leaf(type),
                                leaf(DataType.INTEGER));
                case 10 -> apply(ScalarFunction.GREATEST, type, of(type, depth), leaf(type));
                case 11 ->
                        apply(
                                ScalarFunction.REGEXP_SUBSTR,
                                type,
                                of(type, depth),
                                Calculation.constant("[a-c]+"));
                case 0 -> apply(ScalarFunction.CONCAT, type, of(type, depth), of(type, depth));
                case 1 -> apply(ScalarFunction.UPPER, type, of(type, depth));
                case 2 -> apply(ScalarFunction.LOWER, type, of(type, depth));
                case 3 ->
                        apply(
                                ScalarFunction.SUBSTRING,
                                type,
                                of(type, depth),
                                of(DataType.INTEGER, 0),
                                of(DataType.INTEGER, 0));
                default ->
                        new Cast(
                                of(TYPES.get(random.below(TYPES.size())), depth),
                                random.below(2) == 0 ? type : DataType.varchar(3),
                                true);
            };
        }

        private Expression unit() {
            String[] units = {"YEAR", "month", "week", "quarter", "decade", "century"};
            return Calculation.constant(units[random.below(units.length)]);
        }

        Expression bool(int depth) {
            if (depth == 0) {
                return leaf(DataType.BOOLEAN);
            }
            DataType type = TYPES.get(random.below(TYPES.size()));
            Supplier<Expression> any = () -> of(type, depth - 1);
            return switch (random.below(8)) {
                case 0 -> new And(List.of(bool(depth - 1), bool(depth - 1), bool(depth - 1)));
                case 1 -> new Or(List.of(bool(depth - 1), bool(depth - 1)));
                case 2 -> apply(ScalarFunction.NOT, DataType.BOOLEAN, bool(depth - 1));
                case 3 -> apply(truth(), DataType.BOOLEAN, bool(depth - 1));
                case 4 ->
                        new InList(
                                any.get(),
                                List.of(random.value(type), random.value(type)),
                                random.below(3) == 0);
                case 5 ->
                        apply(
                                ScalarFunction.LIKE,
                                DataType.BOOLEAN,
                                of(DataType.VARCHAR, depth - 1),
                                leaf(DataType.VARCHAR));
                default -> apply(comparison(), DataType.BOOLEAN, any.get(), any.get());
            };
        }

        private ScalarFunction truth() {
            ScalarFunction[] functions = {
                ScalarFunction.IS_NULL,
                ScalarFunction.IS_NOT_NULL,
                ScalarFunction.IS_TRUE,
                ScalarFunction.IS_NOT_FALSE
            };
            return functions[random.below(functions.length)];
        }

        private ScalarFunction comparison() {
            List<ScalarFunction> functions =
                    List.copyOf(
                            EnumSet.range(ScalarFunction.EQ, ScalarFunction.IS_NOT_DISTINCT_FROM));
            return functions.get(random.below(functions.size()));
        }

        private static Expression apply(
                ScalarFunction function, DataType type, Expression... arguments) {
            return new FunctionCall(function, List.of(arguments), type);
        }
    }
}
