package io.tauro.internal.sql;

import java.util.List;
import java.util.function.Supplier;
import org.apache.calcite.plan.Strong;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeUtil;

/**
 * The cast of a number to text, by another name: Calcite leaves a cast to text out where the text
 * is cast again, but the text of a number means another interval, REAL or BOOLEAN than the number.
 */
public final class NumberText extends SqlFunction {

    private static final NumberText INSTANCE = new NumberText();

    private NumberText() {
        super(
                "$TEXT",
                SqlKind.OTHER_FUNCTION,
                ReturnTypes.VARCHAR_NULLABLE,
                null,
                OperandTypes.NUMERIC,
                SqlFunctionCategory.SYSTEM);
    }

    @Override
    public Supplier<Strong.Policy> getStrongPolicyInference() {
        return () -> Strong.Policy.ANY;
    }

    static boolean isOne(RelDataType type, RexNode operand) {
        return SqlTypeUtil.isCharacter(type) && SqlTypeUtil.isNumeric(operand.getType());
    }

    static RexNode of(RexBuilder builder, SqlParserPos position, RelDataType type, RexNode number) {
        return builder.makeCall(position, type, INSTANCE, List.of(number));
    }
}
