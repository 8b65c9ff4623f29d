package io.tauro.internal.sql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/**
 * Functions in FROM that give an array become rows, one for each element, whose columns are called
 * what PostgreSQL calls them.
 */
final class JsonRows {

    /** The columns of each function; {@code *} for one that is called as the table is. */
    private static final Map<String, List<String>> FUNCTIONS =
            Map.of(
                    "JSON_ARRAY_ELEMENTS", List.of("value"),
                    "JSON_ARRAY_ELEMENTS_TEXT", List.of("value"),
                    "JSON_OBJECT_KEYS", List.of("*"),
                    "JSON_EACH", List.of("key", "value"),
                    "JSON_EACH_TEXT", List.of("key", "value"),
                    "JSON_PATH_QUERY", List.of("*"));

    private JsonRows() {}

    /** Whether a function, by its name in upper case, can stand in FROM. */
    static boolean givesRows(String name) {
        return FUNCTIONS.containsKey(plain(name));
    }

    private static String plain(String name) {
        return name.toUpperCase(Locale.ROOT).replaceFirst("^JSONB_", "JSON_");
    }

    /** The function that an item calls, or called before it was rewritten without its alias. */
    private static @Nullable SqlCall function(SqlNode item) {
        SqlNode table = item.getKind() == SqlKind.AS ? ((SqlCall) item).operand(0) : item;
        boolean calls =
                table.getKind() == SqlKind.COLLECTION_TABLE
                        || table.getKind() == SqlKind.UNNEST && table != item;
        return calls
                        && ((SqlCall) table).operand(0) instanceof SqlCall function
                        && givesRows(function.getOperator().getName())
                ? function
                : null;
    }

    /** An item of FROM, with its alias if it has one. */
    static SqlNode rewrite(SqlCall item) {
        boolean hasAlias = item.getKind() == SqlKind.AS;
        SqlNode table = hasAlias ? item.operand(0) : item;
        if (table.getKind() == SqlKind.COLLECTION_TABLE
                && ((SqlCall) table).operand(0) instanceof SqlCall call
                && JsonTables.isOne(call)) {
            return SqlStdOperatorTable.AS.createCall(
                    item.getParserPosition(),
                    JsonTables.of(call),
                    new SqlIdentifier("json_table", item.getParserPosition()));
        }
        if (hasAlias && isJsonTable(table)) {
            ((SqlBasicCall) item).setOperand(0, ((SqlCall) table).operand(0));
            return item;
        }
        SqlCall function = function(table);
        if (function == null) {
            return item;
        }
        SqlParserPos at = item.getParserPosition();
        String name = function.getOperator().getName();
        List<SqlNode> operands = new ArrayList<>();
        operands.add(SqlStdOperatorTable.UNNEST.createCall(at, function));
        operands.add(
                hasAlias ? item.operand(1) : new SqlIdentifier(name.toLowerCase(Locale.ROOT), at));
        if (hasAlias && item.operandCount() > 2) {
            operands.addAll(item.getOperandList().subList(2, item.operandCount()));
            return SqlStdOperatorTable.AS.createCall(at, operands);
        }
        for (String column : FUNCTIONS.getOrDefault(plain(name), List.of())) {
            operands.add(column.equals("*") ? operands.get(1) : new SqlIdentifier(column, at));
        }
        return SqlStdOperatorTable.AS.createCall(at, operands);
    }

    /** Whether it is a JSON_TABLE that was rewritten before its alias was seen. */
    private static boolean isJsonTable(SqlNode table) {
        return table.getKind() == SqlKind.AS
                && ((SqlCall) table).operand(0).getKind() == SqlKind.LATERAL;
    }

    /** The name of a table of one column, used as a value, is that column. */
    static SqlNode named(SqlSelect select) {
        Map<String, String> columns = new HashMap<>();
        if (select.getFrom() != null) {
            collect(select.getFrom(), columns);
        }
        if (columns.isEmpty()) {
            return select;
        }
        Columns renaming = new Columns(columns);
        select.setSelectList((SqlNodeList) renaming.of(select.getSelectList()));
        select.setWhere(renaming.of(select.getWhere()));
        select.setGroupBy((SqlNodeList) renaming.of(select.getGroup()));
        select.setHaving(renaming.of(select.getHaving()));
        select.setOrderBy((SqlNodeList) renaming.of(select.getOrderList()));
        return select;
    }

    private static void collect(SqlNode from, Map<String, String> columns) {
        if (from instanceof SqlJoin join) {
            collect(join.getLeft(), columns);
            collect(join.getRight(), columns);
        } else if (from.getKind() == SqlKind.AS
                && ((SqlCall) from).operandCount() == 3
                && ((SqlCall) from).operand(0) instanceof SqlCall unnest
                && unnest.getKind() == SqlKind.UNNEST
                && unnest.operand(0) instanceof SqlCall function
                && givesRows(function.getOperator().getName())) {
            String alias = name(((SqlCall) from).operand(1));
            String column = name(((SqlCall) from).operand(2));
            if (!alias.equalsIgnoreCase(column)) {
                columns.put(alias.toUpperCase(Locale.ROOT), column);
            }
        }
    }

    private static String name(SqlNode id) {
        return SoftWords.harden(((SqlIdentifier) id).getSimple());
    }

    private static final class Columns extends SqlShuttle {

        private final Map<String, String> byAlias;

        Columns(Map<String, String> byAlias) {
            this.byAlias = byAlias;
        }

        @Nullable SqlNode of(@Nullable SqlNode node) {
            return node == null ? null : node.accept(this);
        }

        @Override
        public SqlNode visit(SqlIdentifier id) {
            String column = id.isSimple() ? byAlias.get(name(id).toUpperCase(Locale.ROOT)) : null;
            return column == null
                    ? id
                    : new SqlIdentifier(List.of(id.getSimple(), column), id.getParserPosition());
        }

        /** The name behind AS is none of a column that is read. */
        @Override
        public @Nullable SqlNode visit(SqlCall call) {
            if (call.getKind() == SqlKind.AS && call.operandCount() == 2) {
                SqlNode value = of(call.operand(0));
                return call.getOperator()
                        .createCall(call.getParserPosition(), value, call.operand(1));
            }
            return super.visit(call);
        }
    }
}
