package io.tauro.internal.plan;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.internal.kernel.Expression;
import io.tauro.internal.kernel.Expression.And;
import io.tauro.internal.kernel.Expression.Cast;
import io.tauro.internal.kernel.Expression.Constant;
import io.tauro.internal.kernel.Expression.FunctionCall;
import io.tauro.internal.kernel.Expression.InList;
import io.tauro.internal.kernel.Expression.InputColumn;
import io.tauro.internal.kernel.Expression.Or;
import io.tauro.internal.kernel.Expression.OuterColumn;
import io.tauro.internal.kernel.Expression.Transform;
import io.tauro.internal.kernel.ScalarFunction;
import io.tauro.internal.sql.ArrayQuantifier;
import io.tauro.internal.sql.MaskOperator;
import io.tauro.internal.sql.MaskedExpression;
import io.tauro.internal.sql.NumberText;
import io.tauro.internal.sql.TypeMapping;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.calcite.avatica.util.TimeUnitRange;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.rex.RexVisitorImpl;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlTrimFunction;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * Calcite's scalar expressions as the engine's. Puts in the casts that Calcite leaves implicit:
 * after this, both sides of a comparison are of one type, and the operands of arithmetic of the
 * result's kind.
 */
public final class RexToExpression extends RexVisitorImpl<Expression> {

    private static final Map<SqlKind, ScalarFunction> DIRECT = new HashMap<>();

    static {
        DIRECT.put(SqlKind.NOT, ScalarFunction.NOT);
        DIRECT.put(SqlKind.IS_NULL, ScalarFunction.IS_NULL);
        DIRECT.put(SqlKind.IS_NOT_NULL, ScalarFunction.IS_NOT_NULL);
        DIRECT.put(SqlKind.IS_TRUE, ScalarFunction.IS_TRUE);
        DIRECT.put(SqlKind.IS_FALSE, ScalarFunction.IS_FALSE);
        DIRECT.put(SqlKind.IS_NOT_TRUE, ScalarFunction.IS_NOT_TRUE);
        DIRECT.put(SqlKind.IS_NOT_FALSE, ScalarFunction.IS_NOT_FALSE);
        DIRECT.put(SqlKind.MINUS_PREFIX, ScalarFunction.NEGATE);
    }

    private static final Map<String, ScalarFunction> BY_NAME = new HashMap<>();

    static {
        for (ScalarFunction function : ScalarFunction.values()) {
            BY_NAME.put(function.name(), function);
        }
    }

    private final RexBuilder builder;
    private final Parameters parameters;

    public RexToExpression(RexBuilder builder, Parameters parameters) {
        super(true);
        this.builder = builder;
        this.parameters = parameters;
    }

    /** NULL of a type. */
    public RexNode nothing(RelDataType type) {
        return builder.makeNullLiteral(
                builder.getTypeFactory().createTypeWithNullability(type, true));
    }

    /**
     * The engine's expression for one of Calcite's.
     *
     * @throws TauroException {@code TAURO-2006} if the engine cannot compute it
     */
    public Expression convert(RexNode node) {
        Expression converted = node.accept(this);
        if (converted == null) {
            throw notSupported(node.getKind().sql);
        }
        return converted;
    }

    private static TauroException notSupported(String what) {
        return new TauroException(
                ErrorCode.NOT_SUPPORTED,
                what + " is not supported here. Write the query without it.");
    }

    @Override
    public Expression visitInputRef(RexInputRef reference) {
        return new InputColumn(reference.getIndex(), type(reference));
    }

    @Override
    public Expression visitLiteral(RexLiteral literal) {
        if (literal.getTypeName() == SqlTypeName.SYMBOL) {
            return new Constant(String.valueOf(literal.getValue()), DataType.VARCHAR);
        }
        DataType type = type(literal);
        return new Constant(Literals.value(literal, type), type);
    }

    @Override
    public Expression visitDynamicParam(RexDynamicParam parameter) {
        return new Constant(parameters.value(parameter.getIndex()), type(parameter));
    }

    /** A column of an outer query's row. */
    @Override
    public Expression visitFieldAccess(RexFieldAccess access) {
        if (access.getReferenceExpr() instanceof RexCorrelVariable outer) {
            return new OuterColumn(outer.id.getId(), access.getField().getIndex(), type(access));
        }
        return Comparisons.field(
                convert(access.getReferenceExpr()), access.getField().getIndex(), type(access));
    }

    private static DataType type(RexNode node) {
        return TypeMapping.toDataType(node.getType());
    }

    private List<Expression> operands(RexCall call) {
        return call.getOperands().stream().map(this::convert).toList();
    }

    @Override
    public Expression visitCall(RexCall call) {
        SqlKind kind = call.getKind();
        if (DIRECT.containsKey(kind)) {
            return call(DIRECT.get(kind), call, operands(call));
        }
        if (Comparisons.isOne(kind)) {
            return Comparisons.of(
                    Comparisons.function(kind),
                    convert(call.operands.get(0)),
                    convert(call.operands.get(1)));
        }
        if (Arithmetic.isOne(kind)) {
            return Arithmetic.of(kind, operands(call), type(call));
        }
        return switch (kind) {
            case AND -> new And(operands(call));
            case OR -> inList(call).orElseGet(() -> new Or(operands(call)));
            case SEARCH -> search(call);
            case CASE -> Choices.caseOf(operands(call), type(call));
            case COALESCE -> Choices.coalesce(operands(call), type(call));
            case CAST, REINTERPRET -> cast(call, false);
            case SAFE_CAST -> cast(call, true);
            case LIKE -> like(call);
            case SIMILAR -> call(ScalarFunction.SIMILAR_TO, call, operands(call));
            case EXTRACT -> unitFirst(ScalarFunction.EXTRACT, call, 0);
            case FLOOR -> rounded(ScalarFunction.FLOOR_TO, call);
            case CEIL -> rounded(ScalarFunction.CEIL_TO, call);
            case TRIM -> trim(call);
            case ARRAY_VALUE_CONSTRUCTOR -> NestedValues.array(operands(call), type(call));
            case MAP_VALUE_CONSTRUCTOR -> NestedValues.map(operands(call), type(call));
            case ROW -> NestedValues.row(operands(call), type(call));
            default -> own(call);
        };
    }

    private Expression own(RexCall call) {
        if (call.getOperator() instanceof MaskOperator mask) {
            return new Transform(mask.transform(), operands(call));
        }
        if (call.getOperator() instanceof MaskedExpression) {
            return Choices.exactly(convert(call.operands.get(0)), type(call));
        }
        if (call.getOperator() instanceof ArrayQuantifier quantifier) {
            return quantified(call, quantifier);
        }
        return call.getOperator() instanceof NumberText ? cast(call, false) : named(call);
    }

    private Expression cast(RexCall call, boolean lenient) {
        Expression operand = convert(call.operands.get(0));
        SqlIntervalQualifier unit = call.getType().getIntervalQualifier();
        return Choices.cast(
                unit != null && operand.type().kind().isText()
                        ? IntervalUnits.said(operand, unit.timeUnitRange)
                        : operand,
                type(call),
                lenient);
    }

    private static Expression call(
            ScalarFunction function, RexCall call, List<Expression> arguments) {
        return new FunctionCall(function, arguments, type(call));
    }

    private Expression search(RexCall call) {
        RexNode expanded = RexUtil.expandSearch(builder, null, call);
        return inList(expanded).orElseGet(() -> convert(expanded));
    }

    private Optional<Expression> inList(RexNode expanded) {
        if (expanded.getKind() != SqlKind.OR) {
            return Optional.empty();
        }
        List<Object> values = new ArrayList<>();
        RexNode operand = null;
        for (RexNode one : ((RexCall) expanded).getOperands()) {
            boolean equality =
                    one.getKind() == SqlKind.EQUALS
                            && ((RexCall) one).operands.get(1) instanceof RexLiteral
                            && (operand == null || operand.equals(((RexCall) one).operands.get(0)));
            if (!equality) {
                return Optional.empty();
            }
            operand = ((RexCall) one).operands.get(0);
            RexLiteral literal = (RexLiteral) ((RexCall) one).operands.get(1);
            DataType type = type(operand);
            if (!Comparisons.sameForComparison(type, type(literal)) && !type.equals(type(literal))
                    || literal.isNull()) {
                return Optional.empty();
            }
            values.add(Objects.requireNonNull(Literals.value(literal, type)));
        }
        if (!RexUtil.isDeterministic(Objects.requireNonNull(operand))) {
            return Optional.empty();
        }
        return Optional.of(new InList(convert(Objects.requireNonNull(operand)), values, false));
    }

    /** A comparison with the elements of an array: {@code x = ANY (array)}. */
    private Expression quantified(RexCall call, ArrayQuantifier quantifier) {
        if (type(call.operands.get(1)).kind() != TypeKind.ARRAY) {
            throw notSupported("A comparison with " + quantifier.getName() + " of no array");
        }
        return NestedValues.quantified(
                quantifier.any() ? ScalarFunction.COMPARE_ANY : ScalarFunction.COMPARE_ALL,
                Comparisons.function(quantifier.comparison()),
                convert(call.operands.get(0)),
                convert(call.operands.get(1)));
    }

    private Expression like(RexCall call) {
        boolean caseless = call.getOperator().getName().toUpperCase(Locale.ROOT).contains("ILIKE");
        Expression like =
                new FunctionCall(
                        caseless ? ScalarFunction.ILIKE : ScalarFunction.LIKE,
                        operands(call),
                        DataType.BOOLEAN);
        boolean negated = call.getOperator().getName().toUpperCase(Locale.ROOT).startsWith("NOT ");
        return negated
                ? new FunctionCall(ScalarFunction.NOT, List.of(like), DataType.BOOLEAN)
                : like;
    }

    /** A function whose unit stands at {@code index}; ours have it first, as text. */
    private Expression unitFirst(ScalarFunction function, RexCall call, int index) {
        List<Expression> arguments = new ArrayList<>();
        arguments.add(unit(call.operands.get(index)));
        for (int i = 0; i < call.operands.size(); i++) {
            if (i != index) {
                arguments.add(convert(call.operands.get(i)));
            }
        }
        return call(function, call, arguments);
    }

    private static Expression unit(RexNode node) {
        Object value = ((RexLiteral) node).getValue();
        return new Constant(
                value instanceof TimeUnitRange range ? range.name() : String.valueOf(value),
                DataType.VARCHAR);
    }

    private Expression rounded(ScalarFunction toUnit, RexCall call) {
        if (call.operands.size() == 2
                && call.operands.get(1) instanceof RexLiteral literal
                && literal.getTypeName() == SqlTypeName.SYMBOL) {
            return unitFirst(toUnit, call, 1);
        }
        return named(call);
    }

    private Expression trim(RexCall call) {
        if (call.operands.size() != 3) {
            return named(call);
        }
        Object flag = ((RexLiteral) call.operands.get(0)).getValue();
        SqlTrimFunction.Flag side = (SqlTrimFunction.Flag) Objects.requireNonNull(flag);
        ScalarFunction function =
                switch (side) {
                    case BOTH -> ScalarFunction.TRIM_BOTH;
                    case LEADING -> ScalarFunction.TRIM_LEADING;
                    case TRAILING -> ScalarFunction.TRIM_TRAILING;
                };
        return call(
                function,
                call,
                List.of(convert(call.operands.get(1)), convert(call.operands.get(2))));
    }

    private Expression named(RexCall call) {
        String name = call.getOperator().getName();
        List<Expression> operands = operands(call);
        Optional<Expression> json = JsonCalls.of(name, operands, type(call));
        if (json.isPresent()) {
            return json.get();
        }
        ScalarFunction function = byName(name);
        if (function == null) {
            throw notSupported("Function " + name.toUpperCase(Locale.ROOT));
        }
        return call(function, call, wholePositions(function, operands));
    }

    /** Positions and digits are integers, also where the query has a decimal for one. */
    private static List<Expression> wholePositions(
            ScalarFunction function, List<Expression> operands) {
        int first =
                switch (function) {
                    case SUBSTRING, ROUND, TRUNCATE -> 1;
                    case OVERLAY, POSITION -> 2;
                    default -> operands.size();
                };
        List<Expression> whole = new ArrayList<>(operands);
        for (int i = first; i < whole.size(); i++) {
            if (whole.get(i).type().kind().isNumeric() && !whole.get(i).type().kind().isInteger()) {
                whole.set(i, new Cast(whole.get(i), DataType.BIGINT, false));
            }
        }
        return whole;
    }

    /**
     * Functions of ours are called as the engine's; those that a query cannot name begin with $.
     */
    private static @Nullable ScalarFunction byName(String name) {
        String plain = name.startsWith("$") ? name.substring(1) : name;
        return BY_NAME.get(
                plain.equals("||") ? "CONCAT" : plain.toUpperCase(Locale.ROOT).replace(' ', '_'));
    }

    /** The engine's type for one of Calcite's. */
    public static DataType typeOf(RelDataType type) {
        return TypeMapping.toDataType(type);
    }
}
