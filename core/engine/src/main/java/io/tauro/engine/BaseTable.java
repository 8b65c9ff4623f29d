package io.tauro.engine;

import io.tauro.internal.plan.ScannableTable;
import io.tauro.internal.sql.PlanningThread;
import io.tauro.registry.RegisteredTable;
import io.tauro.spi.TableStatistics;
import io.tauro.type.Schema;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * A registered table as it is.
 *
 * @param byPolicyOf the table by whose policy it is read, if it is
 * @param isCoarse whether plans must not tell how many rows it has
 */
record BaseTable(RegisteredTable registered, Optional<String> byPolicyOf, boolean isCoarse)
        implements ScannableTable {

    /** As many rows as this look the same as fewer. */
    private static final double FEW = 1024;

    BaseTable(RegisteredTable registered, Optional<String> byPolicyOf) {
        this(registered, byPolicyOf, false);
    }

    /** The same table, of whose rows some are hidden from whom a plan is made for. */
    BaseTable coarse() {
        return new BaseTable(registered, byPolicyOf, true);
    }

    /** If it is coarse, the rows to the next power of four, and nothing of its columns. */
    @Override
    public TableStatistics statistics() {
        TableStatistics known = registered.source().statistics();
        if (!isCoarse) {
            return known;
        }
        OptionalDouble rows = known.rows();
        return rows.isEmpty()
                ? TableStatistics.UNKNOWN
                : TableStatistics.ofRows(powerOfFour(rows.getAsDouble()));
    }

    private static double powerOfFour(double rows) {
        double power = FEW;
        while (power < rows) {
            power *= 4;
        }
        return power;
    }

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
        return statistics().rows();
    }

    // Written out, see DataType.
    @Override
    public int hashCode() {
        return registered.table().name().hashCode();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof BaseTable table
                        && isCoarse == table.isCoarse
                        && registered.equals(table.registered)
                        && byPolicyOf.equals(table.byPolicyOf);
    }
}
