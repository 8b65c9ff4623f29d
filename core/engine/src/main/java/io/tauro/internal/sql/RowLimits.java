package io.tauro.internal.sql;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/** Puts the values of {@code LIMIT ?} and {@code OFFSET ?} into a tree. */
final class RowLimits extends SqlShuttle {

    private final List<Parameter> parameters;

    private RowLimits(List<Parameter> parameters) {
        this.parameters = parameters;
    }

    static SqlNode bind(SqlNode query, List<Parameter> parameters) {
        SqlNode bound = parameters.isEmpty() ? query : query.accept(new RowLimits(parameters));
        return bound == null ? query : bound;
    }

    @Override
    public @Nullable SqlNode visit(SqlCall call) {
        SqlNode visited = super.visit(call);
        if (visited instanceof SqlOrderBy order
                && (order.offset instanceof SqlDynamicParam
                        || order.fetch instanceof SqlDynamicParam)) {
            return new SqlOrderBy(
                    order.getParserPosition(),
                    order.query,
                    order.orderList,
                    value(order.offset),
                    value(order.fetch));
        }
        if (visited instanceof SqlSelect select) {
            select.setOffset(value(select.getOffset()));
            select.setFetch(value(select.getFetch()));
        }
        return visited;
    }

    private @Nullable SqlNode value(@Nullable SqlNode node) {
        if (!(node instanceof SqlDynamicParam parameter)) {
            return node;
        }
        Object value = parameters.get(parameter.getIndex()).value();
        if (!(value instanceof Number number)
                || number.longValue() < 0
                || number.doubleValue() != number.longValue()) {
            throw new TauroException(
                    ErrorCode.PARAMETER_MISMATCH,
                    "Parameter "
                            + (parameter.getIndex() + 1)
                            + " stands for a number of rows. Pass an integer from 0 upwards.");
        }
        return SqlLiteral.createExactNumeric(
                String.valueOf(number.longValue()), parameter.getParserPosition());
    }
}
