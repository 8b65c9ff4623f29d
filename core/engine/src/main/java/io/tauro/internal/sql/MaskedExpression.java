package io.tauro.internal.sql;

import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;

/**
 * The value of its operand, an expression that a policy shows in the place of a column. Nothing
 * sees through it: no rule folds it or takes a predicate from it, and no source is offered it.
 */
public final class MaskedExpression extends SqlFunction {

    public static final MaskedExpression INSTANCE = new MaskedExpression();

    private MaskedExpression() {
        super(
                "$MASKED",
                SqlKind.OTHER_FUNCTION,
                ReturnTypes.ARG0,
                null,
                OperandTypes.ANY,
                SqlFunctionCategory.USER_DEFINED_FUNCTION);
    }
}
