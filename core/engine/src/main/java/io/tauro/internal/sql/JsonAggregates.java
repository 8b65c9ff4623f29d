package io.tauro.internal.sql;

import java.util.Locale;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlJsonConstructorNullClause;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlJsonArrayAggAggFunction;
import org.apache.calcite.sql.fun.SqlJsonObjectAggAggFunction;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * JSON_ARRAYAGG and JSON_OBJECTAGG with what stands between their parentheses as arguments: whether
 * nulls are kept, and whether the value is JSON already.
 */
final class JsonAggregates {

    /** Functions whose text is JSON, to be put in as it is. */
    private static final Set<String> MAKE_JSON =
            Set.of(
                    "JSON_OBJECT",
                    "JSON_ARRAY",
                    "JSON_QUERY",
                    "JSON_ARRAYAGG",
                    "JSON_OBJECTAGG",
                    "JSON_AGG",
                    "JSONB_AGG",
                    "JSON_OBJECT_AGG",
                    "JSONB_OBJECT_AGG",
                    "TO_JSON",
                    "TO_JSONB",
                    "JSON_BUILD_OBJECT",
                    "JSON_BUILD_ARRAY");

    private JsonAggregates() {}

    static SqlNode rewrite(SqlNode node) {
        if (!(node instanceof SqlCall call)) {
            return node;
        }
        if (call.getOperator() instanceof SqlJsonArrayAggAggFunction array) {
            return array(call, array.getNullClause() == SqlJsonConstructorNullClause.NULL_ON_NULL);
        }
        if (call.getOperator() instanceof SqlJsonObjectAggAggFunction object) {
            return object(
                    call, object.getNullClause() == SqlJsonConstructorNullClause.NULL_ON_NULL);
        }
        return node;
    }

    static SqlNode array(SqlCall call, boolean keepsNulls) {
        SqlParserPos at = call.getParserPosition();
        SqlNode value = call.operand(0);
        return EngineAggregate.JSON_ARRAYAGG.createCall(
                call.getFunctionQuantifier(),
                at,
                value,
                SqlLiteral.createBoolean(keepsNulls, at),
                SqlLiteral.createBoolean(isJson(value), at));
    }

    static SqlNode object(SqlCall call, boolean keepsNulls) {
        SqlParserPos at = call.getParserPosition();
        SqlNode value = call.operand(1);
        return EngineAggregate.JSON_OBJECTAGG.createCall(
                call.getFunctionQuantifier(),
                at,
                call.operand(0),
                value,
                SqlLiteral.createBoolean(keepsNulls, at),
                SqlLiteral.createBoolean(isJson(value), at));
    }

    private static boolean isJson(SqlNode value) {
        if (!(value instanceof SqlCall call)) {
            return false;
        }
        String name = call.getOperator().getName().toUpperCase(Locale.ROOT);
        return name.endsWith("FORMAT JSON")
                || MAKE_JSON.contains(name.replaceFirst("_(NULL|ABSENT)_ON_NULL$", ""));
    }
}
