package io.tauro.engine;

import io.tauro.internal.sql.Catalog;
import io.tauro.internal.sql.CatalogTable;
import io.tauro.internal.sql.SqlDialectOption;
import io.tauro.registry.TableNames;
import io.tauro.registry.View;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the conditions of a table's policy may read: registered tables and views as they are, for
 * whoever asks. Used by one thread.
 */
final class PolicyAuthority implements Catalog {

    private final TableNames registry;
    private final SqlDialectOption dialect;
    private final String owner;
    private final Map<String, List<CatalogTable>> seen = new HashMap<>();

    PolicyAuthority(TableNames registry, SqlDialectOption dialect, String owner) {
        this.registry = registry;
        this.dialect = dialect;
        this.owner = owner;
    }

    @Override
    public List<CatalogTable> tables(List<String> path) {
        String name = String.join(".", path);
        String key = name.toLowerCase(Locale.ROOT);
        List<CatalogTable> known = seen.get(key);
        if (known == null) {
            known = table(name).map(List::of).orElse(List.of());
            seen.put(key, known);
        }
        return known;
    }

    /** A table or view as it is. */
    Optional<CatalogTable> table(String name) {
        Optional<View> view = registry.view(name);
        return view.isPresent()
                ? view.map(one -> new NamedView(one, this, dialect, false))
                : registry.table(name)
                        .map(one -> new BaseTable(registry.load(one), Optional.of(owner)));
    }

    @Override
    public Collection<List<String>> names() {
        return registry.knownNames().stream().map(name -> List.of(name.split("\\.", -1))).toList();
    }
}
