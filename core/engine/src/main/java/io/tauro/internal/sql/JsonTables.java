package io.tauro.internal.sql;

import io.tauro.error.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.sql.JoinConditionType;
import org.apache.calcite.sql.JoinType;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCharStringLiteral;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.util.NlsString;
import org.jspecify.annotations.Nullable;

/**
 * JSON_TABLE, as {@link JsonTableSyntax} wrote it, as a query of what its path finds, row by row,
 * beside what the path of nested columns finds there. Used once.
 */
final class JsonTables {

    /** Names that no query has. */
    private static final String ROWS = "\u1531";

    private static final String ITEM = "\u1532";

    private static final String NUMBER = "\u1533";

    private final SqlParserPos at;
    private final @Nullable SqlNode passed;
    private final String onError;
    private final SqlNodeList columns;
    private int level;
    private SqlNode from;

    private JsonTables(SqlCall call) {
        this.at = call.getParserPosition();
        SqlNode path = call.operand(1);
        this.passed = JsonForms.passing(path);
        this.onError = text(call.operand(2));
        this.columns = new SqlNodeList(at);
        this.from = rows(call.operand(0), path);
    }

    /** Whether a call is one of JSON_TABLE. */
    static boolean isOne(SqlCall call) {
        return call.getOperator().getName().equalsIgnoreCase("JSON_TABLE")
                && call.operandCount() > 3;
    }

    /** The table that a call stands for. */
    static SqlNode of(SqlCall call) {
        JsonTables table = new JsonTables(call);
        table.columns(call.getOperandList().subList(3, call.operandCount()));
        SqlSelect select = PlainSelect.of(table.at, table.columns, table.from, null);
        return SqlStdOperatorTable.LATERAL.createCall(table.at, select);
    }

    private static String text(SqlNode literal) {
        return literal instanceof SqlCharStringLiteral text
                ? Objects.requireNonNull(text.getValueAs(NlsString.class)).getValue()
                : "";
    }

    private String table() {
        return ROWS + level;
    }

    private SqlIdentifier name(String column) {
        return new SqlIdentifier(List.of(table(), column + level), at);
    }

    /** What a path finds, with numbers from 1. */
    private SqlNode rows(SqlNode json, SqlNode path) {
        List<SqlNode> operands = new ArrayList<>();
        operands.add(json);
        operands.add(JsonForms.path(path));
        operands.add(JsonRewrites.text(onError, at));
        SqlNode variables = JsonForms.passed(path);
        if (variables != null) {
            operands.add(variables);
        }
        SqlNode found = JsonOperators.ALL.createCall(at, operands);
        return SqlStdOperatorTable.AS.createCall(
                at,
                SqlStdOperatorTable.UNNEST_WITH_ORDINALITY.createCall(at, found),
                new SqlIdentifier(table(), at),
                new SqlIdentifier(ITEM + level, at),
                new SqlIdentifier(NUMBER + level, at));
    }

    private void columns(List<SqlNode> given) {
        SqlCall nested = null;
        List<SqlNode> behind = new ArrayList<>();
        for (SqlNode column : given) {
            if (column.getKind() == SqlKind.ROW) {
                if (nested != null) {
                    throw SqlErrors.at(
                            ErrorCode.NOT_SUPPORTED,
                            "NESTED beside NESTED in JSON_TABLE is not supported",
                            at,
                            "Write two JSON_TABLEs, and UNION ALL.");
                }
                nested = (SqlCall) column;
            } else if (nested == null) {
                columns.add(column(column));
            } else {
                behind.add(column(column));
            }
        }
        if (nested != null) {
            SqlIdentifier item = name(ITEM);
            level++;
            SqlNode inner = rows(item, variables(nested.operand(0)));
            from =
                    new SqlJoin(
                            at,
                            from,
                            SqlLiteral.createBoolean(false, at),
                            JoinType.LEFT.symbol(at),
                            inner,
                            JoinConditionType.ON.symbol(at),
                            SqlLiteral.createBoolean(true, at));
            columns(nested.getOperandList().subList(1, nested.operandCount()));
            columns.addAll(behind);
        }
    }

    /** A path with what is passed to all of them. */
    private SqlNode variables(SqlNode path) {
        return passed == null ? path : JsonForms.withPassed(path, TreeCopy.of(passed));
    }

    private SqlNode column(SqlNode column) {
        if (column instanceof SqlCharStringLiteral) {
            return SqlStdOperatorTable.AS.createCall(
                    at, name(NUMBER), new SqlIdentifier(text(column), at));
        }
        SqlCall path = path(column);
        String name = text(path.operand(0));
        path.setOperand(0, name(ITEM));
        path.setOperand(1, variables(path.operand(1)));
        return SqlStdOperatorTable.AS.createCall(at, column, new SqlIdentifier(name, at));
    }

    /** The call with a path, behind its casts. */
    private static SqlCall path(SqlNode column) {
        SqlNode node = column;
        while (node.getKind() == SqlKind.CAST) {
            node = ((SqlBasicCall) node).operand(0);
        }
        return (SqlCall) node;
    }
}
