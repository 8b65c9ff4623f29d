package io.tauro.internal.sql;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.util.Optionality;
import org.jspecify.annotations.Nullable;

/**
 * {@code ARRAY_AGG(x) FILTER (WHERE c)} of a window, as a function of x and c: it keeps nulls, so
 * that c cannot be said by them. So do others.
 */
public final class FilteredList extends SqlAggFunction {

    /** Stands before the name of the aggregate. */
    public static final String PREFIX = "$FILTERED_";

    private static final FilteredList ARRAY =
            new FilteredList("ARRAY_AGG", NullableAggregates.ARRAY);

    private static final FilteredList FIRST =
            new FilteredList("FIRST", EngineAggregate.FIRST_OR_NULL);

    private static final FilteredList LAST =
            new FilteredList("LAST", EngineAggregate.FIRST_OR_NULL);

    private static final FilteredList JSON_ARRAY =
            new FilteredList("JSON_ARRAYAGG", JsonOperators.JSON);

    private static final FilteredList JSON_OBJECT =
            new FilteredList("JSON_OBJECTAGG", JsonOperators.JSON);

    private FilteredList(String name, SqlReturnTypeInference returns) {
        super(
                PREFIX + name,
                null,
                SqlKind.OTHER_FUNCTION,
                returns,
                null,
                OperandTypes.VARIADIC,
                SqlFunctionCategory.SYSTEM,
                false,
                false,
                Optionality.FORBIDDEN);
    }

    static List<FilteredList> all() {
        return List.of(ARRAY, FIRST, LAST, JSON_ARRAY, JSON_OBJECT);
    }

    /**
     * The aggregate with its condition as the last argument; null if it leaves nulls out.
     *
     * @param name of the aggregate, in upper case
     */
    static @Nullable SqlNode of(String name, SqlCall aggregate, SqlNode condition) {
        int operands = name.endsWith("OBJECT_AGG") ? 2 : 1;
        if (aggregate.operandCount() != operands) {
            return null;
        }
        return switch (name) {
            case "ARRAY_AGG", "LIST" -> ARRAY.with(aggregate, condition);
            case "FIRST" -> FIRST.with(aggregate, condition);
            case "LAST" -> LAST.with(aggregate, condition);
            case "JSON_AGG", "JSONB_AGG" ->
                    JSON_ARRAY.with(JsonAggregates.array(aggregate, true), condition);
            case "JSON_OBJECT_AGG", "JSONB_OBJECT_AGG" ->
                    JSON_OBJECT.with(JsonAggregates.object(aggregate, true), condition);
            default -> null;
        };
    }

    private SqlNode with(SqlNode aggregate, SqlNode condition) {
        SqlCall call = (SqlCall) aggregate;
        List<SqlNode> operands = new ArrayList<>(call.getOperandList());
        operands.add(condition);
        return createCall(call.getFunctionQuantifier(), call.getParserPosition(), operands);
    }

    /** Whether a function is one of these, whose last argument is a condition. */
    public static boolean is(SqlAggFunction function) {
        return function instanceof FilteredList;
    }
}
