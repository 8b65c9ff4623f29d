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

    /** Functions of a window alone, which have no FILTER. */
    private static final Set<String> NO_AGGREGATES =
            Set.of(
                    "ROW_NUMBER",
                    "RANK",
                    "DENSE_RANK",
                    "PERCENT_RANK",
                    "CUME_DIST",
                    "NTILE",
                    "LAG",
                    "LEAD",
                    "FIRST_VALUE",
                    "LAST_VALUE",
                    "NTH_VALUE",
                    "RATIO_TO_REPORT",
                    Respelling.NTH_FROM_LAST);

    /** Aggregates that keep a row whose first argument is null, if not all are. */
    private static final Set<String> BY_KEY = Set.of("MIN_BY", "MAX_BY");

    private FilteredWindow() {}

    /** What stands before OVER, without FILTER. */
    static SqlNode rewrite(SqlNode function) {
        if (function.getKind() != SqlKind.FILTER) {
            return function;
        }
        SqlCall aggregate = ((SqlCall) function).operand(0);
        SqlNode condition = ((SqlCall) function).operand(1);
        SqlParserPos at = aggregate.getParserPosition();
        String name = SoftWords.harden(aggregate.getOperator().getName()).toUpperCase(Locale.ROOT);
        if (NO_AGGREGATES.contains(name) || aggregate.operandCount() == 0) {
            throw SqlErrors.at(
                    ErrorCode.INVALID_QUERY,
                    "FILTER goes with an aggregate only",
                    at,
                    "Use CASE in the arguments.");
        }
        SqlNode list = FilteredList.of(name, aggregate, condition);
        if (list != null) {
            return list;
        }
        List<SqlNode> operands = new ArrayList<>(aggregate.getOperandList());
        boolean star = operands.get(0) instanceof SqlIdentifier id && id.isStar();
        SqlNode counted = star ? SqlLiteral.createExactNumeric("1", at) : operands.get(0);
        operands.set(0, when(condition, counted));
        for (int i = 1; BY_KEY.contains(name) && i < operands.size(); i++) {
            operands.set(i, when(TreeCopy.of(condition), operands.get(i)));
        }
        return aggregate
                .getOperator()
                .createCall(
                        aggregate.getFunctionQuantifier(), at, operands.toArray(new SqlNode[0]));
    }

    private static SqlNode when(SqlNode condition, SqlNode value) {
        SqlParserPos at = value.getParserPosition();
        return new SqlCase(
                at,
                null,
                SqlNodeList.of(condition),
                SqlNodeList.of(value),
                SqlLiteral.createNull(at));
    }
}
