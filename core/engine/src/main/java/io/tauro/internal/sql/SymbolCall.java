package io.tauro.internal.sql;

import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlUnresolvedFunction;
import org.apache.calcite.sql.parser.SqlParserPos;

/** A function that was written as an operator, so that its result has no name. */
final class SymbolCall extends SqlUnresolvedFunction {

    SymbolCall(String function) {
        super(
                new SqlIdentifier(function, SqlParserPos.ZERO),
                null,
                null,
                null,
                null,
                SqlFunctionCategory.USER_DEFINED_FUNCTION);
    }
}
