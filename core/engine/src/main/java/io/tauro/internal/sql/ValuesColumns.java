package io.tauro.internal.sql;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.SqlWithItem;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Names the columns of VALUES column1, column2 and so on, where nothing else names them. */
final class ValuesColumns {

    /** A table that has no name; no query has this one. */
    private static final String NAMELESS = "\u1543";

    private ValuesColumns() {}

    /** The same pieces of FROM. */
    static SqlNode named(SqlNode from) {
        if (from instanceof SqlJoin join) {
            join.setLeft(named(join.getLeft()));
            join.setRight(named(join.getRight()));
            return join;
        }
        SqlParserPos at = from.getParserPosition();
        if (width(from) > 0) {
            return as(from, new SqlIdentifier(NAMELESS, at), width(from));
        }
        boolean named = from instanceof SqlCall as && as.getKind() == SqlKind.AS;
        if (!named || ((SqlCall) from).operandCount() != 2) {
            return from;
        }
        SqlNode table = ((SqlCall) from).operand(0);
        SqlNode query = table.getKind() == SqlKind.LATERAL ? ((SqlCall) table).operand(0) : table;
        return width(query) > 0 ? as(table, ((SqlCall) from).operand(1), width(query)) : from;
    }

    /** The same in common table expressions. */
    static void name(SqlWith with) {
        for (SqlNode node : with.withList) {
            SqlWithItem item = (SqlWithItem) node;
            if (item.columnList == null && width(item.query) > 0) {
                item.columnList =
                        new SqlNodeList(
                                names(width(item.query), item.name.getParserPosition()),
                                item.name.getParserPosition());
            }
        }
    }

    private static SqlNode as(SqlNode table, SqlNode name, int width) {
        List<SqlNode> operands = new ArrayList<>(List.of(table, name));
        operands.addAll(names(width, name.getParserPosition()));
        return SqlStdOperatorTable.AS.createCall(name.getParserPosition(), operands);
    }

    private static List<SqlNode> names(int width, SqlParserPos at) {
        List<SqlNode> names = new ArrayList<>();
        for (int i = 1; i <= width; i++) {
            names.add(new SqlIdentifier("column" + i, at));
        }
        return names;
    }

    /** How many columns a query has that VALUES names; 0 if it is none. */
    private static int width(SqlNode query) {
        if (query instanceof SqlOrderBy order) {
            return width(order.query);
        }
        if (!(query instanceof SqlCall call)) {
            return 0;
        }
        if (call.getKind() == SqlKind.VALUES) {
            SqlNode row = call.operand(0);
            return row.getKind() == SqlKind.ROW ? ((SqlCall) row).operandCount() : 0;
        }
        return call.isA(SqlKind.SET_QUERY) ? width(call.operand(0)) : 0;
    }
}
