package io.tauro.internal.information;

import io.tauro.identity.Principal;
import io.tauro.spi.Cancellation;
import io.tauro.type.Schema;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What there is for one principal, as of the moment at which it is asked: what listings of JDBC
 * show it, and nothing else. Thread-safe.
 */
public interface Names {

    /** For whom. */
    Principal principal();

    /**
     * The tables and views that it may read, by name, those of the information schema not among
     * them.
     *
     * @param schemas those that matter; sources of others need not be asked
     */
    List<ListedTable> tables(Predicate<String> schemas);

    /**
     * The columns of a table as it sees them; empty if there are none to be told.
     *
     * @param only whether no other table is asked for: then a source that does not answer is an
     *     error, which must not hide other tables
     */
    Optional<Schema> columns(ListedTable table, boolean only, Cancellation cancellation);

    /** The functions that queries may call, by name. */
    List<ListedFunction> functions();
}
