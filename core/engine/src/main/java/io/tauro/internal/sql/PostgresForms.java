package io.tauro.internal.sql;

import io.tauro.error.ErrorCode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlIntervalLiteral;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWindow;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/**
 * Gives a meaning to what {@link Respelling} and {@link FromLess} wrote for forms that the parser
 * has no grammar for: DISTINCT ON and WITH TIES become conditions on windows, a query without FROM
 * reads one row, POSITION has operands as any function; and a row that is compared with a sub-query
 * is compared within it.
 */
final class PostgresForms extends SqlShuttle {

    /** Stands behind FROM where a query has none. */
    static final String NO_TABLE = "\u1401";

    /** Called with the keys of DISTINCT ON, as the first item of the select list. */
    static final String DISTINCT_ON = "\u1403";

    /** Called with the text that is sought and that in which it is. */
    static final String POSITION = "\u1407";

    /** So many fraction digits has a number of rows that is meant WITH TIES. */
    static final int TIES_SCALE = 3;

    private PostgresForms() {}

    static SqlNode rewrite(SqlNode tree) {
        SqlNode rewritten = tree.accept(new PostgresForms());
        return rewritten == null ? tree : rewritten;
    }

    @Override
    public @Nullable SqlNode visit(SqlCall call) {
        SqlNode node = call;
        if (call instanceof SqlOrderBy order && order.query instanceof SqlSelect select) {
            distinctOn(select, order.orderList);
            node = hasTies(order) ? ties(order, select) : order;
        } else if (call instanceof SqlSelect select) {
            distinctOn(select, SqlNodeList.EMPTY);
            fromNothing(select);
        } else {
            node = TableFunctions.rewrite(call);
        }
        SqlNode visited = super.visit((SqlCall) node);
        if (visited instanceof SqlCall position
                && position.getOperator().getName().equals(POSITION)) {
            return SqlStdOperatorTable.POSITION.createCall(
                    position.getParserPosition(), position.getOperandList());
        }
        return visited instanceof SqlCall comparison && comparesRow(comparison)
                ? within(comparison)
                : visited;
    }

    @Override
    public SqlNode visit(SqlLiteral literal) {
        return literal instanceof SqlIntervalLiteral interval
                ? FractionalIntervals.whole(interval)
                : literal;
    }

    private static void fromNothing(SqlSelect select) {
        if (select.getFrom() instanceof SqlIdentifier id
                && id.isSimple()
                && id.getSimple().equals(NO_TABLE)) {
            SqlParserPos position = id.getParserPosition();
            SqlNode row =
                    SqlStdOperatorTable.ROW.createCall(
                            position, SqlLiteral.createExactNumeric("0", position));
            select.setFrom(
                    SqlStdOperatorTable.AS.createCall(
                            position, SqlStdOperatorTable.VALUES.createCall(position, row), id));
        }
    }

    // ---- DISTINCT ON and WITH TIES
    // ------------------------------------------------------------------------------------------------

    private static void distinctOn(SqlSelect select, SqlNodeList order) {
        SqlNodeList items = select.getSelectList();
        if (items.isEmpty()
                || !(items.get(0) instanceof SqlCall call)
                || !call.getOperator().getName().equals(DISTINCT_ON)) {
            return;
        }
        List<SqlNode> rest = new ArrayList<>(items.getList().subList(1, items.size()));
        select.setSelectList(new SqlNodeList(rest, items.getParserPosition()));
        SqlNode number =
                over(
                        SqlStdOperatorTable.ROW_NUMBER,
                        allResolved(call.getOperandList(), rest),
                        allResolved(order, rest));
        qualify(select, SqlStdOperatorTable.EQUALS, number, BigDecimal.ONE);
    }

    private static boolean hasTies(SqlOrderBy order) {
        return order.fetch instanceof SqlNumericLiteral rows && value(rows).scale() == TIES_SCALE;
    }

    private static BigDecimal value(SqlNumericLiteral number) {
        return java.util.Objects.requireNonNull(number.bigDecimalValue());
    }

    private static SqlNode ties(SqlOrderBy order, SqlSelect select) {
        SqlNumericLiteral rows = (SqlNumericLiteral) java.util.Objects.requireNonNull(order.fetch);
        SqlParserPos position = rows.getParserPosition();
        if (order.orderList.isEmpty()) {
            throw SqlErrors.at(
                    ErrorCode.INVALID_QUERY,
                    "WITH TIES asks for an order",
                    position,
                    "Add ORDER BY.");
        }
        boolean plain = order.offset == null || order.offset instanceof SqlNumericLiteral;
        if (!plain || select.isDistinct()) {
            throw SqlErrors.at(
                    ErrorCode.NOT_SUPPORTED,
                    "WITH TIES beside DISTINCT or a parameter is not supported",
                    position,
                    "Put the query into a sub-query.");
        }
        BigDecimal offset =
                order.offset instanceof SqlNumericLiteral literal
                        ? value(literal)
                        : BigDecimal.ZERO;
        BigDecimal last = value(rows).setScale(0).add(offset);
        List<SqlNode> keys = allResolved(order.orderList, select.getSelectList());
        qualify(
                select,
                SqlStdOperatorTable.LESS_THAN_OR_EQUAL,
                over(SqlStdOperatorTable.RANK, List.of(), keys),
                last);
        if (offset.signum() > 0) {
            qualify(
                    select,
                    SqlStdOperatorTable.GREATER_THAN,
                    over(SqlStdOperatorTable.ROW_NUMBER, List.of(), keys),
                    offset);
        }
        return new SqlOrderBy(order.getParserPosition(), select, order.orderList, null, null);
    }

    private static void qualify(
            SqlSelect select, SqlOperator comparison, SqlNode window, BigDecimal bound) {
        SqlParserPos position = select.getParserPosition();
        SqlNode condition =
                comparison.createCall(
                        position,
                        window,
                        SqlLiteral.createExactNumeric(bound.toPlainString(), position));
        SqlNode before = select.getQualify();
        select.setQualify(
                before == null
                        ? condition
                        : SqlStdOperatorTable.AND.createCall(position, before, condition));
    }

    private static SqlNode over(
            SqlOperator function, List<SqlNode> partition, List<SqlNode> order) {
        SqlParserPos position = SqlParserPos.ZERO;
        SqlWindow window =
                SqlWindow.create(
                        null,
                        null,
                        new SqlNodeList(partition, position),
                        new SqlNodeList(order, position),
                        SqlLiteral.createBoolean(false, position),
                        null,
                        null,
                        null,
                        SqlWindow.createExcludeNoOthers(position),
                        position);
        return SqlStdOperatorTable.OVER.createCall(position, function.createCall(position), window);
    }

    /** Keys with the items that they name, or give the position of, in their place. */
    private static List<SqlNode> allResolved(List<SqlNode> keys, List<SqlNode> items) {
        List<SqlNode> resolved = new ArrayList<>();
        keys.forEach(key -> resolved.add(resolved(key, items)));
        return resolved;
    }

    private static SqlNode resolved(SqlNode key, List<SqlNode> items) {
        if (key instanceof SqlCall call
                && (call.getKind() == SqlKind.DESCENDING
                        || call.getKind() == SqlKind.NULLS_FIRST
                        || call.getKind() == SqlKind.NULLS_LAST)) {
            return call.getOperator()
                    .createCall(call.getParserPosition(), resolved(call.operand(0), items));
        }
        if (key instanceof SqlNumericLiteral number && number.isInteger()) {
            int position = number.intValue(true);
            boolean there = position >= 1 && position <= items.size();
            return there ? withoutAlias(items.get(position - 1)) : key;
        }
        if (key instanceof SqlIdentifier id && id.isSimple()) {
            for (SqlNode item : items) {
                if (item instanceof SqlCall call
                        && call.getKind() == SqlKind.AS
                        && ((SqlIdentifier) call.operand(1))
                                .getSimple()
                                .equalsIgnoreCase(id.getSimple())) {
                    return call.operand(0);
                }
            }
        }
        return key;
    }

    private static SqlNode withoutAlias(SqlNode item) {
        return item instanceof SqlCall call && call.getKind() == SqlKind.AS
                ? call.operand(0)
                : item;
    }

    // ---- Rows and sub-queries
    // -----------------------------------------------------------------------------------------------------

    private static boolean comparesRow(SqlCall call) {
        boolean compares =
                switch (call.getKind()) {
                    case EQUALS,
                            NOT_EQUALS,
                            LESS_THAN,
                            LESS_THAN_OR_EQUAL,
                            GREATER_THAN,
                            GREATER_THAN_OR_EQUAL ->
                            true;
                    default -> false;
                };
        return compares
                && call.operandCount() == 2
                && call.operand(0).getKind() == SqlKind.ROW
                && call.operand(1).isA(SqlKind.QUERY);
    }

    /** {@code (a, b) = (query)} as {@code (SELECT (a, b) = (x, y) FROM (query) AS v (x, y))}. */
    private static SqlNode within(SqlCall comparison) {
        SqlParserPos position = comparison.getParserPosition();
        List<SqlNode> names = new ArrayList<>();
        List<SqlNode> columns = new ArrayList<>();
        names.add(comparison.operand(1));
        names.add(new SqlIdentifier("\u1405", position));
        for (int i = 0; i < ((SqlCall) comparison.operand(0)).operandCount(); i++) {
            names.add(new SqlIdentifier("\u1405" + i, position));
            columns.add(new SqlIdentifier(List.of("\u1405", "\u1405" + i), position));
        }
        SqlNode row = SqlStdOperatorTable.ROW.createCall(position, columns);
        SqlNode answer = comparison.getOperator().createCall(position, comparison.operand(0), row);
        return new SqlSelect(
                position,
                null,
                SqlNodeList.of(answer),
                SqlStdOperatorTable.AS.createCall(position, names),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
