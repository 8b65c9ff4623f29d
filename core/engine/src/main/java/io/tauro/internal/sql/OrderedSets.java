package io.tauro.internal.sql;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import java.util.Locale;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.jspecify.annotations.Nullable;

/**
 * Aggregates of an ordered set, {@code f(…) WITHIN GROUP (ORDER BY x)}, as aggregates whose
 * arguments say everything: {@code PERCENTILE_CONT(x, fraction, descending)}.
 */
final class OrderedSets {

    private OrderedSets() {}

    /**
     * What stands for the call; the call itself if it is none of an ordered set.
     *
     * @param node of any kind
     */
    static SqlNode rewrite(SqlNode node) {
        boolean filtered = node.getKind() == SqlKind.FILTER;
        if (node.getKind() == SqlKind.OVER) {
            return windowed((SqlCall) node);
        }
        if (node.getKind() == SqlKind.PERCENTILE_CONT
                || node.getKind() == SqlKind.PERCENTILE_DISC) {
            return ofArguments((SqlCall) node);
        }
        if (!filtered && node.getKind() != SqlKind.WITHIN_GROUP) {
            return node;
        }
        SqlNode inner = filtered ? ((SqlCall) node).operand(0) : node;
        if (inner.getKind() != SqlKind.WITHIN_GROUP
                || !(((SqlCall) inner).operand(0) instanceof SqlBasicCall call)) {
            return node;
        }
        SqlNodeList order = ((SqlCall) inner).operand(1);
        String name = name(call);
        if (HypotheticalRank.NAMES.contains(name)) {
            SqlNode condition = filtered ? ((SqlCall) node).operand(1) : null;
            return new HypotheticalRank(name, call, order, condition).rewritten();
        }
        SqlNode rewritten = inverse(name, call, order);
        if (rewritten == null) {
            return node;
        }
        return filtered
                ? SqlStdOperatorTable.FILTER.createCall(
                        node.getParserPosition(), rewritten, ((SqlCall) node).operand(1))
                : rewritten;
    }

    private static String name(SqlCall call) {
        return call.getOperator().getName().toUpperCase(Locale.ROOT);
    }

    /** The function of a window says everything in its arguments too, if a window can have it. */
    private static SqlNode windowed(SqlCall over) {
        SqlNode function = over.operand(0);
        SqlNode group =
                function.getKind() == SqlKind.FILTER ? ((SqlCall) function).operand(0) : function;
        if (group.getKind() == SqlKind.WITHIN_GROUP
                && ((SqlCall) group).operand(0) instanceof SqlCall call
                && HypotheticalRank.NAMES.contains(name(call))) {
            throw SqlErrors.at(
                    ErrorCode.NOT_SUPPORTED,
                    "'" + name(call) + "' with WITHIN GROUP and OVER is not supported",
                    group.getParserPosition(),
                    "Aggregate in a sub-query, or order the window.");
        }
        over.setOperand(0, rewrite(function));
        return over;
    }

    /** {@code PERCENTILE_CONT(x, fraction)}, without WITHIN GROUP. */
    private static SqlNode ofArguments(SqlCall call) {
        SqlParserPos at = call.getParserPosition();
        if (call.operandCount() != 2) {
            throw SqlErrors.at(
                    ErrorCode.INVALID_QUERY,
                    "'" + name(call) + "' needs WITHIN GROUP (ORDER BY …)",
                    at,
                    "Add it.");
        }
        return (call.getKind() == SqlKind.PERCENTILE_CONT
                        ? EngineAggregate.PERCENTILE_CONT
                        : EngineAggregate.PERCENTILE_DISC)
                .createCall(
                        call.getFunctionQuantifier(),
                        at,
                        call.operand(0),
                        call.operand(1),
                        SqlLiteral.createBoolean(false, at));
    }

    private static @Nullable SqlNode inverse(String name, SqlCall call, SqlNodeList order) {
        SqlParserPos at = call.getParserPosition();
        EngineAggregate aggregate =
                switch (name) {
                    case "PERCENTILE_CONT" -> EngineAggregate.PERCENTILE_CONT;
                    case "PERCENTILE_DISC" -> EngineAggregate.PERCENTILE_DISC;
                    case "MODE" -> EngineAggregate.MODE;
                    default -> null;
                };
        if (aggregate == null) {
            return null;
        }
        int direct = aggregate.equals(EngineAggregate.MODE) ? 0 : 1;
        if (call.operandCount() != direct || order.size() != 1) {
            throw SqlErrors.at(
                    ErrorCode.INVALID_QUERY,
                    "'" + name + "' takes " + direct + " arguments and is ordered by one value",
                    at,
                    "Write it as "
                            + name
                            + (direct == 0 ? "()" : "(fraction)")
                            + " WITHIN GROUP (ORDER BY value).");
        }
        SortKey key = SortKey.of(order.get(0));
        SqlLiteral descending = SqlLiteral.createBoolean(key.descending(), at);
        return direct == 0
                ? aggregate.createCall(call.getFunctionQuantifier(), at, key.value(), descending)
                : aggregate.createCall(
                        call.getFunctionQuantifier(), at, key.value(), call.operand(0), descending);
    }

    /** A value between two: DOUBLE of numbers, else the type of the value. */
    static RelDataType continuousType(SqlOperatorBinding binding) {
        RelDataType value = binding.getOperandType(0);
        RelDataTypeFactory types = binding.getTypeFactory();
        SqlTypeName name = value.getSqlTypeName();
        RelDataType between = value;
        if (SqlTypeUtil.isNumeric(value)) {
            between = types.createSqlType(SqlTypeName.DOUBLE);
        } else if (name == SqlTypeName.DATE) {
            between = types.createSqlType(SqlTypeName.TIMESTAMP);
        } else if (name != SqlTypeName.TIMESTAMP
                && name != SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE
                && name != SqlTypeName.NULL
                && !SqlTypeName.INTERVAL_TYPES.contains(name)) {
            throw new TauroException(
                    ErrorCode.TYPE_MISMATCH,
                    "Between two values of "
                            + value.getSqlTypeName()
                            + " lies no other. Use PERCENTILE_DISC, or numbers, times or"
                            + " intervals.");
        }
        return perFraction(binding, between);
    }

    /** One of the values. */
    static RelDataType discreteType(SqlOperatorBinding binding) {
        return perFraction(binding, binding.getOperandType(0));
    }

    private static RelDataType perFraction(SqlOperatorBinding binding, RelDataType value) {
        RelDataTypeFactory types = binding.getTypeFactory();
        RelDataType fraction = binding.getOperandType(1);
        boolean many = fraction.getSqlTypeName() == SqlTypeName.ARRAY;
        RelDataType each = many ? fraction.getComponentType() : fraction;
        boolean number =
                each != null
                        && (SqlTypeUtil.isNumeric(each)
                                || each.getSqlTypeName() == SqlTypeName.NULL);
        if (!number) {
            throw new TauroException(
                    ErrorCode.TYPE_MISMATCH,
                    "A fraction is a number from 0 to 1, or an array of such. Cast it.");
        }
        RelDataType one = types.createTypeWithNullability(value, true);
        return many ? types.createTypeWithNullability(types.createArrayType(one, -1), true) : one;
    }

    /** One key of ORDER BY. */
    record SortKey(SqlNode value, boolean descending, boolean nullsFirst) {

        static SortKey of(SqlNode node) {
            SqlNode value = node;
            boolean descending = false;
            Boolean nullsFirst = null;
            while (true) {
                switch (value.getKind()) {
                    case DESCENDING -> descending = true;
                    case NULLS_FIRST -> nullsFirst = true;
                    case NULLS_LAST -> nullsFirst = false;
                    default -> {
                        return new SortKey(
                                value, descending, nullsFirst == null ? descending : nullsFirst);
                    }
                }
                value = ((SqlCall) value).operand(0);
            }
        }
    }
}
