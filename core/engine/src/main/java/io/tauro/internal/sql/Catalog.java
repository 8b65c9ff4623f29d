package io.tauro.internal.sql;

import io.tauro.error.TauroException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The tables that a query may name: one immutable snapshot. */
public interface Catalog {

    /** The tables with this path, letter case aside; of all lengths of path only the same one. */
    List<CatalogTable> tables(List<String> path);

    /** The paths of all tables. */
    Collection<List<String>> names();

    /**
     * What to throw for a path that no table has, where more must not be said of it than that.
     *
     * @param path as it was written
     * @param meant a table that may be read and that may have been meant; empty if none is near
     */
    default Optional<TauroException> refusal(List<String> path, Optional<String> meant) {
        return Optional.empty();
    }

    /** A snapshot of these tables. */
    static Catalog of(Collection<? extends CatalogTable> tables) {
        Map<List<String>, List<CatalogTable>> byPath = new HashMap<>();
        List<List<String>> names = new ArrayList<>();
        for (CatalogTable table : tables) {
            byPath.computeIfAbsent(folded(table.path()), path -> new ArrayList<>()).add(table);
            names.add(List.copyOf(table.path()));
        }
        List<List<String>> allNames = List.copyOf(names);
        return new Catalog() {
            @Override
            public List<CatalogTable> tables(List<String> path) {
                return List.copyOf(byPath.getOrDefault(folded(path), List.of()));
            }

            @Override
            public Collection<List<String>> names() {
                return allNames;
            }
        };
    }

    private static List<String> folded(List<String> path) {
        return path.stream().map(part -> part.toLowerCase(Locale.ROOT)).toList();
    }
}
