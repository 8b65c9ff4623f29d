package io.tauro.internal.sql;

import java.util.List;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.util.Optionality;

/**
 * {@code ARRAY_AGG(x) FILTER (WHERE c)} of a window, as a function of x and c: it keeps nulls, so
 * that c cannot be said by them.
 */
public final class FilteredArray extends SqlAggFunction {

    static final FilteredArray INSTANCE = new FilteredArray();

    private FilteredArray() {
        super(
                "$FILTERED_ARRAY_AGG",
                null,
                SqlKind.OTHER_FUNCTION,
                NullableAggregates.ARRAY,
                null,
                OperandTypes.family(SqlTypeFamily.ANY, SqlTypeFamily.BOOLEAN),
                SqlFunctionCategory.SYSTEM,
                false,
                false,
                Optionality.FORBIDDEN);
    }

    static SqlNode of(SqlCall aggregate, SqlNode condition) {
        List<SqlNode> operands = aggregate.getOperandList();
        return INSTANCE.createCall(
                aggregate.getFunctionQuantifier(),
                aggregate.getParserPosition(),
                operands.get(0),
                condition);
    }

    /** Whether a function is this one, whose last argument is a condition. */
    public static boolean is(SqlAggFunction function) {
        return INSTANCE.equals(function);
    }
}
