package io.tauro.internal.pushdown;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.internal.kernel.Expression;
import io.tauro.internal.kernel.Expression.Constant;
import io.tauro.internal.kernel.Expression.InputColumn;
import io.tauro.internal.optimize.Estimates;
import io.tauro.internal.physical.AggregateFunction;
import io.tauro.internal.physical.PhysicalNode;
import io.tauro.internal.physical.PhysicalNode.AggregateNode;
import io.tauro.internal.physical.PhysicalNode.Order;
import io.tauro.internal.physical.PhysicalNode.ProjectNode;
import io.tauro.internal.plan.Literals;
import io.tauro.internal.sql.FilteredList;
import io.tauro.internal.sql.TypeMapping;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import io.tauro.type.TypeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.ImmutableBitSet;

/** Makes the engine's aggregation of Calcite's. */
final class AggregatePlanner {

    private final Estimates estimates;

    AggregatePlanner(Estimates estimates) {
        this.estimates = estimates;
    }

    PhysicalNode plan(Aggregate aggregate, PhysicalNode input) {
        List<Integer> keys = aggregate.getGroupSet().asList();
        List<List<Integer>> sets = new ArrayList<>();
        for (ImmutableBitSet set : aggregate.getGroupSets()) {
            sets.add(set.asList().stream().map(keys::indexOf).toList());
        }
        Schema schema = TypeMapping.toSchema(aggregate.getRowType());
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            Column key = schema.column(i);
            columns.add(
                    new Column(
                            key.name(),
                            input.schema().column(keys.get(i)).type(),
                            key.nullable(),
                            key.text()));
        }
        List<io.tauro.internal.physical.AggregateCall> calls = new ArrayList<>();
        List<Expression> result = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            result.add(new InputColumn(i, columns.get(i).type()));
        }
        boolean anyLiteral = false;
        for (int i = 0; i < aggregate.getAggCallList().size(); i++) {
            AggregateCall call = aggregate.getAggCallList().get(i);
            Column column = schema.column(keys.size() + i);
            if (isOfNothing(call, input.schema())) {
                anyLiteral = true;
                result.add(new Constant(null, column.type()));
            } else if (call.getAggregation().getKind() == SqlKind.LITERAL_AGG) {
                anyLiteral = true;
                RexLiteral literal = (RexLiteral) call.rexList.get(0);
                result.add(new Constant(Literals.value(literal, column.type()), column.type()));
            } else {
                result.add(new InputColumn(keys.size() + calls.size(), column.type()));
                calls.add(call(call, keys, column.type()));
                columns.add(column);
            }
        }
        PhysicalNode node =
                new AggregateNode(
                        input,
                        keys,
                        sets,
                        calls,
                        new Schema(columns),
                        estimate(aggregate, input.estimatedRows()));
        return anyLiteral ? new ProjectNode(node, result, schema) : node;
    }

    /** Whether it is of a NULL that has no type, and so is null: {@code AVG(NULL)}. */
    private static boolean isOfNothing(AggregateCall call, Schema input) {
        return isOfNothing(
                call.getAggregation(),
                call.getArgList().stream().map(i -> input.column(i).type()).toList());
    }

    /**
     * Whether it is null for arguments of these types, since one of them is NULL and nothing else.
     */
    static boolean isOfNothing(SqlAggFunction aggregation, List<DataType> arguments) {
        if (!arguments.contains(DataType.NULL)) {
            return false;
        }
        return switch (function(aggregation)) {
            case AVG,
                    SUM,
                    STDDEV_POP,
                    STDDEV_SAMP,
                    VAR_POP,
                    VAR_SAMP,
                    COVAR_POP,
                    COVAR_SAMP,
                    CORR,
                    REGR_AVGX,
                    REGR_AVGY,
                    REGR_INTERCEPT,
                    REGR_R2,
                    REGR_SLOPE,
                    REGR_SXX,
                    REGR_SXY,
                    REGR_SYY,
                    BIT_AND,
                    BIT_OR,
                    BIT_XOR ->
                    true;
            case LISTAGG -> arguments.get(0).equals(DataType.NULL);
            default -> false;
        };
    }

    private double estimate(Aggregate aggregate, double rows) {
        Double groups = estimates.rows(aggregate);
        return aggregate.getGroupSet().isEmpty()
                ? 1
                : Math.max(1, groups == null ? rows / 10 : Math.min(rows, groups));
    }

    private static io.tauro.internal.physical.AggregateCall call(
            AggregateCall call, List<Integer> groupKeys, DataType type) {
        AggregateFunction function =
                call.isApproximate()
                        ? AggregateFunction.APPROX_COUNT_DISTINCT
                        : function(call.getAggregation());
        if (function == AggregateFunction.LISTAGG && type.kind() == TypeKind.VARBINARY) {
            throw new TauroException(
                    ErrorCode.NOT_SUPPORTED,
                    "STRING_AGG of VARBINARY is not supported. Encode the bytes as text.");
        }
        List<Integer> arguments =
                function == AggregateFunction.GROUPING
                        ? call.getArgList().stream().map(groupKeys::indexOf).toList()
                        : call.getArgList();
        List<RelFieldCollation> keys =
                takesOrder(function) ? call.collation.getFieldCollations() : List.of();
        List<Order> order =
                keys.stream()
                        .map(
                                key ->
                                        new Order(
                                                key.getFieldIndex(),
                                                ScanNegotiator.isDescending(key),
                                                ScanNegotiator.nullsFirst(key)))
                        .toList();
        return new io.tauro.internal.physical.AggregateCall(
                function,
                arguments,
                call.isDistinct(),
                call.filterArg < 0 ? OptionalInt.empty() : OptionalInt.of(call.filterArg),
                order,
                type);
    }

    /** Whether the order of its rows changes the result. */
    private static boolean takesOrder(AggregateFunction function) {
        return switch (function) {
            case LISTAGG, ARRAY_AGG, FIRST, LAST, JSON_ARRAYAGG, JSON_OBJECTAGG -> true;
            default -> false;
        };
    }

    static AggregateFunction function(SqlAggFunction aggregation) {
        return switch (aggregation.getKind()) {
            case COUNT ->
                    aggregation.getName().equals("APPROX_COUNT_DISTINCT")
                            ? AggregateFunction.APPROX_COUNT_DISTINCT
                            : AggregateFunction.COUNT;
            case SUM -> AggregateFunction.SUM;
            case SUM0 -> AggregateFunction.SUM0;
            case AVG -> AggregateFunction.AVG;
            case MIN -> AggregateFunction.MIN;
            case MAX -> AggregateFunction.MAX;
            case SINGLE_VALUE -> AggregateFunction.SINGLE_VALUE;
            case ANY_VALUE -> AggregateFunction.ANY_VALUE;
            case STDDEV_POP -> AggregateFunction.STDDEV_POP;
            case STDDEV_SAMP -> AggregateFunction.STDDEV_SAMP;
            case VAR_POP -> AggregateFunction.VAR_POP;
            case VAR_SAMP -> AggregateFunction.VAR_SAMP;
            case LISTAGG -> AggregateFunction.LISTAGG;
            case ARRAY_AGG -> AggregateFunction.ARRAY_AGG;
            case GROUPING, GROUPING_ID -> AggregateFunction.GROUPING;
            default -> byName(aggregation.getName().toUpperCase(Locale.ROOT));
        };
    }

    private static AggregateFunction byName(String called) {
        String name =
                called.startsWith(FilteredList.PREFIX)
                        ? called.substring(FilteredList.PREFIX.length())
                        : called;
        return switch (name) {
            case "COVAR_POP",
                    "COVAR_SAMP",
                    "CORR",
                    "REGR_AVGX",
                    "REGR_AVGY",
                    "REGR_INTERCEPT",
                    "REGR_R2",
                    "REGR_SLOPE",
                    "REGR_SXX",
                    "REGR_SXY",
                    "REGR_SYY",
                    "BIT_AND",
                    "BIT_OR",
                    "BIT_XOR",
                    "ARG_MIN",
                    "ARG_MAX",
                    "MIN_BY",
                    "MAX_BY",
                    "ARRAY_AGG",
                    "JSON_ARRAYAGG",
                    "JSON_OBJECTAGG",
                    "SKEWNESS",
                    "KURTOSIS",
                    "KURTOSIS_POP",
                    "PRODUCT",
                    "GEOMETRIC_MEAN",
                    "FIRST",
                    "LAST",
                    "HISTOGRAM",
                    "MAP_AGG",
                    "MODE" ->
                    AggregateFunction.valueOf(name);
            case "$PERCENTILE_CONT" -> AggregateFunction.PERCENTILE_CONT;
            case "$PERCENTILE_DISC" -> AggregateFunction.PERCENTILE_DISC;
            case "BOOL_AND", "EVERY", "LOGICAL_AND" -> AggregateFunction.BOOL_AND;
            case "BOOL_OR", "SOME", "LOGICAL_OR" -> AggregateFunction.BOOL_OR;
            case "STRING_AGG", "GROUP_CONCAT", "LIST$AG" -> AggregateFunction.LISTAGG;
            default ->
                    throw new TauroException(
                            ErrorCode.NOT_SUPPORTED,
                            "The aggregate " + name + " is not supported. Use another.");
        };
    }
}
