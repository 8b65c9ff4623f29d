package io.tauro.connector.jdbc;

import io.tauro.spi.RelationalStep.OrderKey;
import java.util.List;
import java.util.Optional;

/** Writes what rows are told apart and ordered by. */
record KeyWriter(Dialect dialect) {

    /** The SQL that is equal where values are. */
    Sql distinct(Operand operand) throws Refusal {
        Optional<Sql> comparable = operand.comparable(false);
        if (comparable.isEmpty() || !dialect.groups(operand.type())) {
            throw new Refusal(
                    operand.column().column().name()
                            + ": values of type "
                            + operand.type()
                            + " are told apart in another way");
        }
        return comparable.get();
    }

    Sql ordered(OrderKey key, List<Operand> columns) throws Refusal {
        Operand operand = columns.get(key.column());
        Optional<Sql> comparable = operand.comparable(true);
        if (comparable.isEmpty()) {
            throw new Refusal(
                    operand.column().column().name()
                            + ": the source's order is another or unknown");
        }
        return dialect.orderKey(comparable.get(), key.descending(), key.nullsFirst());
    }
}
