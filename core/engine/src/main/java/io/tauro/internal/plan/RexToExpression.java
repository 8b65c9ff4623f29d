package io.tauro.internal.plan;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.internal.kernel.Expression;
import io.tauro.internal.kernel.Expression.And;
import io.tauro.internal.kernel.Expression.Case;
import io.tauro.internal.kernel.Expression.Cast;
import io.tauro.internal.kernel.Expression.Constant;
import io.tauro.internal.kernel.Expression.FunctionCall;
import io.tauro.internal.kernel.Expression.InList;
import io.tauro.internal.kernel.Expression.InputColumn;
import io.tauro.internal.kernel.Expression.Or;
import io.tauro.internal.kernel.Expression.OuterColumn;
import io.tauro.internal.kernel.ScalarFunction;
import io.tauro.internal.sql.TypeMapping;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlQuantifyOperator;
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

    private static final Map<SqlKind, ScalarFunction> COMPARISONS =
            Map.of(
                    SqlKind.EQUALS, ScalarFunction.EQ,
                    SqlKind.NOT_EQUALS, ScalarFunction.NEQ,
                    SqlKind.LESS_THAN, ScalarFunction.LT,
                    SqlKind.LESS_THAN_OR_EQUAL, ScalarFunction.LTE,
                    SqlKind.GREATER_THAN, ScalarFunction.GT,
                    SqlKind.GREATER_THAN_OR_EQUAL, ScalarFunction.GTE,
                    SqlKind.IS_DISTINCT_FROM, ScalarFunction.IS_DISTINCT_FROM,
                    SqlKind.IS_NOT_DISTINCT_FROM, ScalarFunction.IS_NOT_DISTINCT_FROM);

    private static final Map<SqlKind, ScalarFunction> ARITHMETIC =
            Map.of(
                    SqlKind.PLUS, ScalarFunction.ADD,
                    SqlKind.CHECKED_PLUS, ScalarFunction.ADD,
                    SqlKind.MINUS, ScalarFunction.SUBTRACT,
                    SqlKind.CHECKED_MINUS, ScalarFunction.SUBTRACT,
                    SqlKind.TIMES, ScalarFunction.MULTIPLY,
                    SqlKind.CHECKED_TIMES, ScalarFunction.MULTIPLY,
                    SqlKind.DIVIDE, ScalarFunction.DIVIDE,
                    SqlKind.CHECKED_DIVIDE, ScalarFunction.DIVIDE,
                    SqlKind.MOD, ScalarFunction.MODULO);

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
        return field(
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
        if (COMPARISONS.containsKey(kind)) {
            return comparison(
                    COMPARISONS.get(kind),
                    convert(call.operands.get(0)),
                    convert(call.operands.get(1)));
        }
        if (ARITHMETIC.containsKey(kind)) {
            return arithmetic(ARITHMETIC.get(kind), call);
        }
        return switch (kind) {
            case AND -> new And(operands(call));
            case OR -> or(call);
            case SEARCH -> search(call);
            case CASE -> caseOf(call);
            case COALESCE -> coalesce(call);
            case CAST, REINTERPRET -> cast(call, false);
            case SAFE_CAST -> cast(call, true);
            case LIKE -> like(call);
            case SIMILAR -> call(ScalarFunction.SIMILAR_TO, call, operands(call));
            case EXTRACT -> unitFirst(ScalarFunction.EXTRACT, call, 0);
            case FLOOR -> rounded(ScalarFunction.FLOOR_TO, call);
            case CEIL -> rounded(ScalarFunction.CEIL_TO, call);
            case TRIM -> trim(call);
            case ARRAY_VALUE_CONSTRUCTOR -> array(call);
            case MAP_VALUE_CONSTRUCTOR -> map(call);
            case ROW -> row(call);
            case SOME, ALL -> quantified(call);
            default -> named(call);
        };
    }

    private static Expression call(
            ScalarFunction function, RexCall call, List<Expression> arguments) {
        return new FunctionCall(function, arguments, type(call));
    }

    // ---- Comparison
    // -------------------------------------------------------------------------------------------------------------

    private static Expression comparison(
            ScalarFunction function, Expression left, Expression right) {
        if (left.type().kind() == TypeKind.ROW && right.type().kind() == TypeKind.ROW) {
            return rowComparison(function, left, right);
        }
        DataType common = comparable(left.type(), right.type());
        return new FunctionCall(
                function, List.of(as(left, common), as(right, common)), DataType.BOOLEAN);
    }

    /** Field by field, in three-valued logic, from the first that differs. */
    private static Expression rowComparison(
            ScalarFunction function, Expression left, Expression right) {
        List<Expression> a = fields(left);
        List<Expression> b = fields(right);
        if (a.size() != b.size()) {
            throw new TauroException(
                    ErrorCode.TYPE_MISMATCH,
                    "Rows of "
                            + a.size()
                            + " and of "
                            + b.size()
                            + " fields cannot be compared. Give them as many fields.");
        }
        return switch (function) {
            case EQ, IS_NOT_DISTINCT_FROM, NEQ, IS_DISTINCT_FROM -> {
                List<Expression> each = new ArrayList<>();
                for (int i = 0; i < a.size(); i++) {
                    each.add(comparison(function, a.get(i), b.get(i)));
                }
                boolean all =
                        function == ScalarFunction.EQ
                                || function == ScalarFunction.IS_NOT_DISTINCT_FROM;
                yield each.size() == 1 ? each.get(0) : all ? new And(each) : new Or(each);
            }
            default -> rowOrder(function, a, b);
        };
    }

    private static Expression rowOrder(
            ScalarFunction function, List<Expression> left, List<Expression> right) {
        Expression a = left.get(0);
        Expression b = right.get(0);
        if (left.size() == 1) {
            return comparison(function, a, b);
        }
        boolean less = function == ScalarFunction.LT || function == ScalarFunction.LTE;
        return new Or(
                List.of(
                        comparison(less ? ScalarFunction.LT : ScalarFunction.GT, a, b),
                        new And(
                                List.of(
                                        comparison(ScalarFunction.EQ, a, b),
                                        rowOrder(
                                                function,
                                                left.subList(1, left.size()),
                                                right.subList(1, right.size()))))));
    }

    private static List<Expression> fields(Expression row) {
        if (row instanceof FunctionCall call && call.function() == ScalarFunction.ROW) {
            return call.arguments();
        }
        List<Expression> fields = new ArrayList<>();
        for (int i = 0; i < row.type().fields().size(); i++) {
            fields.add(field(row, i, row.type().fields().get(i).type()));
        }
        return fields;
    }

    private static Expression field(Expression row, int index, DataType type) {
        return new FunctionCall(
                ScalarFunction.FIELD, List.of(row, new Constant(index, DataType.INTEGER)), type);
    }

    /** The operand in the type that the comparison is made in. */
    public static Expression as(Expression operand, DataType type) {
        if (operand.type().equals(type) || sameForComparison(operand.type(), type)) {
            return operand;
        }
        return new Cast(operand, type, false);
    }

    private static boolean sameForComparison(DataType a, DataType b) {
        if (a.kind() == TypeKind.ARRAY && b.kind() == TypeKind.ARRAY) {
            return a.elementType().equals(b.elementType())
                    || sameForComparison(a.elementType(), b.elementType());
        }
        boolean text = a.kind().isText() && b.kind().isText();
        boolean sameKind =
                a.kind() == b.kind() && a.kind() != TypeKind.DECIMAL && a.fields().isEmpty();
        return text || sameKind;
    }

    /** The type in which values of both types are compared without loss. */
    public static DataType comparable(DataType a, DataType b) {
        if (a.equals(b) || sameForComparison(a, b)) {
            return a;
        }
        if (a.kind() == TypeKind.NULL) {
            return b;
        }
        if (b.kind() == TypeKind.NULL) {
            return a;
        }
        if (a.kind().isNumeric() && b.kind().isNumeric()) {
            return comparableNumbers(a, b);
        }
        if (a.kind().isTemporal() && b.kind().isTemporal()) {
            return comparableTimes(a, b);
        }
        if (a.kind() == TypeKind.ARRAY && b.kind() == TypeKind.ARRAY) {
            return DataType.array(comparable(a.elementType(), b.elementType()));
        }
        if (a.physical() == b.physical() && !a.fields().isEmpty()) {
            return a;
        }
        throw new TauroException(
                ErrorCode.TYPE_MISMATCH,
                "Cannot compare " + a + " with " + b + ". Cast one side to the type of the other.");
    }

    private static DataType comparableNumbers(DataType a, DataType b) {
        if (isFloating(a) || isFloating(b)) {
            return DataType.DOUBLE;
        }
        if (a.kind().isInteger() && b.kind().isInteger()) {
            return a.kind().compareTo(b.kind()) >= 0 ? a : b;
        }
        int scale = Math.max(a.scale(), b.scale());
        int integral = Math.max(integralDigits(a), integralDigits(b));
        return DataType.decimal(Math.min(DataType.MAX_DECIMAL_PRECISION, integral + scale), scale);
    }

    private static boolean isFloating(DataType type) {
        return type.kind() == TypeKind.REAL || type.kind() == TypeKind.DOUBLE;
    }

    private static int integralDigits(DataType type) {
        return switch (type.kind()) {
            case TINYINT -> 3;
            case SMALLINT -> 5;
            case INTEGER -> 10;
            case BIGINT -> 19;
            default -> type.precision() - type.scale();
        };
    }

    private static DataType comparableTimes(DataType a, DataType b) {
        boolean zoned =
                a.kind() == TypeKind.TIMESTAMP_WITH_TIME_ZONE
                        || b.kind() == TypeKind.TIMESTAMP_WITH_TIME_ZONE;
        return zoned ? DataType.TIMESTAMP_WITH_TIME_ZONE : DataType.TIMESTAMP;
    }

    /**
     * Calcite's OR of many equalities with one operand is looked up in a set, not tried one after
     * the other.
     */
    private Expression or(RexCall call) {
        return new Or(operands(call));
    }

    private Expression search(RexCall call) {
        RexNode expanded = RexUtil.expandSearch(builder, null, call);
        return inList(expanded).orElseGet(() -> convert(expanded));
    }

    private java.util.Optional<Expression> inList(RexNode expanded) {
        if (expanded.getKind() != SqlKind.OR) {
            return java.util.Optional.empty();
        }
        List<Object> values = new ArrayList<>();
        RexNode operand = null;
        for (RexNode one : ((RexCall) expanded).getOperands()) {
            boolean equality =
                    one.getKind() == SqlKind.EQUALS
                            && ((RexCall) one).operands.get(1) instanceof RexLiteral
                            && (operand == null || operand.equals(((RexCall) one).operands.get(0)));
            if (!equality) {
                return java.util.Optional.empty();
            }
            operand = ((RexCall) one).operands.get(0);
            RexLiteral literal = (RexLiteral) ((RexCall) one).operands.get(1);
            DataType type = type(operand);
            if (!sameForComparison(type, type(literal)) && !type.equals(type(literal))
                    || literal.isNull()) {
                return java.util.Optional.empty();
            }
            values.add(java.util.Objects.requireNonNull(Literals.value(literal, type)));
        }
        return java.util.Optional.of(
                new InList(convert(java.util.Objects.requireNonNull(operand)), values, false));
    }

    // ---- Arithmetic
    // -------------------------------------------------------------------------------------------------------------

    private Expression arithmetic(ScalarFunction function, RexCall call) {
        List<Expression> operands = operands(call);
        DataType result = type(call);
        if (operands.stream().anyMatch(operand -> isTimeLike(operand.type()))) {
            return timeArithmetic(function, operands, result);
        }
        List<Expression> cast =
                operands.stream().map(operand -> toKindOf(operand, result)).toList();
        return new FunctionCall(function, cast, result);
    }

    private static boolean isTimeLike(DataType type) {
        return type.kind().isTemporal() || isInterval(type);
    }

    private static boolean isInterval(DataType type) {
        return type.kind() == TypeKind.INTERVAL_DAY_SECOND
                || type.kind() == TypeKind.INTERVAL_YEAR_MONTH;
    }

    private static Expression toKindOf(Expression operand, DataType result) {
        if (operand.type().kind() == result.kind()) {
            return operand;
        }
        if (result.kind() == TypeKind.DECIMAL && operand.type().kind().isInteger()) {
            return new Cast(operand, DataType.decimal(integralDigits(operand.type()), 0), false);
        }
        return new Cast(operand, result, false);
    }

    private static Expression timeArithmetic(
            ScalarFunction function, List<Expression> operands, DataType result) {
        Expression left = operands.get(0);
        Expression right = operands.get(1);
        if (isInterval(left.type())
                && !isInterval(right.type())
                && function == ScalarFunction.ADD) {
            return timeArithmetic(function, List.of(right, left), result);
        }
        if (isInterval(left.type()) || function == ScalarFunction.MULTIPLY) {
            return new FunctionCall(function, operands, result);
        }
        if (isInterval(right.type())) {
            Expression interval =
                    function == ScalarFunction.SUBTRACT
                            ? new FunctionCall(ScalarFunction.NEGATE, List.of(right), right.type())
                            : right;
            ScalarFunction plus =
                    right.type().kind() == TypeKind.INTERVAL_YEAR_MONTH
                            ? ScalarFunction.PLUS_YEAR_MONTH
                            : ScalarFunction.PLUS_DAY_SECOND;
            return new FunctionCall(plus, List.of(as(left, result), interval), result);
        }
        DataType common = comparable(left.type(), right.type());
        ScalarFunction between =
                result.kind() == TypeKind.INTERVAL_YEAR_MONTH
                        ? ScalarFunction.YEAR_MONTH_BETWEEN
                        : ScalarFunction.DAY_SECOND_BETWEEN;
        return new FunctionCall(between, List.of(as(left, common), as(right, common)), result);
    }

    // ---- Conditions and casts
    // ----------------------------------------------------------------------------------------------------

    private Expression caseOf(RexCall call) {
        DataType type = type(call);
        List<Expression> conditions = new ArrayList<>();
        List<Expression> results = new ArrayList<>();
        List<RexNode> operands = call.getOperands();
        for (int i = 0; i + 1 < operands.size(); i += 2) {
            conditions.add(convert(operands.get(i)));
            results.add(exactly(convert(operands.get(i + 1)), type));
        }
        return new Case(
                conditions,
                results,
                exactly(convert(operands.get(operands.size() - 1)), type),
                type);
    }

    private Expression coalesce(RexCall call) {
        DataType type = type(call);
        List<Expression> operands = operands(call);
        List<Expression> conditions = new ArrayList<>();
        List<Expression> results = new ArrayList<>();
        for (Expression operand : operands.subList(0, operands.size() - 1)) {
            conditions.add(
                    new FunctionCall(
                            ScalarFunction.IS_NOT_NULL, List.of(operand), DataType.BOOLEAN));
            results.add(exactly(operand, type));
        }
        return new Case(
                conditions, results, exactly(operands.get(operands.size() - 1), type), type);
    }

    /** An expression of exactly this type, cast where it is not. */
    public static Expression exactly(Expression expression, DataType type) {
        if (expression.type().equals(type)) {
            return expression;
        }
        if (expression instanceof Constant constant && constant.value() == null) {
            return new Constant(null, type);
        }
        return new Cast(expression, type, false);
    }

    private Expression cast(RexCall call, boolean lenient) {
        Expression operand = convert(call.operands.get(0));
        DataType type = type(call);
        if (operand.type().equals(type)) {
            return operand;
        }
        if (operand instanceof Constant constant && constant.value() == null) {
            return new Constant(null, type);
        }
        return new Cast(operand, type, lenient);
    }

    // ---- Arrays, maps and rows
    // ----------------------------------------------------------------------------------------------------

    private Expression array(RexCall call) {
        DataType type = type(call);
        return new FunctionCall(
                ScalarFunction.ARRAY,
                operands(call).stream().map(one -> exactly(one, type.elementType())).toList(),
                type);
    }

    private Expression map(RexCall call) {
        DataType type = type(call);
        List<Expression> operands = new ArrayList<>();
        for (Expression operand : operands(call)) {
            operands.add(exactly(operand, type.fields().get(operands.size() % 2).type()));
        }
        return new FunctionCall(ScalarFunction.MAP, operands, type);
    }

    private Expression row(RexCall call) {
        DataType type = type(call);
        List<Expression> operands = new ArrayList<>();
        for (Expression operand : operands(call)) {
            operands.add(exactly(operand, type.fields().get(operands.size()).type()));
        }
        return new FunctionCall(ScalarFunction.ROW, operands, type);
    }

    /** A comparison with the elements of an array: {@code x = ANY (array)}. */
    private Expression quantified(RexCall call) {
        if (!(call.getOperator() instanceof SqlQuantifyOperator operator)
                || call.operands.size() != 2
                || type(call.operands.get(1)).kind() != TypeKind.ARRAY) {
            throw notSupported("A comparison with " + call.getKind() + " of no array");
        }
        ScalarFunction comparison =
                java.util.Objects.requireNonNull(COMPARISONS.get(operator.comparisonKind));
        Expression value = convert(call.operands.get(0));
        Expression array = convert(call.operands.get(1));
        DataType common = comparable(value.type(), array.type().elementType());
        return new FunctionCall(
                call.getKind() == SqlKind.SOME
                        ? ScalarFunction.COMPARE_ANY
                        : ScalarFunction.COMPARE_ALL,
                List.of(
                        new Constant(comparison.name(), DataType.VARCHAR),
                        as(value, common),
                        as(array, DataType.array(common))),
                DataType.BOOLEAN);
    }

    // ---- Functions
    // --------------------------------------------------------------------------------------------------------------

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
        SqlTrimFunction.Flag side = (SqlTrimFunction.Flag) java.util.Objects.requireNonNull(flag);
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
        ScalarFunction function = byName(name);
        if (function == null) {
            throw notSupported("Function " + name.toUpperCase(Locale.ROOT));
        }
        return call(function, call, wholePositions(function, operands(call)));
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
