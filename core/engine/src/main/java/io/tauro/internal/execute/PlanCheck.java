package io.tauro.internal.execute;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.internal.kernel.Expression;
import io.tauro.internal.physical.AggregateCall;
import io.tauro.internal.physical.AggregateFunction;
import io.tauro.internal.physical.PhysicalNode;
import io.tauro.internal.physical.PhysicalNode.AggregateNode;
import io.tauro.internal.physical.PhysicalNode.ApplyNode;
import io.tauro.internal.physical.PhysicalNode.FilterNode;
import io.tauro.internal.physical.PhysicalNode.HashJoinNode;
import io.tauro.internal.physical.PhysicalNode.JoinKind;
import io.tauro.internal.physical.PhysicalNode.KeepNode;
import io.tauro.internal.physical.PhysicalNode.LimitNode;
import io.tauro.internal.physical.PhysicalNode.LookupNode;
import io.tauro.internal.physical.PhysicalNode.LoopJoinNode;
import io.tauro.internal.physical.PhysicalNode.ProjectNode;
import io.tauro.internal.physical.PhysicalNode.RecursionNode;
import io.tauro.internal.physical.PhysicalNode.SampleNode;
import io.tauro.internal.physical.PhysicalNode.ScanNode;
import io.tauro.internal.physical.PhysicalNode.SecureNode;
import io.tauro.internal.physical.PhysicalNode.SetNode;
import io.tauro.internal.physical.PhysicalNode.SharedNode;
import io.tauro.internal.physical.PhysicalNode.SortNode;
import io.tauro.internal.physical.PhysicalNode.UnnestNode;
import io.tauro.internal.physical.PhysicalNode.ValuesNode;
import io.tauro.internal.physical.PhysicalNode.WindowNode;
import io.tauro.internal.physical.PhysicalNode.WorkingRowsNode;
import io.tauro.internal.physical.PhysicalVisitor;
import io.tauro.internal.physical.WindowCall;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds a plan against what its steps assume of each other's types. Where they do not fit, an error
 * is better than the rows that would come of it.
 */
final class PlanCheck implements PhysicalVisitor<List<DataType>> {

    private PlanCheck() {}

    /**
     * @throws TauroException {@code TAURO-9002} if something does not fit
     */
    static void check(PhysicalNode plan) {
        plan.accept(new PlanCheck());
    }

    /** The input's types, once it has been checked. */
    private List<DataType> input(PhysicalNode node) {
        return node.accept(this);
    }

    private static List<DataType> types(PhysicalNode node) {
        return JoinSpec.types(node.schema());
    }

    /** Whether vectors of one type can stand for those of the other. */
    static boolean isAlike(DataType a, DataType b) {
        boolean text = isVarying(a) && isVarying(b);
        boolean sameKind = a.kind() == b.kind() && a.scale() == b.scale();
        return (sameKind || text) && partsAreAlike(a, b);
    }

    private static boolean isVarying(DataType type) {
        return type.kind() == TypeKind.VARCHAR || type.kind() == TypeKind.CHAR;
    }

    private static boolean partsAreAlike(DataType a, DataType b) {
        boolean alike = a.fields().size() == b.fields().size();
        for (int i = 0; alike && i < a.fields().size(); i++) {
            alike = isAlike(a.fields().get(i).type(), b.fields().get(i).type());
        }
        return alike;
    }

    private static void require(boolean holds, String step, String what) {
        if (!holds) {
            throw new TauroException(
                    ErrorCode.INTERNAL_ERROR,
                    "The plan has a " + step + " whose " + what + ". Report the query.");
        }
    }

    private static List<DataType> alike(List<DataType> actual, PhysicalNode node, String step) {
        List<DataType> declared = types(node);
        boolean alike = actual.size() == declared.size();
        for (int i = 0; alike && i < actual.size(); i++) {
            alike = isAlike(actual.get(i), declared.get(i));
        }
        require(alike, step, "columns are not of the types that it declares");
        return declared;
    }

    private static void requireCondition(Expression condition, String step) {
        boolean isBoolean =
                condition.type().kind() == TypeKind.BOOLEAN
                        || condition.type().kind() == TypeKind.NULL;
        require(isBoolean, step, "condition is not boolean");
    }

    @Override
    public List<DataType> scan(ScanNode node) {
        return types(node);
    }

    @Override
    public List<DataType> filter(FilterNode node) {
        requireCondition(node.condition(), "filter");
        return input(node.input());
    }

    @Override
    public List<DataType> project(ProjectNode node) {
        input(node.input());
        return alike(
                node.expressions().stream().map(Expression::type).toList(), node, "projection");
    }

    @Override
    public List<DataType> secure(SecureNode node) {
        input(node.input());
        return alike(node.shown().stream().map(Expression::type).toList(), node, "policy");
    }

    @Override
    public List<DataType> hashJoin(HashJoinNode node) {
        List<DataType> left = input(node.left());
        List<DataType> right = input(node.right());
        int keys = node.leftKeys().size();
        require(
                keys > 0 && node.rightKeys().size() == keys && node.nullsMatch().size() == keys,
                "hash join",
                "keys are not in pairs");
        for (int k = 0; k < keys; k++) {
            require(
                    isAlike(left.get(node.leftKeys().get(k)), right.get(node.rightKeys().get(k))),
                    "hash join",
                    "keys are of different types");
        }
        node.residual().ifPresent(condition -> requireCondition(condition, "hash join"));
        return alike(joined(left, right, node.kind()), node, "hash join");
    }

    @Override
    public List<DataType> loopJoin(LoopJoinNode node) {
        requireCondition(node.condition(), "loop join");
        List<DataType> left = input(node.left());
        return alike(joined(left, input(node.right()), node.kind()), node, "loop join");
    }

    private static List<DataType> joined(List<DataType> left, List<DataType> right, JoinKind kind) {
        List<DataType> columns = new ArrayList<>(left);
        if (kind != JoinKind.SEMI && kind != JoinKind.ANTI) {
            columns.addAll(right);
        }
        return columns;
    }

    @Override
    public List<DataType> aggregate(AggregateNode node) {
        List<DataType> input = input(node.input());
        List<DataType> columns = new ArrayList<>();
        node.keys().forEach(key -> columns.add(input.get(key)));
        for (AggregateCall call : node.calls()) {
            requireArguments(call, input);
            columns.add(call.type());
        }
        return alike(columns, node, "aggregate");
    }

    private static void requireArguments(AggregateCall call, List<DataType> input) {
        call.filter()
                .ifPresent(
                        column ->
                                require(
                                        input.get(column).kind() == TypeKind.BOOLEAN,
                                        "aggregate",
                                        "FILTER is not boolean"));
        boolean optional =
                call.function() == AggregateFunction.COUNT
                        || call.function() == AggregateFunction.GROUPING;
        require(
                optional || !call.arguments().isEmpty(),
                "aggregate",
                call.function() + " has no argument");
        if (!optional) {
            require(
                    takes(call, input.get(call.arguments().get(0))),
                    "aggregate",
                    call.function() + " does not take its argument");
        }
    }

    private static boolean takes(AggregateCall call, DataType argument) {
        return switch (call.function()) {
            case MIN,
                    MAX,
                    SINGLE_VALUE,
                    ANY_VALUE,
                    ARG_MIN,
                    ARG_MAX,
                    MIN_BY,
                    MAX_BY,
                    MODE,
                    FIRST,
                    LAST ->
                    isAlike(argument, call.type());
            case BOOL_AND, BOOL_OR -> argument.kind() == TypeKind.BOOLEAN;
            case SUM, SUM0, AVG ->
                    argument.kind().isNumeric()
                            || argument.kind() == TypeKind.INTERVAL_DAY_SECOND
                            || argument.kind() == TypeKind.INTERVAL_YEAR_MONTH;
            case STDDEV_POP,
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
                    SKEWNESS,
                    KURTOSIS,
                    KURTOSIS_POP,
                    PRODUCT,
                    GEOMETRIC_MEAN ->
                    argument.kind().isNumeric();
            case BIT_AND, BIT_OR, BIT_XOR -> argument.kind().isInteger();
            case LISTAGG -> argument.kind().isText();
            case ARRAY_AGG ->
                    call.type().kind() == TypeKind.ARRAY
                            && isAlike(argument, call.type().elementType());
            case PERCENTILE_CONT, PERCENTILE_DISC -> call.arguments().size() == 3;
            case HISTOGRAM -> call.type().kind() == TypeKind.MAP;
            case MAP_AGG -> call.type().kind() == TypeKind.MAP && call.arguments().size() == 2;
            case JSON_ARRAYAGG -> call.arguments().size() == 3;
            case JSON_OBJECTAGG -> call.arguments().size() == 4;
            case COUNT, APPROX_COUNT_DISTINCT, GROUPING -> true;
        };
    }

    @Override
    public List<DataType> window(WindowNode node) {
        List<DataType> columns = new ArrayList<>(input(node.input()));
        List<DataType> input = List.copyOf(columns);
        for (WindowCall call : node.calls()) {
            call.aggregate().ifPresent(aggregate -> requireArguments(aggregate, input));
            boolean within =
                    call.arguments().stream().allMatch(argument -> argument < input.size())
                            && call.partition().stream().allMatch(key -> key < input.size())
                            && call.order().stream().allMatch(key -> key.column() < input.size());
            require(within, "window", "columns are not there");
            columns.add(call.type());
        }
        return alike(columns, node, "window");
    }

    @Override
    public List<DataType> sort(SortNode node) {
        return input(node.input());
    }

    @Override
    public List<DataType> limit(LimitNode node) {
        return input(node.input());
    }

    @Override
    public List<DataType> set(SetNode node) {
        for (PhysicalNode input : node.inputs()) {
            alike(input(input), node, "set operation");
        }
        return types(node);
    }

    @Override
    public List<DataType> apply(ApplyNode node) {
        boolean possible = node.kind() != JoinKind.RIGHT && node.kind() != JoinKind.FULL;
        require(possible, "correlated join", "kind is none that it has");
        List<DataType> left = input(node.left());
        require(
                node.outer().stream().allMatch(column -> column < left.size()),
                "correlated join",
                "outer columns are not there");
        return alike(joined(left, input(node.right()), node.kind()), node, "correlated join");
    }

    @Override
    public List<DataType> keep(KeepNode node) {
        return input(node.input());
    }

    @Override
    public List<DataType> shared(SharedNode node) {
        return input(node.input());
    }

    @Override
    public List<DataType> lookup(LookupNode node) {
        List<DataType> input = input(node.input());
        require(
                !node.keys().isEmpty() && node.keys().size() == node.values().size(),
                "lookup",
                "keys are not in pairs");
        for (int k = 0; k < node.keys().size(); k++) {
            require(
                    isAlike(input.get(node.keys().get(k)), node.values().get(k).type()),
                    "lookup",
                    "keys are of different types");
        }
        return input;
    }

    @Override
    public List<DataType> recursion(RecursionNode node) {
        alike(input(node.first()), node, "recursion");
        return alike(input(node.step()), node, "recursion");
    }

    @Override
    public List<DataType> workingRows(WorkingRowsNode node) {
        return types(node);
    }

    @Override
    public List<DataType> unnest(UnnestNode node) {
        List<DataType> input = input(node.input());
        List<DataType> columns = new ArrayList<>(input.subList(0, node.kept()));
        for (int collection : node.collections()) {
            DataType type = input.get(collection);
            require(
                    type.kind() == TypeKind.ARRAY || type.kind() == TypeKind.MAP,
                    "unnest",
                    "columns are not arrays");
            boolean inParts =
                    type.kind() == TypeKind.MAP
                            || node.flat() && type.elementType().kind() == TypeKind.ROW;
            DataType parts = type.kind() == TypeKind.MAP || !inParts ? type : type.elementType();
            parts.fields().forEach(field -> columns.add(field.type()));
        }
        if (node.ordinality()) {
            columns.add(node.schema().column(node.schema().size() - 1).type());
        }
        return alike(columns, node, "unnest");
    }

    @Override
    public List<DataType> sample(SampleNode node) {
        return input(node.input());
    }

    @Override
    public List<DataType> values(ValuesNode node) {
        for (List<Expression> row : node.rows()) {
            require(
                    row.size() == node.schema().size(),
                    "row of values",
                    "columns are not all there");
        }
        return types(node);
    }
}
