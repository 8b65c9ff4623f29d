package io.tauro.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.internal.kernel.Expression.FunctionCall;
import io.tauro.internal.kernel.Expression.InList;
import io.tauro.predicate.Predicate;
import io.tauro.predicate.PredicateEvaluator;
import io.tauro.predicate.PredicateOperator;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What is filtered here is what a connector filters that takes a predicate as exact. */
class PredicateAgreementTest {

    private static final Map<PredicateOperator, ScalarFunction> COMPARISONS =
            Map.of(
                    PredicateOperator.EQ, ScalarFunction.EQ,
                    PredicateOperator.NEQ, ScalarFunction.NEQ,
                    PredicateOperator.GT, ScalarFunction.GT,
                    PredicateOperator.GTE, ScalarFunction.GTE,
                    PredicateOperator.LT, ScalarFunction.LT,
                    PredicateOperator.LTE, ScalarFunction.LTE);

    @Property(tries = 100)
    void comparisonsAgreeWithTheEvaluatorOfPredicates(@ForAll long seed) {
        RandomVectors random = new RandomVectors(seed);
        for (DataType type : RandomVectors.TYPES) {
            if (type.kind() == TypeKind.INTERVAL_YEAR_MONTH || type.kind() == TypeKind.CHAR) {
                continue;
            }
            ColumnVector column = random.any(type, 20);
            Object value = random.value(type);
            Expression operand = Calculation.column(0, type);
            COMPARISONS.forEach(
                    (operator, function) ->
                            check(
                                    column,
                                    new FunctionCall(
                                            function,
                                            List.of(operand, Calculation.constant(value, type)),
                                            DataType.BOOLEAN),
                                    Predicate.of("x", operator, value)));
            List<Object> values = List.of(value, random.value(type), random.value(type));
            check(
                    column,
                    new InList(operand, values, false),
                    Predicate.of("x", PredicateOperator.IN, values));
        }
    }

    private static void check(ColumnVector column, Expression expression, Predicate predicate) {
        ColumnVector actual =
                Evaluators.compile(expression).evaluate(Batch.of(column.size(), column));
        for (int i = 0; i < column.size(); i++) {
            int row = i;
            assertThat(actual.value(row))
                    .as("%s of %s", expression, column.value(row))
                    .isEqualTo(PredicateEvaluator.evaluate(predicate, name -> column.value(row)));
        }
    }
}
