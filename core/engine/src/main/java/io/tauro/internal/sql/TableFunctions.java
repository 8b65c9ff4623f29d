package io.tauro.internal.sql;

import io.tauro.error.ErrorCode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Functions in FROM that are an array, a row for each element. */
final class TableFunctions {

    /** The functions that give these arrays. */
    private static final Map<String, String> ARRAYS =
            Map.of(
                    "GENERATE_SERIES", SeriesOperators.SERIES.getName(),
                    "STRING_TO_TABLE", "STRING_TO_ARRAY",
                    "REGEXP_SPLIT_TO_TABLE", "REGEXP_SPLIT_TO_ARRAY");

    private TableFunctions() {}

    /** Whether a word in upper case is the name of one. */
    static boolean isOne(String name) {
        return ARRAYS.containsKey(name);
    }

    /** Whether a name in upper case is that of a function that gives rows in a select list. */
    static boolean inSelectList(String name) {
        return isOne(name) || name.equals("UNNEST");
    }

    /** The array that such a function is in a select list. */
    static SqlNode array(String name, SqlCall function) {
        if (!isOne(name) && function.operandCount() != 1) {
            throw SqlErrors.at(
                    ErrorCode.INVALID_QUERY,
                    "UNNEST takes one array in a select list",
                    function.getParserPosition(),
                    "Write several, side by side.");
        }
        return isOne(name)
                ? RewrittenFunctions.call(
                        Objects.requireNonNull(ARRAYS.get(name)),
                        function.getParserPosition(),
                        function.getOperandList().toArray(SqlNode[]::new))
                : function.operand(0);
    }

    /** The call with UNNEST for such a function; a column has the name of its table, or its own. */
    static SqlNode rewrite(SqlCall call) {
        if (isTable(call)) {
            SqlParserPos at = call.getParserPosition();
            return as(at, call, new SqlIdentifier(name(call).toLowerCase(Locale.ROOT), at));
        }
        boolean named = call.getKind() == SqlKind.AS && call.operand(0) instanceof SqlCall;
        if (!named || !isTable(call.operand(0))) {
            return call;
        }
        if (call.operandCount() == 2) {
            return as(call.getParserPosition(), call.operand(0), call.operand(1));
        }
        call.setOperand(0, unnest(call.operand(0)));
        return call;
    }

    private static boolean isTable(SqlCall call) {
        return call.getKind() == SqlKind.COLLECTION_TABLE
                && call.operand(0) instanceof SqlCall
                && isOne(name(call));
    }

    private static String name(SqlCall table) {
        SqlCall function = table.operand(0);
        return function.getOperator().getName().toUpperCase(Locale.ROOT);
    }

    private static SqlNode as(SqlParserPos at, SqlCall table, SqlNode name) {
        return SqlStdOperatorTable.AS.createCall(at, List.of(unnest(table), name, name));
    }

    private static SqlNode unnest(SqlCall table) {
        SqlCall function = table.operand(0);
        SqlNode array =
                RewrittenFunctions.call(
                        Objects.requireNonNull(ARRAYS.get(name(table))),
                        function.getParserPosition(),
                        function.getOperandList().toArray(SqlNode[]::new));
        return SqlStdOperatorTable.UNNEST.createCall(table.getParserPosition(), array);
    }
}
