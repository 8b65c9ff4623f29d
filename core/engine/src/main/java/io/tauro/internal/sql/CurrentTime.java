package io.tauro.internal.sql;

import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.SqlSyntax;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql2rel.SqlRexContext;

/**
 * The time of the query, in microseconds: CURRENT_TIMESTAMP is an instant, LOCALTIMESTAMP the wall
 * clock in UTC. One value throughout a query, put in when it starts.
 */
final class CurrentTime extends SqlFunction {

    static final CurrentTime TIMESTAMP =
            new CurrentTime("CURRENT_TIMESTAMP", SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE);

    private static final int DIGITS = 6;

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
        if (binding.getOperandCount() == 0 || !type.allowsPrec()) {
            return binding.getTypeFactory().createSqlType(type);
        }
        Integer digits = binding.getOperandLiteralValue(0, Integer.class);
        return binding.getTypeFactory()
                .createSqlType(type, digits == null ? DIGITS : Math.min(digits, DIGITS));
    }

    /** With fewer digits, the moment is rounded to them. */
    static RexNode convert(SqlRexContext context, SqlCall call) {
        CurrentTime clock = (CurrentTime) call.getOperator();
        RexBuilder builder = context.getRexBuilder();
        RelDataType whole = builder.getTypeFactory().createSqlType(clock.type);
        RexNode now = builder.makeCall(whole, clock, List.of());
        RelDataType type = context.getValidator().getValidatedNodeType(call);
        return type.equals(whole) ? now : builder.makeAbstractCast(type, now, false);
    }

    /** The same throughout a query, but not from one to the next: no plan may keep its value. */
    @Override
    public boolean isDynamicFunction() {
        return true;
    }
}
