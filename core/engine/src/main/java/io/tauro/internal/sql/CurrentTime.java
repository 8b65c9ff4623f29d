package io.tauro.internal.sql;

import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.SqlSyntax;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * The time of the query, in microseconds: CURRENT_TIMESTAMP is an instant, LOCALTIMESTAMP the wall
 * clock in UTC. One value throughout a query, put in when it starts.
 */
final class CurrentTime extends SqlFunction {

    static final CurrentTime TIMESTAMP =
            new CurrentTime("CURRENT_TIMESTAMP", SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE);

    private final SqlTypeName type;

    private CurrentTime(String name, SqlTypeName type) {
        super(
                name,
                SqlKind.OTHER_FUNCTION,
                null,
                null,
                OperandTypes.or(OperandTypes.NILADIC, OperandTypes.POSITIVE_INTEGER_LITERAL),
                SqlFunctionCategory.TIMEDATE);
        this.type = type;
    }

    static List<CurrentTime> all() {
        return List.of(
                TIMESTAMP,
                new CurrentTime("LOCALTIMESTAMP", SqlTypeName.TIMESTAMP),
                new CurrentTime("CURRENT_DATE", SqlTypeName.DATE),
                new CurrentTime("CURRENT_TIME", SqlTypeName.TIME),
                new CurrentTime("LOCALTIME", SqlTypeName.TIME));
    }

    @Override
    public SqlSyntax getSyntax() {
        return SqlSyntax.FUNCTION_ID;
    }

    @Override
    public RelDataType inferReturnType(SqlOperatorBinding binding) {
        return binding.getTypeFactory().createSqlType(type);
    }

    /** The same throughout a query, but not from one to the next: no plan may keep its value. */
    @Override
    public boolean isDynamicFunction() {
        return true;
    }
}
