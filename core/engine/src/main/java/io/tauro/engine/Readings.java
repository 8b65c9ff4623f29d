package io.tauro.engine;

import io.tauro.internal.plan.ScannableTable;
import io.tauro.internal.sql.CatalogTable;
import io.tauro.internal.sql.ConvertedQuery;
import io.tauro.security.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a query reads, for the enforcer. */
final class Readings {

    private Readings() {}

    /** The tables of a query, and those of its views that have policies. */
    static List<Reading> of(ConvertedQuery query) {
        List<Reading> readings = new ArrayList<>();
        for (CatalogTable table : query.tables()) {
            if (!(table instanceof InformationView)) {
                readings.add(of(table, query));
            }
        }
        for (CatalogTable view : query.views()) {
            if (view instanceof ProtectedTable) {
                readings.add(of(view, query));
            }
        }
        return readings;
    }

    private static Reading of(CatalogTable table, ConvertedQuery query) {
        CatalogTable whole = table instanceof ProtectedTable one ? one.whole() : table;
        Set<String> tags =
                whole instanceof ScannableTable base ? base.registered().table().tags() : Set.of();
        Set<String> byPolicy =
                query.byPolicy().getOrDefault(table.name(), Set.of()).stream()
                        .map(CatalogTable::name)
                        .collect(Collectors.toSet());
        return new Reading(table.name(), tags, GivenTable.known(whole), byPolicy);
    }
}
