package io.tauro.engine;

import io.tauro.internal.plan.ScannableTable;
import io.tauro.internal.sql.PlanningThread;
import io.tauro.registry.RegisteredTable;
import io.tauro.type.Schema;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A registered table as it is.
 *
 * @param byPolicyOf the table by whose policy it is read, if it is
 */
record BaseTable(RegisteredTable registered, Optional<String> byPolicyOf)
        implements ScannableTable {

    @Override
    public List<String> path() {
        return registered.table().path();
    }

    @Override
    public Schema schema() {
        return registered.source().schema();
    }

    @Override
    public Optional<String> viewSql() {
        return Optional.empty();
    }

    @Override
    public OptionalDouble rowCount() {
        PlanningThread.throwIfCancelled();
        return registered.source().statistics().rows();
    }
}
