package io.tauro.internal.sql;

import io.tauro.error.ErrorCode;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCharStringLiteral;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * Calls of the grammar that are something else by their operands: a part of a text by a pattern,
 * and a conversion by one.
 */
final class CallForms {

    private CallForms() {}

    /** The call as what it is; the call itself if it is nothing else. */
    static SqlNode resolve(SqlBasicCall call) {
        if (call.getOperator().getName().equalsIgnoreCase("SUBSTRING")) {
            substring(call);
        } else if (isCast(call) && call.operandCount() == 3) {
            return byPattern(call);
        } else if (call.getKind() == SqlKind.LIKE && call.operandCount() == 3) {
            return like(call);
        }
        return call;
    }

    /** LIKE with ESCAPE '', which is without an escape character. */
    private static SqlNode like(SqlBasicCall call) {
        boolean none =
                call.operand(2) instanceof SqlCharStringLiteral escape
                        && escape.getValueAs(String.class).isEmpty();
        return none
                ? call.getOperator()
                        .createCall(call.getParserPosition(), call.operand(0), call.operand(1))
                : call;
    }

    private static boolean isCast(SqlBasicCall call) {
        return call.getKind() == SqlKind.CAST || call.getKind() == SqlKind.SAFE_CAST;
    }

    /** SUBSTRING(text FROM 'regex') and SUBSTRING(text SIMILAR 'pattern' ESCAPE 'e'). */
    private static void substring(SqlBasicCall call) {
        if (call.operandCount() == 2 && isText(call.operand(1))) {
            call.setOperator(TextOperators.SUBSTRING_REGEX);
        } else if (call.operandCount() == 3 && isText(call.operand(1)) && isText(call.operand(2))) {
            call.setOperator(TextOperators.SUBSTRING_SIMILAR);
        }
    }

    private static boolean isText(SqlNode node) {
        return node instanceof SqlCharStringLiteral;
    }

    /** CAST(value AS type FORMAT 'pattern'). */
    private static SqlNode byPattern(SqlBasicCall call) {
        SqlParserPos at = call.getParserPosition();
        SqlDataTypeSpec spec = call.operand(1);
        String function = call.getKind() == SqlKind.CAST ? function(spec) : null;
        if (function == null) {
            throw SqlErrors.at(
                    ErrorCode.NOT_SUPPORTED,
                    "FORMAT is not supported in this conversion",
                    at,
                    "Use it in CAST to a date, time, timestamp, number or text.");
        }
        SqlNode read = RewrittenFunctions.call(function, at, call.operand(0), call.operand(2));
        return SqlStdOperatorTable.CAST.createCall(at, read, spec);
    }

    private static @Nullable String function(SqlDataTypeSpec spec) {
        SqlTypeName type = SqlTypeName.get(spec.getTypeName().getSimple());
        if (type == null) {
            return null;
        }
        return switch (type) {
            case CHAR, VARCHAR -> "TO_CHAR";
            case DATE -> "TO_DATE";
            case TIME, TIMESTAMP -> "TO_TIMESTAMP";
            case TINYINT, SMALLINT, INTEGER, BIGINT, DECIMAL, REAL, FLOAT, DOUBLE -> "TO_NUMBER";
            default -> null;
        };
    }
}
