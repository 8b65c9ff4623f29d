package io.tauro.internal.pushdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.internal.edge.RandomConditions;
import io.tauro.internal.kernel.Evaluators;
import io.tauro.internal.kernel.Expression;
import io.tauro.internal.kernel.Expression.Case;
import io.tauro.internal.kernel.Expression.Cast;
import io.tauro.internal.kernel.Expression.Constant;
import io.tauro.internal.kernel.Expression.FunctionCall;
import io.tauro.internal.kernel.Expression.InList;
import io.tauro.internal.kernel.Expression.InputColumn;
import io.tauro.internal.kernel.RandomVectors;
import io.tauro.internal.kernel.ScalarFunction;
import io.tauro.type.DataType;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a source may compute of rows that nobody may see has a value for each of them. */
class LeakproofExpressionTest {

    private static final int ROWS = 32;
    private static final Expression NUMBER = new InputColumn(0, DataType.INTEGER);
    private static final Expression TEXT = new InputColumn(1, DataType.VARCHAR);

    @Property(tries = 300)
    void nothingThatIsAllowedEverFails(@ForAll long seed) {
        RandomVectors random = new RandomVectors(seed);
        List<ColumnVector> columns = new ArrayList<>();
        RandomConditions.TYPES.forEach(type -> columns.add(random.any(type, ROWS)));
        Batch batch = Batch.of(ROWS, columns);
        RandomConditions conditions = new RandomConditions(random);
        for (int i = 0; i < 40; i++) {
            Expression condition = conditions.condition(2 + i % 3);
            boolean allowed = LeakproofExpression.is(condition);
            Statistics.label("allowed").collect(allowed);
            if (allowed) {
                assertThatCode(() -> Evaluators.compile(condition).evaluate(batch))
                        .as("%s", condition)
                        .doesNotThrowAnyException();
            }
        }
    }

    private static Expression number(int value) {
        return new Constant(value, DataType.INTEGER);
    }

    private static Expression call(ScalarFunction function, DataType type, Expression... of) {
        return new FunctionCall(function, List.of(of), type);
    }

    @Test
    void comparisonsAndListsAreAllowed() {
        assertThat(
                        List.of(
                                call(ScalarFunction.GT, DataType.BOOLEAN, NUMBER, number(1)),
                                new InList(NUMBER, List.of(1, 2), true),
                                call(ScalarFunction.IS_NULL, DataType.BOOLEAN, TEXT),
                                new Cast(NUMBER, DataType.BIGINT, false),
                                new Cast(NUMBER, DataType.decimal(10, 0), false),
                                call(
                                        ScalarFunction.LIKE,
                                        DataType.BOOLEAN,
                                        TEXT,
                                        new Constant("a%", DataType.VARCHAR))))
                .allMatch(LeakproofExpression::is);
    }

    @ParameterizedTest
    @EnumSource(
            names = {"ADD", "SUBTRACT", "MULTIPLY", "DIVIDE", "MODULO", "MOD", "ABS", "SQRT", "LN"})
    void arithmeticIsNot(ScalarFunction function) {
        assertThat(LeakproofExpression.is(call(function, DataType.INTEGER, NUMBER, NUMBER)))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "SUBSTRING",
                "TO_DATE",
                "STR_TO_DATE",
                "JSON_VALUE",
                "RANDOM",
                "REGEXP_LIKE",
                "SIMILAR_TO",
                "UPPER",
                "CONCAT",
                "REPEAT"
            })
    void functionsAreNot(ScalarFunction function) {
        assertThat(LeakproofExpression.is(call(function, DataType.VARCHAR, TEXT, TEXT))).isFalse();
    }

    @Test
    void castsThatCanFailAreNot() {
        assertThat(
                        List.of(
                                new Cast(TEXT, DataType.INTEGER, false),
                                new Cast(NUMBER, DataType.SMALLINT, false),
                                new Cast(NUMBER, DataType.decimal(9, 0), false),
                                new Cast(NUMBER, DataType.decimal(10, 1), false),
                                new Cast(TEXT, DataType.varchar(3), false),
                                new Cast(TEXT, DataType.DATE, true)))
                .noneMatch(LeakproofExpression::is);
    }

    @Test
    void aChoiceIsNotSinceASourceMayComputeItsBranchesEarly() {
        Expression quotient = call(ScalarFunction.DIVIDE, DataType.INTEGER, number(1), NUMBER);
        Expression condition = call(ScalarFunction.GT, DataType.BOOLEAN, NUMBER, number(0));
        assertThat(
                        LeakproofExpression.is(
                                new Case(
                                        List.of(condition),
                                        List.of(quotient),
                                        number(0),
                                        DataType.INTEGER)))
                .isFalse();
    }

    @Test
    void aPatternThatIsNoConstantIsNot() {
        assertThat(LeakproofExpression.is(call(ScalarFunction.LIKE, DataType.BOOLEAN, TEXT, TEXT)))
                .isFalse();
    }
}
