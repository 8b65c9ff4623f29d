package io.tauro.internal.information;

import io.tauro.registry.InformationSchema;
import io.tauro.registry.TableInfo;
import io.tauro.spi.Cancellation;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The tables and views that may be read. What a view asks is not for its readers. */
final class TableRows {

    private TableRows() {}

    /** Those that a query asks for, by schema and name. */
    static List<ListedTable> wanted(Names names, Wanted wanted) {
        return Stream.concat(
                        names.tables(wanted::isSchema).stream(),
                        InformationSchema.tables().stream().map(ListedTable::of))
                .filter(wanted::isTable)
                .sorted(Comparator.comparing(ListedTable::schema).thenComparing(ListedTable::name))
                .toList();
    }

    static Stream<@Nullable Object[]> of(Names names, Wanted wanted, Cancellation cancellation) {
        return wanted(names, wanted).stream().map(TableRows::table);
    }

    private static @Nullable Object[] table(ListedTable table) {
        return new @Nullable Object[] {
            "",
            table.schema(),
            table.name(),
            table.type(),
            null,
            null,
            null,
            null,
            null,
            "NO",
            "NO",
            null,
            table.comment().orElse(null)
        };
    }

    static Stream<@Nullable Object[]> ofViews(
            Names names, Wanted wanted, Cancellation cancellation) {
        return wanted(names, wanted).stream()
                .filter(table -> table.info().kind() == TableInfo.Kind.VIEW)
                .map(TableRows::view);
    }

    private static @Nullable Object[] view(ListedTable view) {
        return new @Nullable Object[] {
            "", view.schema(), view.name(), null, "NONE", "NO", "NO",
        };
    }
}
