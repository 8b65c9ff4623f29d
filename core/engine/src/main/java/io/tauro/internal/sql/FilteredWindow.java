package io.tauro.internal.sql;

import io.tauro.error.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * {@code SUM(x) FILTER (WHERE c) OVER w} as {@code SUM(CASE WHEN c THEN x END) OVER w}, which is
 * the same for an aggregate that leaves nulls out.
 */
final class FilteredWindow {

    private static final Set<String> NULLS_OUT =
            Set.of(
                    "COUNT",
                    "SUM",
                    "AVG",
                    "MIN",
                    "MAX",
                    "STDDEV",
                    "STDDEV_POP",
                    "STDDEV_SAMP",
                    "VARIANCE",
                    "VAR_POP",
                    "VAR_SAMP",
                    "BOOL_AND",
                    "BOOL_OR",
                    "EVERY",
                    "STRING_AGG");

    private FilteredWindow() {}

    /** What stands before OVER, without FILTER. */
    static SqlNode rewrite(SqlNode function) {
        if (function.getKind() != SqlKind.FILTER) {
            return function;
        }
        SqlCall aggregate = ((SqlCall) function).operand(0);
        SqlNode condition = ((SqlCall) function).operand(1);
        SqlParserPos at = aggregate.getParserPosition();
        if (!leavesNullsOut(aggregate) || aggregate.operandCount() == 0) {
            throw SqlErrors.at(
                    ErrorCode.NOT_SUPPORTED,
                    "FILTER with OVER is not supported for this function",
                    at,
                    "Use CASE in its arguments.");
        }
        List<SqlNode> operands = new ArrayList<>(aggregate.getOperandList());
        boolean star = operands.get(0) instanceof SqlIdentifier id && id.isStar();
        SqlNode counted = star ? SqlLiteral.createExactNumeric("1", at) : operands.get(0);
        operands.set(
                0,
                new SqlCase(
                        at,
                        null,
                        SqlNodeList.of(condition),
                        SqlNodeList.of(counted),
                        SqlLiteral.createNull(at)));
        return aggregate
                .getOperator()
                .createCall(
                        aggregate.getFunctionQuantifier(), at, operands.toArray(new SqlNode[0]));
    }

    /** By its name, since functions are not looked up yet. */
    private static boolean leavesNullsOut(SqlCall aggregate) {
        return NULLS_OUT.contains(aggregate.getOperator().getName().toUpperCase(Locale.ROOT));
    }
}
