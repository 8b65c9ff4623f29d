package io.tauro.internal.sql;

import io.tauro.error.ErrorCode;
import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.validate.SqlValidator;

/** Functions of arrays that say in other words what SQL can say. */
final class CollectionRewrites {

    private CollectionRewrites() {}

    static List<RewrittenFunction> all() {
        return List.of(
                RewrittenFunction.of(
                        "ARRAY_LENGTH",
                        1,
                        1,
                        (v, at, args) -> SqlStdOperatorTable.CARDINALITY.createCall(at, args)),
                RewrittenFunction.of(
                        "ARRAY_CONTAINS",
                        2,
                        2,
                        (v, at, args) ->
                                SqlStdOperatorTable.some(SqlKind.EQUALS)
                                        .createCall(
                                                at,
                                                args.get(1),
                                                new SqlNodeList(List.of(args.get(0)), at))),
                RewrittenFunction.of("ARRAY_FILL", 2, 2, CollectionRewrites::fill));
    }

    /** PostgreSQL's array of a value, with its lengths in an array. */
    private static SqlNode fill(SqlValidator validator, SqlParserPos at, List<SqlNode> args) {
        if (args.get(1).getKind() != SqlKind.ARRAY_VALUE_CONSTRUCTOR) {
            throw SqlErrors.at(
                    ErrorCode.NOT_SUPPORTED,
                    "ARRAY_FILL takes its lengths as ARRAY[…] only",
                    at,
                    "Use ARRAY_REPEAT.");
        }
        List<SqlNode> lengths = ((SqlCall) args.get(1)).getOperandList();
        SqlNode filled = args.get(0);
        for (int i = lengths.size() - 1; i >= 0; i--) {
            filled = RewrittenFunctions.call("ARRAY_REPEAT", at, filled, lengths.get(i));
        }
        return filled;
    }
}
