package io.tauro.internal.sql;

import io.tauro.error.ErrorCode;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlWindow;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.util.Util;
import org.jspecify.annotations.Nullable;

/**
 * The order of an aggregate in a window, {@code LISTAGG(x) WITHIN GROUP (ORDER BY y) OVER
 * (PARTITION BY p)}, as the order of the window, of which each row sees all.
 */
final class OrderedWindow {

    /** An operand of a window. */
    private static final int IS_ROWS = 4;

    private OrderedWindow() {}

    /** Changes the call. */
    static void rewrite(SqlBasicCall over) {
        SqlNode function = over.operand(0);
        if (function.getKind() == SqlKind.FILTER && function instanceof SqlBasicCall filter) {
            SqlNodeList order = order(filter.operand(0));
            if (order != null) {
                filter.setOperand(0, withoutOrder(filter.operand(0)));
                orderWindow(over, order);
            }
            return;
        }
        SqlNodeList order = order(function);
        if (order != null) {
            over.setOperand(0, withoutOrder(function));
            orderWindow(over, order);
        }
    }

    private static @Nullable SqlNodeList order(SqlNode function) {
        if (function.getKind() == SqlKind.WITHIN_GROUP) {
            return ((SqlCall) function).operand(1);
        }
        return function instanceof SqlBasicCall call
                        && call.operandCount() > 0
                        && Util.last(call.getOperandList()) instanceof SqlNodeList order
                ? order
                : null;
    }

    private static SqlNode withoutOrder(SqlNode function) {
        SqlCall call = (SqlCall) function;
        return call.getKind() == SqlKind.WITHIN_GROUP
                ? call.operand(0)
                : call.getOperator()
                        .createCall(
                                call.getFunctionQuantifier(),
                                call.getParserPosition(),
                                Util.skipLast(call.getOperandList()));
    }

    private static void orderWindow(SqlBasicCall over, SqlNodeList order) {
        SqlParserPos at = order.getParserPosition();
        if (!(over.operand(1) instanceof SqlWindow window)
                || !window.getOrderList().isEmpty()
                || window.getLowerBound() != null
                || window.getUpperBound() != null) {
            throw SqlErrors.at(
                    ErrorCode.NOT_SUPPORTED,
                    "An order both in an aggregate and in its window is not supported",
                    at,
                    "Order the window only, or give it no frame.");
        }
        window.setOrderList(order);
        window.setOperand(IS_ROWS, SqlLiteral.createBoolean(true, at));
        window.setLowerBound(SqlWindow.createUnboundedPreceding(at));
        window.setUpperBound(SqlWindow.createUnboundedFollowing(at));
    }
}
