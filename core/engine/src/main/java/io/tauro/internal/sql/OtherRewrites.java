package io.tauro.internal.sql;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.validate.SqlValidator;

/** Functions of text, of choice and of encoding that say in other words what SQL can say. */
final class OtherRewrites {

    private OtherRewrites() {}

    static List<RewrittenFunction> all() {
        return List.of(
                RewrittenFunction.of("NVL2", 3, 3, OtherRewrites::ifNotNull),
                RewrittenFunction.of("DECODE", 3, -1, OtherRewrites::decode),
                RewrittenFunction.of("NUM_NULLS", 1, -1, (v, at, args) -> count(at, args, true)),
                RewrittenFunction.of(
                        "NUM_NONNULLS", 1, -1, (v, at, args) -> count(at, args, false)),
                RewrittenFunction.of(
                        "SPACE",
                        1,
                        1,
                        (v, at, args) ->
                                RewrittenFunctions.call(
                                        "REPEAT",
                                        at,
                                        SqlLiteral.createCharString(" ", at),
                                        args.get(0))),
                RewrittenFunction.of(
                        "NORMALIZE", 2, 2, (v, at, args) -> normalForm("NORMALIZE", at, args)),
                RewrittenFunction.of(
                        "IS_NORMALIZED",
                        2,
                        2,
                        (v, at, args) -> normalForm("IS_NORMALIZED", at, args)),
                RewrittenFunction.of(
                        "TO_BASE64", 1, 1, (v, at, args) -> encode(at, args, "base64")),
                RewrittenFunction.of(
                        "FROM_BASE64", 1, 1, (v, at, args) -> decoded(at, args, "base64")),
                RewrittenFunction.of("UNHEX", 1, 1, (v, at, args) -> decoded(at, args, "hex")),
                RewrittenFunction.of("FROM_HEX", 1, 1, (v, at, args) -> decoded(at, args, "hex")));
    }

    private static SqlNode ifNotNull(SqlValidator validator, SqlParserPos at, List<SqlNode> args) {
        return new SqlCase(
                at,
                null,
                SqlNodeList.of(SqlStdOperatorTable.IS_NOT_NULL.createCall(at, args.get(0))),
                SqlNodeList.of(args.get(1)),
                args.get(2));
    }

    /** Oracle's choice by value, where null is equal to null. */
    private static SqlNode decode(SqlValidator validator, SqlParserPos at, List<SqlNode> args) {
        SqlNodeList conditions = new SqlNodeList(at);
        SqlNodeList results = new SqlNodeList(at);
        for (int i = 1; i + 1 < args.size(); i += 2) {
            conditions.add(
                    SqlStdOperatorTable.IS_NOT_DISTINCT_FROM.createCall(
                            at, args.get(0), args.get(i)));
            results.add(args.get(i + 1));
        }
        boolean hasDefault = args.size() % 2 == 0;
        SqlNode otherwise = hasDefault ? args.get(args.size() - 1) : SqlLiteral.createNull(at);
        return new SqlCase(at, null, conditions, results, otherwise);
    }

    private static SqlNode count(SqlParserPos at, List<SqlNode> args, boolean nulls) {
        SqlNode sum = SqlLiteral.createExactNumeric("0", at);
        for (SqlNode argument : args) {
            SqlNode isNull = SqlStdOperatorTable.IS_NULL.createCall(at, argument);
            SqlNode one =
                    new SqlCase(
                            at,
                            null,
                            SqlNodeList.of(isNull),
                            SqlNodeList.of(SqlLiteral.createExactNumeric(nulls ? "1" : "0", at)),
                            SqlLiteral.createExactNumeric(nulls ? "0" : "1", at));
            sum = TauroOperatorTable.PLUS.createCall(at, sum, one);
        }
        return sum;
    }

    /** The name of a form is a word of SQL; ours is a text. */
    private static SqlNode normalForm(String name, SqlParserPos at, List<SqlNode> args) {
        List<SqlNode> operands = new ArrayList<>(args);
        if (args.get(1) instanceof SqlIdentifier id && id.isSimple()) {
            operands.set(1, SqlLiteral.createCharString(id.getSimple(), id.getParserPosition()));
        }
        return RewrittenFunctions.call(name, at, operands.toArray(SqlNode[]::new));
    }

    private static SqlNode encode(SqlParserPos at, List<SqlNode> args, String format) {
        SqlNode bytes =
                SqlStdOperatorTable.CAST.createCall(
                        at,
                        args.get(0),
                        new SqlDataTypeSpec(
                                new SqlBasicTypeNameSpec(SqlTypeName.VARBINARY, at), at));
        return RewrittenFunctions.call(
                "ENCODE", at, bytes, SqlLiteral.createCharString(format, at));
    }

    private static SqlNode decoded(SqlParserPos at, List<SqlNode> args, String format) {
        return RewrittenFunctions.call(
                "DECODE", at, args.get(0), SqlLiteral.createCharString(format, at));
    }
}
