package io.tauro.internal.optimize;

import io.tauro.internal.plan.Literals;
import io.tauro.internal.plan.RexToExpression;
import io.tauro.predicate.Predicate;
import io.tauro.predicate.PredicateOperator;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import io.tauro.type.TypeKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.jspecify.annotations.Nullable;

/**
 * Conditions that a connector can be offered: comparisons of a column with a constant, put together
 * by AND, OR and NOT. They are the leakproof ones: total for their types, deterministic, without
 * effect. Everything else stays in the engine.
 */
public final class RexToPredicate {

    private static final Map<SqlKind, PredicateOperator> OPERATORS =
            Map.of(
                    SqlKind.EQUALS, PredicateOperator.EQ,
                    SqlKind.NOT_EQUALS, PredicateOperator.NEQ,
                    SqlKind.LESS_THAN, PredicateOperator.LT,
                    SqlKind.LESS_THAN_OR_EQUAL, PredicateOperator.LTE,
                    SqlKind.GREATER_THAN, PredicateOperator.GT,
                    SqlKind.GREATER_THAN_OR_EQUAL, PredicateOperator.GTE);

    private final RexBuilder builder;
    private final Schema schema;

    /**
     * @param schema the columns of the table that the conditions are about
     */
    public RexToPredicate(RexBuilder builder, Schema schema) {
        this.builder = builder;
        this.schema = schema;
    }

    /**
     * The condition as a predicate over the table's columns; empty if it is not of the kind that
     * can be offered.
     */
    public Optional<Predicate> convert(RexNode node) {
        return Optional.ofNullable(predicate(node));
    }

    /**
     * The condition as one that waits for the value of a parameter; empty if it is not a plain
     * comparison.
     */
    public Optional<PreparedCondition> prepare(RexNode node) {
        if (!DynamicParameters.areIn(node)) {
            return convert(node).map(PreparedCondition.Fixed::new);
        }
        if (!(node instanceof RexCall call) || !OPERATORS.containsKey(call.getKind())) {
            return Optional.empty();
        }
        RexNode left = narrow(bare(call.operands.get(0)));
        RexNode right = narrow(bare(call.operands.get(1)));
        boolean swapped = left instanceof RexDynamicParam;
        if (!((swapped ? left : right) instanceof RexDynamicParam parameter)) {
            return Optional.empty();
        }
        PredicateOperator operator =
                Objects.requireNonNull(
                        OPERATORS.get(swapped ? call.getKind().reverse() : call.getKind()));
        return column(swapped ? right : left)
                .map(
                        column ->
                                new PreparedCondition.Compared(
                                        column,
                                        operator,
                                        parameter.getIndex(),
                                        RexToExpression.typeOf(parameter.getType())));
    }

    private @Nullable Predicate predicate(RexNode node) {
        if (node instanceof RexInputRef reference) {
            Column column = schema.column(reference.getIndex());
            return column.type().kind() == TypeKind.BOOLEAN
                    ? Predicate.of(column.name(), PredicateOperator.EQ, true)
                    : null;
        }
        if (!(node instanceof RexCall call)) {
            return null;
        }
        return switch (call.getKind()) {
            case AND -> all(call).map(Predicate::all).orElse(null);
            case OR -> all(call).map(RexToPredicate::anyOf).orElse(null);
            case NOT -> not(call);
            case SEARCH -> predicate(RexUtil.expandSearch(builder, null, call));
            case IS_NULL, IS_NOT_NULL -> nullCheck(call);
            case LIKE -> like(call);
            case EQUALS,
                    NOT_EQUALS,
                    LESS_THAN,
                    LESS_THAN_OR_EQUAL,
                    GREATER_THAN,
                    GREATER_THAN_OR_EQUAL ->
                    compare(call);
            default -> null;
        };
    }

    private Optional<List<Predicate>> all(RexCall call) {
        List<Predicate> operands = new ArrayList<>();
        for (RexNode operand : call.getOperands()) {
            Predicate predicate = predicate(operand);
            if (predicate == null) {
                return Optional.empty();
            }
            operands.add(predicate);
        }
        return Optional.of(operands);
    }

    private @Nullable Predicate not(RexCall call) {
        Predicate operand = predicate(call.operands.get(0));
        return operand == null ? null : operand.not();
    }

    /** Equalities of one column become one IN. */
    private static Predicate anyOf(List<Predicate> operands) {
        boolean points =
                operands.stream()
                        .allMatch(
                                operand ->
                                        operand instanceof Predicate.Condition condition
                                                && condition.operator() == PredicateOperator.EQ);
        long columns =
                operands.stream().flatMap(operand -> operand.columns().stream()).distinct().count();
        if (!points || columns != 1 || operands.size() < 2) {
            return Predicate.any(operands);
        }
        List<Object> values =
                operands.stream()
                        .flatMap(operand -> ((Predicate.Condition) operand).values().stream())
                        .toList();
        return Predicate.of(
                operands.get(0).columns().iterator().next(), PredicateOperator.IN, values);
    }

    private @Nullable Predicate nullCheck(RexCall call) {
        Optional<Column> column = column(call.operands.get(0));
        PredicateOperator operator =
                call.getKind() == SqlKind.IS_NULL
                        ? PredicateOperator.IS_NULL
                        : PredicateOperator.IS_NOT_NULL;
        return column.map(found -> Predicate.of(found.name(), operator)).orElse(null);
    }

    private @Nullable Predicate like(RexCall call) {
        Optional<Column> column = column(call.operands.get(0));
        boolean plain =
                call.operands.size() == 2 && call.getOperator().getName().equalsIgnoreCase("LIKE");
        if (!plain || column.isEmpty() || !column.get().type().kind().isText()) {
            return null;
        }
        return bare(call.operands.get(1)) instanceof RexLiteral literal && !literal.isNull()
                ? Predicate.of(
                        column.get().name(),
                        PredicateOperator.LIKE,
                        literal.getValueAs(String.class))
                : null;
    }

    private @Nullable Predicate compare(RexCall call) {
        RexNode left = bare(call.operands.get(0));
        RexNode right = bare(call.operands.get(1));
        SqlKind kind = call.getKind();
        if (left instanceof RexLiteral) {
            RexNode swap = left;
            left = right;
            right = swap;
            kind = kind.reverse();
        }
        Optional<Column> column = column(left);
        if (column.isEmpty() || !(right instanceof RexLiteral literal) || literal.isNull()) {
            return null;
        }
        PredicateOperator operator = Objects.requireNonNull(OPERATORS.get(kind));
        return value(literal, column.get().type())
                .map(value -> Predicate.of(column.get().name(), operator, value))
                .orElse(null);
    }

    /** Without a cast that only says that there may be a null. */
    /** A parameter without a cast that loses nothing; anything else as it is. */
    private static RexNode narrow(RexNode node) {
        return node.getKind() == SqlKind.CAST
                        && ((RexCall) node).operands.get(0) instanceof RexDynamicParam parameter
                        && widens(
                                RexToExpression.typeOf(parameter.getType()),
                                RexToExpression.typeOf(node.getType()))
                ? parameter
                : node;
    }

    private RexNode bare(RexNode node) {
        return RexUtil.removeNullabilityCast(builder.getTypeFactory(), node);
    }

    /** The column that stands here, also below a cast that loses nothing and keeps the order. */
    private Optional<Column> column(RexNode node) {
        if (node instanceof RexInputRef reference) {
            return Optional.of(schema.column(reference.getIndex()));
        }
        if (node.getKind() == SqlKind.CAST
                && ((RexCall) node).operands.get(0) instanceof RexInputRef reference) {
            Column column = schema.column(reference.getIndex());
            return widens(column.type(), RexToExpression.typeOf(node.getType()))
                    ? Optional.of(column)
                    : Optional.empty();
        }
        return Optional.empty();
    }

    private static boolean widens(DataType from, DataType to) {
        if (from.kind().isInteger()) {
            boolean integer = to.kind().isInteger() && to.kind().compareTo(from.kind()) >= 0;
            boolean decimal = to.kind() == TypeKind.DECIMAL && to.precision() - to.scale() >= 19;
            return integer || decimal;
        }
        if (from.kind() == TypeKind.DECIMAL && to.kind() == TypeKind.DECIMAL) {
            return to.scale() >= from.scale()
                    && to.precision() - to.scale() >= from.precision() - from.scale();
        }
        boolean text = from.kind() == TypeKind.VARCHAR || from.kind() == TypeKind.CHAR;
        return text && to.kind() == TypeKind.VARCHAR && to.precision() == DataType.UNBOUNDED;
    }

    /**
     * The literal as a value of the column's class; empty if the engine would not compare the two
     * in the column's own type.
     */
    private static Optional<Object> value(RexLiteral literal, DataType column) {
        DataType type = RexToExpression.typeOf(literal.getType());
        if (column.kind() == TypeKind.DECIMAL
                && (type.kind().isInteger() || type.kind() == TypeKind.DECIMAL)) {
            return Optional.ofNullable(literal.getValueAs(BigDecimal.class));
        }
        if (column.kind().isInteger()
                && (type.kind().isInteger() || type.kind() == TypeKind.DECIMAL)) {
            return integer(Objects.requireNonNull(literal.getValueAs(BigDecimal.class)), column);
        }
        if (column.kind() == TypeKind.DOUBLE && type.kind().isNumeric()) {
            return Optional.ofNullable(Literals.value(literal, DataType.DOUBLE));
        }
        boolean text =
                (column.kind() == TypeKind.VARCHAR || column.kind() == TypeKind.CHAR)
                        && type.kind().isText();
        boolean same =
                column.kind() == type.kind()
                        && Stream.of(
                                        TypeKind.DATE,
                                        TypeKind.TIME,
                                        TypeKind.TIMESTAMP,
                                        TypeKind.TIMESTAMP_WITH_TIME_ZONE,
                                        TypeKind.BOOLEAN)
                                .anyMatch(kind -> kind == column.kind());
        return text || same ? Optional.ofNullable(Literals.value(literal, type)) : Optional.empty();
    }

    private static Optional<Object> integer(BigDecimal value, DataType column) {
        try {
            return switch (column.kind()) {
                case TINYINT -> Optional.of(value.byteValueExact());
                case SMALLINT -> Optional.of(value.shortValueExact());
                case INTEGER -> Optional.of(value.intValueExact());
                default -> Optional.of(value.longValueExact());
            };
        } catch (ArithmeticException e) {
            return Optional.empty();
        }
    }
}
