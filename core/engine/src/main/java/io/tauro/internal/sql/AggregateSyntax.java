package io.tauro.internal.sql;

import io.tauro.error.ErrorCode;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlWindow;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;

/** What stands around aggregates and in them, in words that the validator knows. */
final class AggregateSyntax {

    private static final Set<String> UNFRAMED = Set.of("LAG", "LEAD", "NTILE");

    /** An operand of a window. */
    private static final int EXCLUDE = 8;

    private AggregateSyntax() {}

    /** What stands for a call whose operands have not been rewritten yet. */
    static SqlNode rewrite(SqlCall call) {
        SqlNode node = LimitedList.rewrite(JsonAggregates.rewrite(OrderedSets.rewrite(call)));
        if (node instanceof SqlBasicCall over && over.getKind() == SqlKind.OVER) {
            OrderedWindow.rewrite(over);
            over.setOperand(0, FilteredWindow.rewrite(over.operand(0)));
            unframe(over);
            return RatioToReport.rewrite(over);
        }
        if (node instanceof SqlBasicCall filter && filter.getKind() == SqlKind.FILTER) {
            guard(filter);
        }
        if (node.getKind() == SqlKind.WITHIN_DISTINCT) {
            throw SqlErrors.at(
                    ErrorCode.NOT_SUPPORTED,
                    "WITHIN DISTINCT is not supported",
                    node.getParserPosition(),
                    "Group by its keys in a sub-query first.");
        }
        if (node instanceof SqlBasicCall concat
                && concat.getOperator().equals(SqlLibraryOperators.GROUP_CONCAT)) {
            concat.setOperand(0, text(concat.operand(0)));
        }
        return node;
    }

    /** A frame changes nothing for these, and Calcite refuses it. */
    private static void unframe(SqlBasicCall over) {
        if (over.operand(0) instanceof SqlCall function
                && UNFRAMED.contains(function.getOperator().getName().toUpperCase(Locale.ROOT))
                && over.operand(1) instanceof SqlWindow window) {
            window.setLowerBound(null);
            window.setUpperBound(null);
            window.setOperand(EXCLUDE, SqlWindow.createExcludeNoOthers(window.getParserPosition()));
        }
    }

    /** What is computed of rows that the filter leaves out must not fail. */
    private static void guard(SqlBasicCall filter) {
        SqlNode function = filter.operand(0);
        if (function.getKind() == SqlKind.WITHIN_GROUP) {
            function = ((SqlCall) function).operand(0);
        }
        if (function instanceof SqlBasicCall aggregate
                && aggregate.operandCount() == 1
                && aggregate.operand(0) instanceof SqlBasicCall argument
                && argument.getKind() != SqlKind.ROW) {
            SqlParserPos at = argument.getParserPosition();
            aggregate.setOperand(
                    0,
                    new SqlCase(
                            at,
                            null,
                            SqlNodeList.of(TreeCopy.of(filter.operand(1))),
                            SqlNodeList.of(argument),
                            SqlLiteral.createNull(at)));
        }
    }

    /** Values of any type are put together as their text. */
    private static SqlNode text(SqlNode value) {
        SqlParserPos at = value.getParserPosition();
        return SqlStdOperatorTable.CAST.createCall(
                at,
                value,
                new SqlDataTypeSpec(new SqlBasicTypeNameSpec(SqlTypeName.VARCHAR, at), at));
    }
}
