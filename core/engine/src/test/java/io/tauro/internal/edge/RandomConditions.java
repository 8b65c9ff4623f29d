package io.tauro.internal.edge;

import io.tauro.internal.kernel.Expression;
import io.tauro.internal.kernel.Expression.And;
import io.tauro.internal.kernel.Expression.Case;
import io.tauro.internal.kernel.Expression.Cast;
import io.tauro.internal.kernel.Expression.Constant;
import io.tauro.internal.kernel.Expression.FunctionCall;
import io.tauro.internal.kernel.Expression.InList;
import io.tauro.internal.kernel.Expression.InputColumn;
import io.tauro.internal.kernel.Expression.Or;
import io.tauro.internal.kernel.RandomVectors;
import io.tauro.internal.kernel.ScalarFunction;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.util.ArrayList;
import java.util.List;

/** Well-typed conditions over a column of each type, made at random. */
public final class RandomConditions {

    public static final List<DataType> TYPES = RandomVectors.TYPES;

    private static final DataType WIDE = DataType.decimal(38, 5);
    private static final ScalarFunction[] COMPARISONS = {
        ScalarFunction.EQ,
        ScalarFunction.NEQ,
        ScalarFunction.LT,
        ScalarFunction.LTE,
        ScalarFunction.GT,
        ScalarFunction.GTE,
        ScalarFunction.IS_DISTINCT_FROM,
        ScalarFunction.IS_NOT_DISTINCT_FROM
    };
    private static final ScalarFunction[] TESTS = {
        ScalarFunction.NOT,
        ScalarFunction.IS_TRUE,
        ScalarFunction.IS_FALSE,
        ScalarFunction.IS_NOT_TRUE,
        ScalarFunction.IS_NOT_FALSE,
        ScalarFunction.IS_NULL,
        ScalarFunction.IS_NOT_NULL
    };
    private static final ScalarFunction[] ARITHMETIC = {
        ScalarFunction.ADD,
        ScalarFunction.SUBTRACT,
        ScalarFunction.MULTIPLY,
        ScalarFunction.DIVIDE,
        ScalarFunction.MODULO
    };
    private static final String[] PATTERNS = {
        "%", "a%", "%b", "_", "a_", "%a%b%", "", "a!%b", "%€%"
    };

    private final RandomVectors random;

    public RandomConditions(RandomVectors random) {
        this.random = random;
    }

    public Expression condition(int depth) {
        if (depth == 0) {
            return leaf(DataType.BOOLEAN);
        }
        DataType type = TYPES.get(random.below(TYPES.size()));
        return switch (random.below(9)) {
            case 0 -> new And(List.of(condition(depth - 1), condition(depth - 1), condition(0)));
            case 1 -> new Or(List.of(condition(depth - 1), condition(depth - 1)));
            case 2 -> call(TESTS[random.below(5)], DataType.BOOLEAN, condition(depth - 1));
            case 3 -> call(TESTS[5 + random.below(2)], DataType.BOOLEAN, value(type, depth - 1));
            case 4 -> in(type, depth);
            case 5 -> like(depth);
            default ->
                    call(
                            COMPARISONS[random.below(COMPARISONS.length)],
                            DataType.BOOLEAN,
                            value(type, depth - 1),
                            value(type, depth - 1));
        };
    }

    private Expression in(DataType type, int depth) {
        DataType of = type.kind() == TypeKind.BOOLEAN ? DataType.INTEGER : type;
        return new InList(
                value(of, depth - 1),
                List.of(random.value(of), random.value(of), random.value(of)),
                random.below(3) == 0);
    }

    private Expression like(int depth) {
        List<Expression> arguments = new ArrayList<>();
        arguments.add(value(DataType.VARCHAR, depth - 1));
        arguments.add(new Constant(PATTERNS[random.below(PATTERNS.length)], DataType.VARCHAR));
        if (random.below(3) == 0) {
            arguments.add(new Constant("!", DataType.VARCHAR));
        }
        return new FunctionCall(
                random.below(2) == 0 ? ScalarFunction.LIKE : ScalarFunction.ILIKE,
                arguments,
                DataType.BOOLEAN);
    }

    private Expression leaf(DataType type) {
        return switch (random.below(6)) {
            case 0 -> new Constant(random.value(type), type);
            case 1 -> random.below(4) == 0 ? new Constant(null, type) : column(type);
            default -> column(type);
        };
    }

    private Expression column(DataType type) {
        int index = TYPES.indexOf(type);
        return index < 0 ? new Constant(random.value(type), type) : new InputColumn(index, type);
    }

    private Expression value(DataType type, int depth) {
        if (depth <= 0 || random.below(3) == 0) {
            return leaf(type);
        }
        if (type.kind() == TypeKind.BOOLEAN) {
            return condition(depth);
        }
        if (random.below(5) == 0) {
            return new Case(
                    List.of(condition(depth - 1)),
                    List.of(value(type, depth - 1)),
                    value(type, depth - 1),
                    type);
        }
        return switch (type.kind()) {
            case TINYINT, SMALLINT, INTEGER, BIGINT, REAL, DOUBLE, DECIMAL -> number(type, depth);
            case VARCHAR ->
                    random.below(3) == 0
                            ? new Cast(value(DataType.character(5), 0), type, false)
                            : call(
                                    random.below(2) == 0
                                            ? ScalarFunction.UPPER
                                            : ScalarFunction.LOWER,
                                    type,
                                    value(type, depth - 1));
            case DATE, TIMESTAMP -> moment(type, depth);
            default -> leaf(type);
        };
    }

    private Expression number(DataType type, int depth) {
        boolean small = type.kind() == TypeKind.DECIMAL && !type.equals(WIDE);
        return switch (random.below(5)) {
            case 0 -> call(ScalarFunction.NEGATE, type, value(type, depth - 1));
            case 1 -> new Cast(value(small ? type : source(type), depth - 1), type, false);
            case 2 ->
                    type.kind().isInteger()
                            ? call(
                                    ScalarFunction.EXTRACT,
                                    type,
                                    new Constant(
                                            new String[] {"YEAR", "month", "DAY"}[random.below(3)],
                                            DataType.VARCHAR),
                                    value(DataType.DATE, depth - 1))
                            : leaf(type);
            default ->
                    call(
                            ARITHMETIC[random.below(ARITHMETIC.length)],
                            type,
                            value(type, depth - 1),
                            value(type, depth - 1));
        };
    }

    private DataType source(DataType type) {
        DataType[] from =
                type.kind() == TypeKind.DOUBLE
                        ? new DataType[] {DataType.INTEGER, DataType.BIGINT, WIDE, DataType.REAL}
                        : type.kind().isInteger()
                                ? new DataType[] {DataType.INTEGER, DataType.BIGINT}
                                : type.kind() == TypeKind.DECIMAL
                                        ? new DataType[] {
                                            DataType.INTEGER,
                                            DataType.BIGINT,
                                            DataType.decimal(9, 2)
                                        }
                                        : new DataType[] {type};
        return from[random.below(from.length)];
    }

    private Expression moment(DataType type, int depth) {
        if (random.below(3) == 0) {
            return new Cast(
                    leaf(type.kind() == TypeKind.DATE ? DataType.TIMESTAMP : DataType.DATE),
                    type,
                    false);
        }
        boolean months = random.below(2) == 0;
        return call(
                months ? ScalarFunction.PLUS_YEAR_MONTH : ScalarFunction.PLUS_DAY_SECOND,
                type,
                value(type, depth - 1),
                leaf(months ? DataType.INTERVAL_YEAR_MONTH : DataType.INTERVAL_DAY_SECOND));
    }

    private static Expression call(
            ScalarFunction function, DataType type, Expression... arguments) {
        return new FunctionCall(function, List.of(arguments), type);
    }
}
