package io.tauro.internal.sql;

import io.tauro.error.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * COALESCE, NULLIF and the CASE of a value, as a CASE of conditions. An operand that then stands
 * twice is copied, because a sub-query in it would be bound to the rows that it asks only once.
 * Calcite's own rewriting of COALESCE claims that its results are never NULL; simplification moves
 * them out of the condition that makes it true.
 */
final class Conditionals {

    /** Each level of a conditional within another doubles what is below. */
    private static final int MOST_COPIES = 200_000;

    private int copies;

    private SqlNode copy(SqlNode node) {
        if (++copies > MOST_COPIES) {
            throw SqlErrors.at(
                    ErrorCode.QUERY_TOO_COMPLEX,
                    "COALESCE, NULLIF or their like stand too deep within each other",
                    node.getParserPosition(),
                    "Split the expression with WITH.");
        }
        return TreeCopy.of(node);
    }

    /** The call as a CASE; the call itself if it is none of these. */
    SqlNode rewrite(SqlCall call) {
        if (is(call, SqlKind.COALESCE)) {
            return coalesce(call);
        }
        if (is(call, SqlKind.NULLIF) && call.operandCount() == 2) {
            return nullIf(call);
        }
        return call instanceof SqlCase choice ? apart(choice) : call;
    }

    /** Functions of the parser have no kind yet. */
    private static boolean is(SqlCall call, SqlKind kind) {
        return call.getOperator() instanceof SqlFunction function
                && function.getName().equalsIgnoreCase(kind.name());
    }

    private SqlNode coalesce(SqlCall call) {
        List<SqlNode> operands = new ArrayList<>(call.getOperandList());
        while (!operands.isEmpty()
                && operands.get(0) instanceof SqlCall first
                && is(first, SqlKind.COALESCE)
                && first.getFunctionQuantifier() == null) {
            operands.remove(0);
            operands.addAll(0, first.getOperandList());
        }
        int last = operands.size() - 1;
        if (last <= 0 || call.getFunctionQuantifier() != null) {
            return call;
        }
        SqlParserPos at = call.getParserPosition();
        SqlNodeList conditions = new SqlNodeList(at);
        SqlNodeList results = new SqlNodeList(at);
        for (SqlNode operand : operands.subList(0, last)) {
            conditions.add(SqlStdOperatorTable.IS_NOT_NULL.createCall(at, operand));
            results.add(copy(operand));
        }
        return SqlCase.createSwitched(at, null, conditions, results, operands.get(last));
    }

    private SqlNode nullIf(SqlCall call) {
        SqlParserPos at = call.getParserPosition();
        SqlNode value = call.operand(0);
        SqlNodeList conditions = new SqlNodeList(at);
        conditions.add(call.operand(1));
        SqlNodeList results = new SqlNodeList(at);
        results.add(SqlLiteral.createNull(at));
        return SqlCase.createSwitched(at, value, conditions, results, copy(value));
    }

    /** The parser gives each comparison of a value the same node. */
    private SqlCase apart(SqlCase choice) {
        SqlNodeList conditions = choice.getWhenOperands();
        List<SqlNode> copies = new ArrayList<>();
        for (int i = 0; i < conditions.size(); i++) {
            SqlNode condition = conditions.get(i);
            copies.add(i == 0 ? condition : copy(condition));
        }
        return new SqlCase(
                choice.getParserPosition(),
                choice.getValueOperand(),
                new SqlNodeList(copies, conditions.getParserPosition()),
                choice.getThenOperands(),
                choice.getElseOperand());
    }
}
