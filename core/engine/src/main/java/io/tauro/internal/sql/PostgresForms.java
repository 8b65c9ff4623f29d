package io.tauro.internal.sql;

import io.tauro.error.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDynamicParam;
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
import org.apache.calcite.sql.SqlUtil;
import org.apache.calcite.sql.SqlWindow;
import org.apache.calcite.sql.SqlWith;
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

    private final String sql;

    private PostgresForms(String sql) {
        this.sql = sql;
    }

    /**
     * @param sql what the tree was parsed from
     */
    static SqlNode rewrite(SqlNode tree, String sql) {
        SqlNode rewritten = tree.accept(new PostgresForms(sql));
        return rewritten == null ? tree : rewritten;
    }

    @Override
    public @Nullable SqlNode visit(SqlCall call) {
        SqlNode node = call;
        if (call instanceof SqlOrderBy order) {
            if (body(order.query) instanceof SqlSelect select) {
                distinctOn(select, order.orderList);
            }
            node = hasTies(order) ? ties(order) : order;
        } else if (call instanceof SqlWith with) {
            RecursiveOrder.establish(with);
            ValuesColumns.name(with);
        } else if (call instanceof SqlSelect select) {
            distinctOn(select, SqlNodeList.EMPTY);
            if (select.getFrom() != null) {
                select.setFrom(ValuesColumns.named(select.getFrom()));
            }
            fromNothing(select);
            node = SelectListRows.rewrite(select);
        } else if (call.getKind() == SqlKind.EXPLICIT_TABLE) {
            SqlParserPos at = call.getParserPosition();
            node =
                    PlainSelect.of(
                            at, SqlNodeList.of(SqlIdentifier.star(at)), call.operand(0), null);
        } else if (call.getKind() == SqlKind.VALUES) {
            ValuesOfNumbers.alike(call);
        } else if (call.getKind() == SqlKind.LITERAL_CHAIN) {
            return chain(call);
        } else {
            node = TableFunctions.rewrite(call);
        }
        SqlNode visited = super.visit((SqlCall) node);
        visited = visited == null ? null : IntervalForms.rewrite(visited);
        if (visited instanceof SqlCall moving) {
            visited = FreeIntervals.rewrite(emptyArray(moving));
        }
        if (visited instanceof SqlCall position
                && position.getOperator().getName().equals(POSITION)) {
            return SqlStdOperatorTable.POSITION.createCall(
                    position.getParserPosition(), position.getOperandList());
        }
        return visited instanceof SqlCall comparison && comparesRow(comparison)
                ? within(comparison)
                : visited;
    }

    /** Literals on lines of their own, which are one. */
    private static SqlNode chain(SqlCall call) {
        List<SqlLiteral> parts = new ArrayList<>();
        int line = 0;
        for (SqlNode part : call.getOperandList()) {
            if (part.getParserPosition().getLineNum() == line) {
                throw SqlErrors.at(
                        ErrorCode.SQL_SYNTAX,
                        "A literal stands behind another on its line",
                        part.getParserPosition(),
                        "Put || between them, or begin a new line.");
            }
            line = part.getParserPosition().getEndLineNum();
            parts.add((SqlLiteral) part);
        }
        return SqlUtil.concatenateLiterals(parts);
    }

    /** What a query with common table expressions asks for. */
    private static SqlNode body(SqlNode query) {
        return query instanceof SqlWith with ? body(with.body) : query;
    }

    /** {@code ARRAY[]::type} as the text of an empty array, which any type can be read from. */
    private static SqlCall emptyArray(SqlCall call) {
        boolean cast = call.getKind() == SqlKind.CAST || call.getKind() == SqlKind.SAFE_CAST;
        if (cast
                && call.operand(0) instanceof SqlCall array
                && array.getKind() == SqlKind.ARRAY_VALUE_CONSTRUCTOR
                && array.operandCount() == 0) {
            SqlNode text = SqlLiteral.createCharString("{}", array.getParserPosition());
            return call.getOperator().createCall(call.getParserPosition(), text, call.operand(1));
        }
        return call;
    }

    @Override
    public SqlNode visit(SqlLiteral literal) {
        return literal instanceof SqlIntervalLiteral interval
                ? FractionalIntervals.whole(interval)
                : FreeIntervals.literal(literal);
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
        if (rest.stream().anyMatch(SelectListRows::givesRows)) {
            throw SqlErrors.at(
                    ErrorCode.NOT_SUPPORTED,
                    "A function that gives rows beside DISTINCT ON is not supported",
                    call.getParserPosition(),
                    "Put the function into FROM.");
        }
        select.setSelectList(new SqlNodeList(rest, items.getParserPosition()));
        SqlNode number =
                over(
                        SqlStdOperatorTable.ROW_NUMBER,
                        allResolved(call.getOperandList(), rest),
                        allResolved(order, rest));
        qualify(
                select,
                SqlStdOperatorTable.EQUALS,
                number,
                SqlLiteral.createExactNumeric("1", select.getParserPosition()));
    }

    private boolean hasTies(SqlOrderBy order) {
        if (order.fetch instanceof SqlDynamicParam rows) {
            SqlParserPos at = rows.getParserPosition();
            return Respelling.isMarked(sql, at.getEndLineNum(), at.getEndColumnNum());
        }
        return order.fetch instanceof SqlNumericLiteral rows
                && Objects.requireNonNull(rows.bigDecimalValue()).scale() == TIES_SCALE;
    }

    private static SqlNode ties(SqlOrderBy order) {
        SqlNode rows = Objects.requireNonNull(order.fetch);
        SqlParserPos position = rows.getParserPosition();
        if (order.orderList.isEmpty()) {
            throw SqlErrors.at(
                    ErrorCode.INVALID_QUERY,
                    "WITH TIES asks for an order",
                    position,
                    "Add ORDER BY.");
        }
        if (!(order.query instanceof SqlSelect select) || select.isDistinct()) {
            return ties(around(order));
        }
        SqlNode count =
                rows instanceof SqlNumericLiteral literal
                        ? SqlLiteral.createExactNumeric(
                                Objects.requireNonNull(literal.bigDecimalValue())
                                        .setScale(0)
                                        .toPlainString(),
                                position)
                        : rows;
        SqlNode last =
                order.offset == null
                        ? count
                        : SqlStdOperatorTable.PLUS.createCall(position, count, order.offset);
        List<SqlNode> keys = allResolved(order.orderList, select.getSelectList());
        qualify(
                select,
                SqlStdOperatorTable.LESS_THAN_OR_EQUAL,
                over(SqlStdOperatorTable.RANK, List.of(), keys),
                last);
        if (order.offset != null) {
            qualify(
                    select,
                    SqlStdOperatorTable.GREATER_THAN,
                    over(SqlStdOperatorTable.ROW_NUMBER, List.of(), keys),
                    order.offset);
        }
        return new SqlOrderBy(order.getParserPosition(), select, order.orderList, null, null);
    }

    /** The same query within another, which is ordered by the names of its columns. */
    private static SqlOrderBy around(SqlOrderBy order) {
        SqlParserPos position = order.getParserPosition();
        List<SqlNode> items = ResultLabels.of(order.query).items();
        List<SqlNode> keys = new ArrayList<>();
        order.orderList.forEach(key -> keys.add(named(key, items)));
        SqlSelect around =
                PlainSelect.of(
                        position,
                        SqlNodeList.of(SqlIdentifier.star(position)),
                        SqlStdOperatorTable.AS.createCall(
                                position, order.query, new SqlIdentifier("\u1408", position)),
                        null);
        return new SqlOrderBy(
                position, around, new SqlNodeList(keys, position), order.offset, order.fetch);
    }

    /** A key by the name of the column that it is, or is the position of. */
    private static SqlNode named(SqlNode key, List<SqlNode> items) {
        if (key instanceof SqlCall call
                && (call.getKind() == SqlKind.DESCENDING
                        || call.getKind() == SqlKind.NULLS_FIRST
                        || call.getKind() == SqlKind.NULLS_LAST)) {
            return call.getOperator()
                    .createCall(call.getParserPosition(), named(call.operand(0), items));
        }
        SqlNode item = key;
        if (key instanceof SqlNumericLiteral number && number.isInteger()) {
            int position = number.intValue(true);
            item = position >= 1 && position <= items.size() ? items.get(position - 1) : key;
        }
        SqlNode name =
                item instanceof SqlCall call && call.getKind() == SqlKind.AS
                        ? call.operand(1)
                        : item;
        if (!(name instanceof SqlIdentifier id) || id.isStar()) {
            throw SqlErrors.at(
                    ErrorCode.NOT_SUPPORTED,
                    "WITH TIES beside DISTINCT or a set operation asks for columns to order by",
                    key.getParserPosition(),
                    "Give the column a name, and order by it.");
        }
        return new SqlIdentifier(id.names.get(id.names.size() - 1), key.getParserPosition());
    }

    private static void qualify(
            SqlSelect select, SqlOperator comparison, SqlNode window, SqlNode bound) {
        SqlParserPos position = select.getParserPosition();
        SqlNode condition = comparison.createCall(position, window, bound);
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
    static List<SqlNode> allResolved(List<SqlNode> keys, List<SqlNode> items) {
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
                        && SoftWords.harden(((SqlIdentifier) call.operand(1)).getSimple())
                                .equalsIgnoreCase(SoftWords.harden(id.getSimple()))) {
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
        return PlainSelect.of(
                position,
                SqlNodeList.of(answer),
                SqlStdOperatorTable.AS.createCall(position, names),
                null);
    }
}
