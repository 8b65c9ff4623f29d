package io.tauro.internal.pushdown;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.internal.kernel.Expression;
import io.tauro.internal.kernel.Expression.Constant;
import io.tauro.internal.kernel.Expression.InputColumn;
import io.tauro.internal.physical.AggregateCall;
import io.tauro.internal.physical.AggregateFunction;
import io.tauro.internal.physical.PhysicalNode;
import io.tauro.internal.physical.PhysicalNode.Order;
import io.tauro.internal.physical.PhysicalNode.ProjectNode;
import io.tauro.internal.physical.PhysicalNode.WindowNode;
import io.tauro.internal.physical.WindowCall;
import io.tauro.internal.physical.WindowFrame;
import io.tauro.internal.physical.WindowFrame.Bound;
import io.tauro.internal.physical.WindowFrame.Exclusion;
import io.tauro.internal.physical.WindowFrame.Mode;
import io.tauro.internal.physical.WindowFrame.Place;
import io.tauro.internal.physical.WindowFunction;
import io.tauro.internal.plan.Choices;
import io.tauro.internal.plan.RexToExpression;
import io.tauro.internal.sql.FilteredList;
import io.tauro.internal.sql.NthFromLast;
import io.tauro.internal.sql.PeerGroups;
import io.tauro.internal.sql.TypeMapping;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.calcite.rel.RelFieldCollation.NullDirection;
import org.apache.calcite.rex.RexFieldCollation;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexWindow;
import org.apache.calcite.rex.RexWindowBound;

/**
 * Takes the window functions out of the expressions of a projection: a projection below makes what
 * they need, the window computes them, and the expressions refer to its columns. Used once.
 */
final class WindowPlanner {

    private final RexToExpression expressions;
    private final List<Expression> below = new ArrayList<>();
    private final List<Column> columns;
    private final Map<RexOver, WindowCall> calls = new LinkedHashMap<>();

    private WindowPlanner(RexToExpression expressions, Schema input) {
        this.expressions = expressions;
        this.columns = new ArrayList<>(input.columns());
        for (int i = 0; i < input.size(); i++) {
            below.add(new InputColumn(i, input.column(i).type()));
        }
    }

    /**
     * A window, and the expressions over its columns.
     *
     * @param projections the same as before, without window functions
     */
    record Planned(PhysicalNode window, List<RexNode> projections) {}

    static Planned plan(
            List<RexNode> projections, PhysicalNode input, RexToExpression expressions) {
        WindowPlanner planner = new WindowPlanner(expressions, input.schema());
        List<RexNode> known = planner.withoutNothing(projections);
        planner.collect(known);
        return planner.planned(known, input);
    }

    /** With NULL in the place of what is null whatever the rows are: {@code AVG(NULL) OVER ()}. */
    private List<RexNode> withoutNothing(List<RexNode> projections) {
        RexShuttle shuttle =
                new RexShuttle() {
                    @Override
                    public RexNode visitOver(RexOver over) {
                        List<DataType> types =
                                over.getOperands().stream()
                                        .map(one -> TypeMapping.toDataType(one.getType()))
                                        .toList();
                        return types.contains(DataType.NULL)
                                        && function(over) == WindowFunction.AGGREGATE
                                        && AggregatePlanner.isOfNothing(
                                                over.getAggOperator(), types)
                                ? expressions.nothing(over.getType())
                                : over;
                    }
                };
        return projections.stream().map(one -> one.accept(shuttle)).toList();
    }

    private void collect(List<RexNode> projections) {
        RexShuttle collector =
                new RexShuttle() {
                    @Override
                    public RexNode visitOver(RexOver over) {
                        if (!calls.containsKey(over)) {
                            calls.put(over, call(over));
                        }
                        return over;
                    }
                };
        projections.forEach(projection -> projection.accept(collector));
    }

    private Planned planned(List<RexNode> projections, PhysicalNode input) {
        boolean more = below.size() > input.schema().size();
        PhysicalNode prepared = more ? new ProjectNode(input, below, new Schema(columns)) : input;
        List<Column> all = new ArrayList<>(prepared.schema().columns());
        for (WindowCall call : calls.values()) {
            all.add(Column.of("window" + all.size(), call.type()));
        }
        List<RexOver> overs = List.copyOf(calls.keySet());
        int first = prepared.schema().size();
        RexShuttle replacing =
                new RexShuttle() {
                    @Override
                    public RexNode visitOver(RexOver over) {
                        return new RexInputRef(first + overs.indexOf(over), over.getType());
                    }
                };
        PhysicalNode window =
                new WindowNode(prepared, List.copyOf(calls.values()), new Schema(all));
        return new Planned(window, projections.stream().map(one -> one.accept(replacing)).toList());
    }

    /** The position of a column that holds the expression. */
    private int column(RexNode node, DataType type) {
        if (node instanceof RexInputRef reference
                && columns.get(reference.getIndex()).type().equals(type)) {
            return reference.getIndex();
        }
        return column(Choices.exactly(expressions.convert(node), type));
    }

    private int column(RexNode node) {
        return node instanceof RexInputRef reference
                ? reference.getIndex()
                : column(expressions.convert(node));
    }

    private int column(Expression expression) {
        int known = below.indexOf(expression);
        if (known >= 0) {
            return known;
        }
        below.add(expression);
        columns.add(Column.of("window" + columns.size(), expression.type()));
        return below.size() - 1;
    }

    private WindowCall call(RexOver over) {
        RexWindow window = over.getWindow();
        List<Order> order = window.orderKeys.stream().map(this::order).toList();
        WindowFunction function = function(over);
        DataType type = TypeMapping.toDataType(over.getType());
        boolean framed =
                switch (function) {
                    case FIRST_VALUE, LAST_VALUE, NTH_VALUE, NTH_FROM_LAST, AGGREGATE -> true;
                    default -> false;
                };
        return new WindowCall(
                function,
                function == WindowFunction.AGGREGATE
                        ? Optional.of(aggregate(over, type))
                        : Optional.empty(),
                function == WindowFunction.AGGREGATE ? List.of() : arguments(over, function, type),
                over.ignoreNulls(),
                window.partitionKeys.stream().map(this::column).toList(),
                order,
                framed ? frame(window) : whole(),
                type);
    }

    private static WindowFunction function(RexOver over) {
        return switch (over.getAggOperator().getKind()) {
            case ROW_NUMBER -> WindowFunction.ROW_NUMBER;
            case RANK -> WindowFunction.RANK;
            case DENSE_RANK -> WindowFunction.DENSE_RANK;
            case PERCENT_RANK -> WindowFunction.PERCENT_RANK;
            case CUME_DIST -> WindowFunction.CUME_DIST;
            case NTILE -> WindowFunction.NTILE;
            case LAG -> WindowFunction.LAG;
            case LEAD -> WindowFunction.LEAD;
            case FIRST_VALUE -> WindowFunction.FIRST_VALUE;
            case LAST_VALUE -> WindowFunction.LAST_VALUE;
            case NTH_VALUE -> WindowFunction.NTH_VALUE;
            default ->
                    NthFromLast.is(over.getAggOperator())
                            ? WindowFunction.NTH_FROM_LAST
                            : WindowFunction.AGGREGATE;
        };
    }

    /** Values are of the type of the result; offsets, positions and counts are as they are. */
    private List<Integer> arguments(RexOver over, WindowFunction function, DataType type) {
        List<Integer> arguments = new ArrayList<>();
        for (int i = 0; i < over.getOperands().size(); i++) {
            boolean value = function != WindowFunction.NTILE && i != 1;
            RexNode operand = over.getOperands().get(i);
            arguments.add(value ? column(operand, type) : column(operand));
        }
        return arguments;
    }

    private AggregateCall aggregate(RexOver over, DataType type) {
        AggregateFunction function = AggregatePlanner.function(over.getAggOperator());
        if (over.ignoreNulls()) {
            throw notSupported("IGNORE NULLS of an aggregate");
        }
        List<Integer> arguments = over.getOperands().stream().map(this::column).toList();
        int last = arguments.size() - 1;
        boolean filtered = FilteredList.is(over.getAggOperator());
        return new AggregateCall(
                function,
                filtered ? arguments.subList(0, last) : arguments,
                over.isDistinct(),
                filtered ? OptionalInt.of(arguments.get(last)) : OptionalInt.empty(),
                List.of(),
                type);
    }

    private Order order(RexFieldCollation key) {
        boolean descending = key.getDirection().isDescending();
        NullDirection nulls = key.getNullDirection();
        return new Order(
                column(key.left),
                descending,
                nulls == NullDirection.UNSPECIFIED ? descending : nulls == NullDirection.FIRST);
    }

    private static WindowFrame whole() {
        return new WindowFrame(
                Mode.ROWS,
                new Bound(Place.UNBOUNDED_PRECEDING, 0, -1),
                new Bound(Place.UNBOUNDED_FOLLOWING, 0, -1),
                Exclusion.NOTHING,
                -1);
    }

    private WindowFrame frame(RexWindow window) {
        boolean range = !window.isRows();
        Optional<WindowRange> distances = Optional.empty();
        if (range && (isDistant(window.getLowerBound()) || isDistant(window.getUpperBound()))) {
            distances = Optional.of(WindowRange.of(window, expressions));
        }
        Exclusion exclusion =
                switch (window.getExclude()) {
                    case EXCLUDE_NO_OTHER -> Exclusion.NOTHING;
                    case EXCLUDE_CURRENT_ROW -> Exclusion.CURRENT_ROW;
                    case EXCLUDE_GROUP -> Exclusion.GROUP;
                    case EXCLUDE_TIES -> Exclusion.TIES;
                };
        return new WindowFrame(
                range ? Mode.RANGE : PeerGroups.isFrameOf(window) ? Mode.GROUPS : Mode.ROWS,
                bound(window.getLowerBound(), distances),
                bound(window.getUpperBound(), distances),
                exclusion,
                distances.map(distance -> column(distance.key())).orElse(-1));
    }

    private static boolean isDistant(RexWindowBound bound) {
        return bound.getOffset() != null;
    }

    private Bound bound(RexWindowBound bound, Optional<WindowRange> distances) {
        if (bound.isUnbounded()) {
            return new Bound(
                    bound.isPreceding() ? Place.UNBOUNDED_PRECEDING : Place.UNBOUNDED_FOLLOWING,
                    0,
                    -1);
        }
        RexNode offset = bound.getOffset();
        if (offset == null) {
            return new Bound(Place.CURRENT_ROW, 0, -1);
        }
        Place place = bound.isPreceding() ? Place.PRECEDING : Place.FOLLOWING;
        Expression distance = expressions.convert(PeerGroups.distance(offset));
        if (distance instanceof Constant constant
                && constant.value() instanceof Number number
                && number.doubleValue() < 0) {
            throw new TauroException(
                    ErrorCode.INVALID_ARGUMENT,
                    "The distance of a window frame is negative. Use at least 0, with PRECEDING or"
                            + " FOLLOWING.");
        }
        return distances.isPresent()
                ? new Bound(place, 0, column(distances.get().bound(distance, bound.isPreceding())))
                : new Bound(place, rows(distance), -1);
    }

    private static long rows(Expression distance) {
        if (!(distance instanceof Constant constant)
                || !(constant.value() instanceof Number number)) {
            throw notSupported("A frame whose number of rows is no constant");
        }
        return number.longValue();
    }

    static TauroException notSupported(String what) {
        return new TauroException(
                ErrorCode.NOT_SUPPORTED, what + " is not supported. Write the query without it.");
    }
}
