package io.tauro.internal.sql;

import java.util.List;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCharStringLiteral;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlUtil;
import org.apache.calcite.sql.parser.SqlParserPos;

/** LISTAGG with ON OVERFLOW as {@link Respelling} wrote it, with all that it leaves to be meant. */
final class LimitedList {

    private LimitedList() {}

    /** The call itself if it is another, or complete. */
    static SqlNode rewrite(SqlNode node) {
        if (!(node instanceof SqlBasicCall call)
                || !call.getOperator().getName().equals(Respelling.LISTAGG_LIMITED)
                || call.operandCount() < 3
                || call.operandCount() == 4 && call.operand(3) instanceof SqlCharStringLiteral) {
            return node;
        }
        SqlParserPos at = call.getParserPosition();
        List<SqlNode> operands = call.getOperandList();
        boolean noFiller = SqlUtil.isNullLiteral(operands.get(2), false);
        String mode = operands.size() == 3 && noFiller ? "ERROR" : "WITH_COUNT";
        if (operands.size() == 4 && !((SqlLiteral) operands.get(3)).booleanValue()) {
            mode = "WITHOUT_COUNT";
        }
        return EngineAggregate.LISTAGG_LIMITED.createCall(
                call.getFunctionQuantifier(),
                at,
                operands.get(0),
                SqlUtil.isNullLiteral(operands.get(1), false) ? text(",", at) : operands.get(1),
                noFiller ? text("...", at) : operands.get(2),
                text(mode, at));
    }

    private static SqlNode text(String text, SqlParserPos at) {
        return SqlLiteral.createCharString(text, at);
    }
}
