package io.tauro.connector.jdbc;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.table.TableSource;
import io.tauro.type.Schema;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A table of a source, or a query.
 *
 * @param source what it was asked for as
 * @param from the SQL behind FROM
 * @param columns the columns, in order
 * @param identity what its statistics are found by, in the words of the database; empty for a query
 * @param lookups how rows are picked from it
 */
public record RemoteTable(
        TableSource source,
        String from,
        List<RemoteColumn> columns,
        List<String> identity,
        Lookups lookups) {

    /**
     * How single rows of a table are picked.
     *
     * @param plain whether its rows are stored, and reading them runs nothing that somebody wrote,
     *     as a view does
     * @param keys sets of columns of which no two rows have the same values
     * @param primary the column that is the primary key by itself
     */
    public record Lookups(boolean plain, Collection<Set<String>> keys, Optional<String> primary) {

        /** Nothing is known of it. */
        public static final Lookups UNKNOWN = new Lookups(false, List.of());

        public Lookups {
            keys = List.copyOf(keys);
        }

        /** Without a primary key. */
        public Lookups(boolean plain, Collection<Set<String>> keys) {
            this(plain, keys, Optional.empty());
        }
    }

    /**
     * @throws TauroException {@code TAURO-2007} if a query gives two columns one name
     */
    public RemoteTable {
        columns = List.copyOf(columns);
        identity = List.copyOf(identity);
        Map<String, RemoteColumn> names = new HashMap<>();
        for (RemoteColumn column : columns) {
            String name = column.column().name();
            if (names.put(name, column) != null) {
                throw new TauroException(
                        ErrorCode.INVALID_QUERY,
                        "The source's query has two columns '"
                                + name
                                + "'. Give each a name of its own.",
                        Map.of("column", name),
                        null);
            }
        }
    }

    Schema schema() {
        return new Schema(columns.stream().map(RemoteColumn::column).toList());
    }

    RemoteColumn column(String name) {
        for (RemoteColumn column : columns) {
            if (column.column().name().equals(name)) {
                return column;
            }
        }
        throw new IllegalArgumentException("No column '" + name + "' in " + source);
    }
}
