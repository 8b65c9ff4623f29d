package io.tauro.internal.information;

import io.tauro.registry.InformationSchema;
import io.tauro.spi.Cancellation;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The schemas of which there is a table or view to read. */
final class SchemaRows {

    private SchemaRows() {}

    static Stream<@Nullable Object[]> of(Names names, Wanted wanted, Cancellation cancellation) {
        TreeSet<String> schemas =
                names.tables(schema -> isWanted(wanted, schema)).stream()
                        .map(ListedTable::schema)
                        .collect(Collectors.toCollection(TreeSet::new));
        schemas.add(InformationSchema.NAME);
        return schemas.stream().map(SchemaRows::row);
    }

    private static boolean isWanted(Wanted wanted, String schema) {
        return wanted.mayBe(Map.of("catalog_name", "", "schema_name", schema));
    }

    private static @Nullable Object[] row(String schema) {
        return new @Nullable Object[] {"", schema, null, null, null, null, null};
    }
}
