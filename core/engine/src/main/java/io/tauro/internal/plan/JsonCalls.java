package io.tauro.internal.plan;

import io.tauro.internal.kernel.Expression;
import io.tauro.internal.kernel.Expression.Cast;
import io.tauro.internal.kernel.Expression.FunctionCall;
import io.tauro.internal.kernel.ScalarFunction;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Calls of JSON, with the casts that their kernels want. */
final class JsonCalls {

    private static final DataType TEXTS = DataType.array(DataType.VARCHAR);

    private JsonCalls() {}

    /** The expression of a call; empty if it is none of JSON. */
    static Optional<Expression> of(String name, List<Expression> operands, DataType type) {
        if (name.equals("$JSON_CAST") || name.equals("$JSON_TRY_CAST")) {
            Expression value = operands.get(0);
            return Optional.of(
                    value.type().kind() == TypeKind.JSON
                            ? value
                            : new Cast(value, DataType.JSON, name.equals("$JSON_TRY_CAST")));
        }
        String plain = name.startsWith("$") ? name.substring(1) : name;
        if (!plain.startsWith("JSON_")) {
            return Optional.empty();
        }
        ScalarFunction function = ScalarFunction.valueOf(plain);
        return Optional.of(new FunctionCall(function, arguments(function, operands), type));
    }

    private static List<Expression> arguments(ScalarFunction function, List<Expression> operands) {
        List<Expression> arguments = new ArrayList<>(operands);
        switch (function) {
            case JSON_GET_PATH,
                    JSON_GET_PATH_TEXT,
                    JSON_DELETE,
                    JSON_DELETE_PATH,
                    JSON_HAS_ANY,
                    JSON_HAS_ALL,
                    JSON_SET,
                    JSON_INSERT ->
                    arguments.set(1, as(arguments.get(1), TEXTS));
            case JSON_OBJECT -> {
                for (int i = 1; i < arguments.size(); i += 2) {
                    arguments.set(i, as(arguments.get(i), DataType.VARCHAR));
                }
            }
            default -> {}
        }
        return arguments;
    }

    private static Expression as(Expression operand, DataType type) {
        return operand.type().equals(type) || operand.type().kind().isText() && type.kind().isText()
                ? operand
                : new Cast(operand, type, false);
    }
}
