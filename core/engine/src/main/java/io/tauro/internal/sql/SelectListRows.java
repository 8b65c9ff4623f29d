package io.tauro.internal.sql;

import io.tauro.error.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.sql.JoinConditionType;
import org.apache.calcite.sql.JoinType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/**
 * Functions that give rows, such as UNNEST, in a select list: the arrays that they are stand side
 * by side in FROM, behind all else; where rows are grouped or numbered, around the query. Used
 * once.
 */
final class SelectListRows {

    /** Names that no query has: of the arrays, and of the query within. */
    private static final String ROWS = "\u1541";

    private static final String WITHIN = "\u1542";

    private final SqlSelect select;
    private final SqlParserPos at;
    private final List<SqlNode> arrays = new ArrayList<>();

    private SelectListRows(SqlSelect select) {
        this.select = select;
        this.at = select.getParserPosition();
    }

    /** The query without such functions; the query itself if it has none. */
    static SqlSelect rewrite(SqlSelect select) {
        boolean any = select.getSelectList().stream().anyMatch(SelectListRows::givesRows);
        return any ? new SelectListRows(select).rewrite() : select;
    }

    private static boolean isFunction(SqlNode node) {
        return node instanceof SqlCall call
                && call.getKind() != SqlKind.UNNEST
                && TableFunctions.inSelectList(name(call));
    }

    private static String name(SqlCall call) {
        return SoftWords.harden(call.getOperator().getName()).toUpperCase(Locale.ROOT);
    }

    /** Whether such a function is called, in this query itself. */
    static boolean givesRows(@Nullable SqlNode node) {
        if (node == null) {
            return false;
        }
        boolean[] found = new boolean[1];
        node.accept(
                new SqlBasicVisitor<@Nullable Void>() {
                    @Override
                    public @Nullable Void visit(SqlCall call) {
                        found[0] |= isFunction(call);
                        return call.isA(SqlKind.QUERY) ? null : super.visit(call);
                    }
                });
        return found[0];
    }

    private SqlSelect rewrite() {
        return isComputedOverRows() ? around() : beside();
    }

    /** Whether groups or windows have to be there before the rows are. */
    private boolean isComputedOverRows() {
        boolean[] found = new boolean[1];
        select.getSelectList()
                .accept(
                        new SqlBasicVisitor<@Nullable Void>() {
                            @Override
                            public @Nullable Void visit(SqlCall call) {
                                boolean aggregate =
                                        call.getKind() == SqlKind.OVER
                                                || TauroOperatorTable.INSTANCE.isAggregate(
                                                        call.getOperator().getName());
                                found[0] |= aggregate;
                                if (aggregate && givesRows(call)) {
                                    throw SqlErrors.at(
                                            ErrorCode.INVALID_QUERY,
                                            "A function that gives rows stands in an aggregate",
                                            call.getParserPosition(),
                                            "Put it into a sub-query in FROM.");
                                }
                                return call.isA(SqlKind.QUERY) ? null : super.visit(call);
                            }
                        });
        return found[0]
                || select.getGroup() != null
                || select.getHaving() != null
                || select.getQualify() != null;
    }

    // ---- Beside what is in FROM

    private SqlSelect beside() {
        List<SqlNode> items = new ArrayList<>();
        for (SqlNode item : select.getSelectList()) {
            if (item instanceof SqlIdentifier star && star.isStar() && star.names.size() == 1) {
                all(select.getFrom(), items, star.getParserPosition());
            } else {
                items.add(givesRows(item) ? named(item, withRows(item)) : item);
            }
        }
        select.setSelectList(new SqlNodeList(items, select.getSelectList().getParserPosition()));
        select.setFrom(joined(select.getFrom()));
        return select;
    }

    private SqlNode joined(@Nullable SqlNode from) {
        List<SqlNode> operands = new ArrayList<>();
        operands.add(SqlStdOperatorTable.UNNEST.createCall(at, arrays));
        operands.add(new SqlIdentifier(ROWS, at));
        for (int i = 0; i < arrays.size(); i++) {
            operands.add(new SqlIdentifier(ROWS + i, at));
        }
        SqlNode rows = SqlStdOperatorTable.AS.createCall(at, operands);
        return from == null
                ? rows
                : new SqlJoin(
                        at,
                        from,
                        SqlLiteral.createBoolean(false, at),
                        JoinType.COMMA.symbol(at),
                        rows,
                        JoinConditionType.NONE.symbol(at),
                        null);
    }

    /** All columns of each table, and not those of the arrays. */
    private static void all(@Nullable SqlNode from, List<SqlNode> items, SqlParserPos at) {
        if (from instanceof SqlJoin join) {
            if (!join.isNatural() && join.getConditionType() != JoinConditionType.USING) {
                all(join.getLeft(), items, at);
                all(join.getRight(), items, at);
                return;
            }
        } else if (from != null && !FromColumns.alias(from).isEmpty()) {
            items.add(new SqlIdentifier(List.of(FromColumns.alias(from), ""), at));
            return;
        }
        throw SqlErrors.at(
                ErrorCode.NOT_SUPPORTED,
                "A star stands beside a function that gives rows, and its tables have no names of"
                        + " their own",
                at,
                "Name the columns, or put the function into FROM.");
    }

    /** A column has the name of the function if it is nothing else. */
    private static SqlNode named(SqlNode item, SqlNode rewritten) {
        return isFunction(item)
                ? SqlStdOperatorTable.AS.createCall(
                        item.getParserPosition(),
                        rewritten,
                        new SqlIdentifier(
                                name((SqlCall) item).toLowerCase(Locale.ROOT),
                                item.getParserPosition()))
                : rewritten;
    }

    /** An expression with the elements of the arrays in the place of the functions. */
    private SqlNode withRows(SqlNode item) {
        SqlNode rewritten =
                item.accept(
                        new SqlShuttle() {
                            @Override
                            public @Nullable SqlNode visit(SqlCall call) {
                                if (call.getKind() == SqlKind.AS && call.operandCount() == 2) {
                                    return call.getOperator()
                                            .createCall(
                                                    call.getParserPosition(),
                                                    withRows(call.operand(0)),
                                                    call.operand(1));
                                }
                                return isFunction(call)
                                        ? element(call)
                                        : call.isA(SqlKind.QUERY) ? call : super.visit(call);
                            }
                        });
        return rewritten == null ? item : rewritten;
    }

    private SqlNode element(SqlCall function) {
        for (SqlNode operand : function.getOperandList()) {
            if (givesRows(operand)) {
                throw SqlErrors.at(
                        ErrorCode.NOT_SUPPORTED,
                        "A function that gives rows stands within another",
                        function.getParserPosition(),
                        "Put the inner one into FROM.");
            }
        }
        arrays.add(TableFunctions.array(name(function), function));
        return new SqlIdentifier(
                List.of(ROWS, ROWS + (arrays.size() - 1)), function.getParserPosition());
    }

    // ---- Around the query

    private SqlSelect around() {
        List<SqlNode> items = select.getSelectList().getList();
        if (select.getGroup() != null) {
            List<SqlNode> keys = PostgresForms.allResolved(select.getGroup().getList(), items);
            select.setGroupBy(new SqlNodeList(keys, select.getGroup().getParserPosition()));
        }
        SqlNodeList inner = new SqlNodeList(at);
        SqlNodeList outer = new SqlNodeList(at);
        for (SqlNode item : items) {
            outer.add(outer(item, inner));
        }
        List<SqlNode> here = new ArrayList<>();
        for (SqlNode array : arrays) {
            here.add(column(array, inner));
        }
        arrays.clear();
        arrays.addAll(here);
        SqlSelect around = PlainSelect.of(at, outer, null, null);
        if (select.isDistinct()) {
            around.setOperand(
                    0,
                    new SqlNodeList(
                            List.of(org.apache.calcite.sql.SqlSelectKeyword.DISTINCT.symbol(at)),
                            at));
            select.setOperand(0, SqlNodeList.EMPTY);
        }
        select.setSelectList(inner);
        around.setFrom(
                joined(
                        SqlStdOperatorTable.AS.createCall(
                                at, select, new SqlIdentifier(WITHIN, at))));
        return around;
    }

    private SqlNode outer(SqlNode item, SqlNodeList inner) {
        if (item instanceof SqlIdentifier star && star.isStar()) {
            throw SqlErrors.at(
                    ErrorCode.NOT_SUPPORTED,
                    "A star stands beside a window and a function that gives rows",
                    item.getParserPosition(),
                    "Name the columns.");
        }
        if (item.getKind() == SqlKind.AS) {
            SqlCall as = (SqlCall) item;
            return as.getOperator()
                    .createCall(
                            as.getParserPosition(), pieces(as.operand(0), inner), as.operand(1));
        }
        SqlNode value = pieces(item, inner);
        if (isFunction(item)) {
            return named(item, value);
        }
        String label = new ResultLabels(List.of(item)).over(List.of("EXPR$0")).get(0);
        return SqlStdOperatorTable.AS.createCall(
                item.getParserPosition(),
                value,
                new SqlIdentifier(label, item.getParserPosition()));
    }

    /** What gives rows, of columns of the query within. */
    private SqlNode pieces(SqlNode item, SqlNodeList inner) {
        if (isFunction(item)) {
            return element((SqlCall) item);
        }
        if (!givesRows(item)) {
            return item instanceof SqlLiteral ? item : column(item, inner);
        }
        SqlCall call = (SqlCall) item;
        List<SqlNode> operands = new ArrayList<>();
        for (SqlNode operand : call.getOperandList()) {
            boolean value = operand != null && !(operand instanceof SqlNodeList);
            operands.add(value ? pieces(operand, inner) : operand);
        }
        return call.getOperator()
                .createCall(call.getFunctionQuantifier(), call.getParserPosition(), operands);
    }

    private static SqlNode column(SqlNode value, SqlNodeList inner) {
        String name = WITHIN + inner.size();
        inner.add(
                SqlStdOperatorTable.AS.createCall(
                        value.getParserPosition(),
                        value,
                        new SqlIdentifier(name, value.getParserPosition())));
        return new SqlIdentifier(List.of(WITHIN, name), value.getParserPosition());
    }
}
