package io.tauro.internal.sql;

import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperandCountRange;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlOperandCountRanges;
import org.apache.calcite.sql.validate.SqlValidator;

/** A function that is another way to write an expression, and is gone after rewriting. */
final class RewrittenFunction extends SqlFunction {

    /** What a call stands for. */
    interface Meaning {
        /** The expression; the call itself if it is none that is known. */
        SqlNode of(SqlValidator validator, SqlParserPos position, List<SqlNode> operands);
    }

    private final SqlOperandCountRange count;
    private final transient Meaning meaning;

    private RewrittenFunction(String name, SqlOperandCountRange count, Meaning meaning) {
        super(
                name,
                SqlKind.OTHER_FUNCTION,
                ReturnTypes.ARG0,
                null,
                OperandTypes.variadic(count),
                SqlFunctionCategory.SYSTEM);
        this.count = count;
        this.meaning = meaning;
    }

    static RewrittenFunction of(String name, int least, int most, Meaning meaning) {
        SqlOperandCountRange count =
                most < 0
                        ? SqlOperandCountRanges.from(least)
                        : SqlOperandCountRanges.between(least, most);
        return new RewrittenFunction(name, count, meaning);
    }

    @Override
    public SqlNode rewriteCall(SqlValidator validator, SqlCall call) {
        return count.isValidCount(call.operandCount())
                ? meaning.of(validator, call.getParserPosition(), call.getOperandList())
                : call;
    }
}
