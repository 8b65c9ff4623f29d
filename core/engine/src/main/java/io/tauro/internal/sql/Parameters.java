package io.tauro.internal.sql;

import io.tauro.error.ErrorCode;
import io.tauro.type.DataType;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/** Puts into a tree what is known of its parameters: types, and the values of LIMIT and OFFSET. */
final class Parameters extends SqlShuttle {

    private static final Set<String> CHOICES =
            Set.of("COALESCE", "IFNULL", "NVL", "NULLIF", "GREATEST", "LEAST");

    private final List<Parameter> parameters;
    private final RelDataTypeFactory types;

    private Parameters(List<Parameter> parameters, RelDataTypeFactory types) {
        this.parameters = parameters;
        this.types = types;
    }

    static SqlNode bind(SqlNode query, List<Parameter> parameters, RelDataTypeFactory types) {
        if (parameters.isEmpty()) {
            return query;
        }
        SqlNode bound = query.accept(new Parameters(parameters, types));
        return bound == null ? query : bound;
    }

    /** The indexes of the parameters that stand in LIMIT or OFFSET. */
    static Set<Integer> rowCounts(SqlNode query) {
        Set<Integer> indexes = new HashSet<>();
        query.accept(
                new SqlBasicVisitor<@Nullable Void>() {
                    @Override
                    public @Nullable Void visit(SqlCall call) {
                        if (call instanceof SqlOrderBy order) {
                            note(order.offset);
                            note(order.fetch);
                        }
                        return super.visit(call);
                    }

                    private void note(@Nullable SqlNode rows) {
                        if (rows instanceof SqlDynamicParam parameter) {
                            indexes.add(parameter.getIndex());
                        }
                    }
                });
        return indexes;
    }

    @Override
    public @Nullable SqlNode visit(SqlDynamicParam parameter) {
        DataType type = parameters.get(parameter.getIndex()).type();
        return type.equals(DataType.NULL)
                ? parameter
                : TypedParameter.of(parameter, TypeMapping.toRel(types, type, false));
    }

    @Override
    public @Nullable SqlNode visit(SqlCall call) {
        if (call instanceof SqlOrderBy order
                && (order.offset instanceof SqlDynamicParam
                        || order.fetch instanceof SqlDynamicParam)) {
            return super.visit(
                    new SqlOrderBy(
                            order.getParserPosition(),
                            order.query,
                            order.orderList,
                            rows(order.offset),
                            rows(order.fetch)));
        }
        if (call instanceof SqlCase
                || CHOICES.contains(call.getOperator().getName().toUpperCase(Locale.ROOT))) {
            nullChoices(call);
        }
        return super.visit(call);
    }

    /** Where a null is one of several values, it is a NULL of the type of the others. */
    private void nullChoices(SqlCall call) {
        for (int i = 0; i < call.operandCount(); i++) {
            SqlNode operand = call.operand(i);
            if (operand instanceof SqlNodeList list) {
                list.replaceAll(this::nullChoice);
            } else if (operand != null) {
                call.setOperand(i, nullChoice(operand));
            }
        }
    }

    private SqlNode nullChoice(SqlNode node) {
        return node instanceof SqlDynamicParam parameter
                        && parameters.get(parameter.getIndex()).value() == null
                ? SqlLiteral.createNull(node.getParserPosition())
                : node;
    }

    private @Nullable SqlNode rows(@Nullable SqlNode node) {
        if (!(node instanceof SqlDynamicParam parameter)) {
            return node;
        }
        Object value = parameters.get(parameter.getIndex()).value();
        BigDecimal rows = value instanceof Number ? new BigDecimal(value.toString()) : null;
        if (rows == null || rows.signum() < 0 || rows.stripTrailingZeros().scale() > 0) {
            throw SqlErrors.at(
                    ErrorCode.PARAMETER_MISMATCH,
                    "Parameter " + (parameter.getIndex() + 1) + " stands for a number of rows",
                    parameter.getParserPosition(),
                    "Pass an integer from 0 upwards.");
        }
        return SqlLiteral.createExactNumeric(
                rows.toBigInteger().toString(), parameter.getParserPosition());
    }
}
