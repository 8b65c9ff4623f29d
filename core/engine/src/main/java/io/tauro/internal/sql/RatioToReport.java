package io.tauro.internal.sql;

import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.Optionality;

/** {@code RATIO_TO_REPORT(x) OVER w} as {@code x / SUM(x) OVER w} in floating point. */
final class RatioToReport extends SqlAggFunction {

    static final RatioToReport INSTANCE = new RatioToReport();

    private RatioToReport() {
        super(
                "RATIO_TO_REPORT",
                null,
                SqlKind.OTHER_FUNCTION,
                ReturnTypes.DOUBLE_FORCE_NULLABLE,
                null,
                OperandTypes.NUMERIC,
                SqlFunctionCategory.USER_DEFINED_FUNCTION,
                false,
                true,
                Optionality.FORBIDDEN);
    }

    /** What stands for a function with OVER; the call itself if it is another. */
    static SqlNode rewrite(SqlBasicCall over) {
        if (!(over.operand(0) instanceof SqlBasicCall ratio)
                || !ratio.getOperator().getName().equalsIgnoreCase(INSTANCE.getName())
                || ratio.operandCount() != 1
                || ratio.getFunctionQuantifier() != null) {
            return over;
        }
        SqlParserPos at = ratio.getParserPosition();
        SqlNode value = ratio.operand(0);
        SqlCall sum =
                SqlStdOperatorTable.OVER.createCall(
                        at, Sums.SUM.createCall(at, TreeCopy.of(value)), over.operand(1));
        SqlNode whole =
                SqlStdOperatorTable.NULLIF.createCall(
                        at, real(sum), SqlLiteral.createExactNumeric("0", at));
        return SqlStdOperatorTable.DIVIDE.createCall(at, real(value), whole);
    }

    private static SqlNode real(SqlNode value) {
        SqlParserPos at = value.getParserPosition();
        return SqlStdOperatorTable.CAST.createCall(
                at,
                value,
                new SqlDataTypeSpec(new SqlBasicTypeNameSpec(SqlTypeName.DOUBLE, at), at));
    }
}
