package io.tauro.internal.information;

import io.tauro.spi.Cancellation;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The columns as they are seen; the source of a table is asked when its columns are reached. */
final class ColumnRows {

    private ColumnRows() {}

    static Stream<@Nullable Object[]> of(Names names, Wanted wanted, Cancellation cancellation) {
        List<ListedTable> tables = TableRows.wanted(names, wanted);
        boolean only = tables.size() == 1;
        return tables.stream()
                .flatMap(
                        table ->
                                schema(names, table, only, cancellation).stream()
                                        .flatMap(schema -> rows(table, schema)));
    }

    private static Optional<Schema> schema(
            Names names, ListedTable table, boolean only, Cancellation cancellation) {
        Optional<Schema> own =
                InformationTable.named(table.info().name()).map(InformationTable::schema);
        return own.isPresent() ? own : names.columns(table, only, cancellation);
    }

    private static Stream<@Nullable Object[]> rows(ListedTable table, Schema schema) {
        return IntStream.range(0, schema.size()).mapToObj(i -> row(table, schema.column(i), i + 1));
    }

    private static @Nullable Object[] row(ListedTable table, Column column, int position) {
        DataType type = column.type();
        return new @Nullable Object[] {
            "",
            table.schema(),
            table.name(),
            column.name(),
            position,
            null,
            column.nullable() ? "YES" : "NO",
            TypeWords.name(type),
            TypeWords.characters(type),
            TypeWords.octets(type),
            TypeWords.precision(type),
            TypeWords.radix(type),
            TypeWords.scale(type),
            TypeWords.fraction(type),
            TypeWords.interval(type),
            null,
            null,
            null,
            "NO",
            "NEVER",
            "NO",
            type.toString()
        };
    }
}
