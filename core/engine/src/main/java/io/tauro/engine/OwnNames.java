package io.tauro.engine;

import io.tauro.error.ErrorCategory;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.identity.Principal;
import io.tauro.internal.information.ListedFunction;
import io.tauro.internal.information.ListedTable;
import io.tauro.internal.information.Names;
import io.tauro.internal.sql.KnownFunctions;
import io.tauro.internal.sql.PlanningThread;
import io.tauro.registry.TableInfo;
import io.tauro.spi.Cancellation;
import io.tauro.type.Schema;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a principal is shown of the names of a context, by the planner that would plan its queries
 * on them.
 */
record OwnNames(QueryPlanner planner, Principal principal) implements Names {

    @Override
    public List<ListedTable> tables(Predicate<String> schemas) {
        return planner.tables(principal, schemas).stream().map(ListedTable::of).toList();
    }

    @Override
    public Optional<Schema> columns(ListedTable table, boolean only, Cancellation cancellation) {
        return PlanningThread.call(cancellation, () -> columns(table.info(), only));
    }

    /**
     * Among many tables, one whose source is down, or a view that does not work, has no columns: it
     * must not hide the others.
     */
    private Optional<Schema> columns(TableInfo table, boolean only) {
        try {
            return Optional.of(planner.columns(principal, table.name()));
        } catch (TauroException e) {
            if (e.code() == ErrorCode.ACCESS_DENIED) {
                return Optional.empty();
            }
            boolean tolerable =
                    e.code().category() == ErrorCategory.SOURCE
                            || e.code().category() == ErrorCategory.USER;
            if (only || !tolerable) {
                throw e;
            }
            return Optional.empty();
        }
    }

    @Override
    public List<ListedFunction> functions() {
        return KnownFunctions.all();
    }
}
