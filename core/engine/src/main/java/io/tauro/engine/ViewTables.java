package io.tauro.engine;

import io.tauro.error.TauroException;
import io.tauro.internal.sql.Catalog;
import io.tauro.internal.sql.CatalogTable;
import io.tauro.internal.sql.SqlDialectOption;
import io.tauro.internal.sql.SqlFrontEnd;
import io.tauro.registry.View;
import io.tauro.type.Schema;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The names that the queries of views read, found out from their text alone: no table is looked up,
 * and no source is asked. Thread-safe.
 */
final class ViewTables {

    private static final int MOST = 10_000;

    private final SqlDialectOption dialect;
    private final Map<String, Optional<Set<String>>> known = new ConcurrentHashMap<>();

    ViewTables(SqlDialectOption dialect) {
        this.dialect = dialect;
    }

    /** The tables and views that a view names; empty if its text cannot be read. */
    Optional<Set<String>> of(View view) {
        if (known.size() >= MOST) {
            known.clear();
        }
        return known.computeIfAbsent(view.sql(), this::read);
    }

    private Optional<Set<String>> read(String sql) {
        try {
            return Optional.of(named(sql));
        } catch (TauroException e) {
            return Optional.empty();
        }
    }

    /**
     * The tables and views that a text names.
     *
     * @throws TauroException {@code TAURO-20xx} if it cannot be read
     */
    Set<String> named(String sql) {
        SqlFrontEnd frontEnd = new SqlFrontEnd(new AnyName(), dialect);
        Set<String> names = new LinkedHashSet<>();
        frontEnd.named(frontEnd.parse(sql)).forEach(table -> names.add(table.name()));
        return names;
    }

    /** Has a table of any name that is asked for. */
    private record AnyName() implements Catalog {

        @Override
        public List<CatalogTable> tables(List<String> path) {
            return List.of(new Named(List.copyOf(path)));
        }

        @Override
        public Collection<List<String>> names() {
            return List.of();
        }
    }

    private record Named(List<String> path) implements CatalogTable {

        @Override
        public Schema schema() {
            return new Schema(List.of());
        }

        @Override
        public Optional<String> viewSql() {
            return Optional.empty();
        }

        @Override
        public OptionalDouble rowCount() {
            return OptionalDouble.empty();
        }
    }
}
