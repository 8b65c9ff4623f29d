package io.tauro.connector.jdbc;

import io.tauro.spi.Reason;
import io.tauro.spi.RelationalStep.OrderKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes what rows are told apart and ordered by. */
record KeyWriter(Dialect dialect) {

    /** The SQL that is equal where values are. */
    Sql distinct(Operand operand) throws Refusal {
        Optional<Sql> comparable = operand.comparable(false);
        if (comparable.isEmpty() || !dialect.groups(operand.type())) {
            throw new Refusal(
                    Obstacle.TOLD_APART
                            .reason(operand.type())
                            .of(operand.column().column().name()));
        }
        return comparable.get();
    }

    /** Each only once: what comes again decides nothing, and not each source takes it. */
    List<Sql> ordered(List<OrderKey> keys, List<Operand> columns) throws Refusal {
        List<Sql> order = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (OrderKey key : keys) {
            Sql comparable = ordered(columns.get(key.column()));
            if (!comparable.parameters().isEmpty() || known.add(comparable.text())) {
                order.add(dialect.orderKey(comparable, key.descending(), key.nullsFirst()));
            }
        }
        return order;
    }

    private static Sql ordered(Operand operand) throws Refusal {
        Optional<Sql> comparable = operand.comparable(true);
        if (comparable.isEmpty()) {
            throw new Refusal(unordered(operand.column()));
        }
        return comparable.get();
    }

    /** Why the source is not asked to order by a column. */
    static Reason unordered(RemoteColumn column) {
        Reason own = column.rules().reason();
        return (own.equals(Obstacle.VALUE.reason()) ? Obstacle.ORDER.reason() : own)
                .of(column.column().name());
    }
}
