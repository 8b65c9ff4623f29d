package io.tauro.internal.pushdown;

import io.tauro.internal.kernel.Expression;
import io.tauro.internal.kernel.Expression.Cast;
import io.tauro.internal.kernel.Expression.FunctionCall;
import io.tauro.internal.kernel.Expression.InputColumn;
import io.tauro.internal.kernel.ScalarFunction;
import io.tauro.internal.physical.AggregateCall;
import io.tauro.internal.physical.AggregateFunction;
import io.tauro.internal.physical.PhysicalNode;
import io.tauro.internal.physical.PhysicalNode.AggregateNode;
import io.tauro.internal.physical.PhysicalNode.ProjectNode;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import io.tauro.type.TypeKind;
import java.util.ArrayList;
import java.util.List;

/**
 * An aggregation whose means are divided here, since databases round them in many ways: they give
 * the sum and the count.
 */
final class Means {

    private static final int COUNT_DIGITS = 19;

    private final AggregateNode node;
    private final AggregateNode sums;
    private final List<Expression> results;

    private Means(AggregateNode node, AggregateNode sums, List<Expression> results) {
        this.node = node;
        this.sums = sums;
        this.results = results;
    }

    static Means of(AggregateNode node) {
        List<AggregateCall> calls = new ArrayList<>();
        List<Column> columns =
                new ArrayList<>(node.schema().columns().subList(0, node.keys().size()));
        List<Expression> results = new ArrayList<>();
        for (int key = 0; key < node.keys().size(); key++) {
            results.add(new InputColumn(key, node.schema().column(key).type()));
        }
        for (int i = 0; i < node.calls().size(); i++) {
            AggregateCall call = node.calls().get(i);
            Column column = node.schema().column(node.keys().size() + i);
            if (isOfDecimals(call)) {
                AggregateCall sum = with(call, AggregateFunction.SUM, sumType(node, call));
                AggregateCall count = with(call, AggregateFunction.COUNT, DataType.BIGINT);
                results.add(quotient(columns.size(), sum.type(), call.type()));
                calls.add(sum);
                calls.add(count);
                columns.add(Column.of(column.name(), sum.type()));
                columns.add(Column.of(column.name() + "_count", count.type()).notNull());
            } else {
                results.add(new InputColumn(columns.size(), column.type()));
                calls.add(call);
                columns.add(column);
            }
        }
        AggregateNode sums =
                calls.size() == node.calls().size()
                        ? node
                        : new AggregateNode(
                                node.input(),
                                node.keys(),
                                node.groupingSets(),
                                calls,
                                new Schema(columns),
                                node.estimatedRows());
        return new Means(node, sums, results);
    }

    /** A mean of floating point numbers is not the quotient of what another sums. */
    private static boolean isOfDecimals(AggregateCall call) {
        return call.function() == AggregateFunction.AVG && call.type().kind() == TypeKind.DECIMAL;
    }

    private static DataType sumType(AggregateNode node, AggregateCall call) {
        DataType of = node.input().schema().column(call.arguments().get(0)).type();
        return DataType.decimal(
                DataType.MAX_DECIMAL_PRECISION, of.kind() == TypeKind.DECIMAL ? of.scale() : 0);
    }

    private static AggregateCall with(
            AggregateCall call, AggregateFunction function, DataType type) {
        return new AggregateCall(
                function, call.arguments(), call.distinct(), call.filter(), List.of(), type);
    }

    private static Expression quotient(int sum, DataType sumType, DataType type) {
        return new FunctionCall(
                ScalarFunction.DIVIDE,
                List.of(
                        new InputColumn(sum, sumType),
                        new Cast(
                                new InputColumn(sum + 1, DataType.BIGINT),
                                DataType.decimal(COUNT_DIGITS, 0),
                                false)),
                type);
    }

    /** Whether there is any. */
    boolean has() {
        return !sums.equals(node);
    }

    /** The aggregation without means; the same one if it has none. */
    AggregateNode sums() {
        return sums;
    }

    /** The means of sums and counts that somebody else has computed. */
    PhysicalNode over(PhysicalNode computed) {
        return new ProjectNode(computed, results, node.schema());
    }
}
