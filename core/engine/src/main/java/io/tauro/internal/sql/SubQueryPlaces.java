package io.tauro.internal.sql;

import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/**
 * Writes sub-queries as Calcite takes them: one that is the condition of a join by itself as what
 * must be true, and one with common tables in an order within another.
 */
final class SubQueryPlaces extends SqlBasicVisitor<@Nullable Void> {

    private SubQueryPlaces() {}

    /** Changes the tree. */
    static void resolve(SqlNode tree) {
        tree.accept(new SubQueryPlaces());
    }

    @Override
    public @Nullable Void visit(SqlCall call) {
        if (call instanceof SqlJoin join) {
            condition(join);
        } else if (call instanceof SqlOrderBy order) {
            keys(order.orderList);
        } else if (call instanceof SqlSelect select && select.getOrderList() != null) {
            keys(select.getOrderList());
        }
        return super.visit(call);
    }

    private static void condition(SqlJoin join) {
        SqlNode condition = join.getCondition();
        if (condition != null && condition.isA(SqlKind.QUERY)) {
            SqlNode isTrue =
                    SqlStdOperatorTable.IS_TRUE.createCall(
                            condition.getParserPosition(), condition);
            join.setOperand(join.getOperandList().indexOf(condition), isTrue);
        }
    }

    private static void keys(SqlNodeList keys) {
        keys.replaceAll(key -> key == null ? null : key.accept(new Wrapping()));
    }

    private static final class Wrapping extends SqlShuttle {

        @Override
        public @Nullable SqlNode visit(SqlCall call) {
            if (call.getKind() != SqlKind.WITH) {
                return call instanceof SqlSelect ? call : super.visit(call);
            }
            SqlParserPos at = call.getParserPosition();
            return PlainSelect.of(at, SqlNodeList.of(SqlIdentifier.star(at)), call, null);
        }
    }
}
