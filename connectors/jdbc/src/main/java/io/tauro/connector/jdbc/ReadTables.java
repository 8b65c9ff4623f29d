package io.tauro.connector.jdbc;

import io.tauro.spi.Scan;
import io.tauro.table.TableSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The tables that one statement reads, for messages. */
record ReadTables(List<TableSource> tables) {

    /** Those of scans of this connector. */
    static ReadTables of(List<Scan> scans) {
        Set<TableSource> all = new LinkedHashSet<>();
        for (Scan scan : scans) {
            if (scan instanceof SubPlanScan piece) {
                all.addAll(piece.tables().tables());
            } else if (scan instanceof JdbcScan table) {
                all.add(table.table().remote().source());
            }
        }
        return new ReadTables(List.copyOf(all));
    }

    /** The table itself if there is one only. */
    Object about() {
        return tables.size() == 1 ? tables.get(0) : this;
    }

    /** Their names. */
    String names() {
        return tables.stream().map(TableSource::toString).collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return tables.stream()
                .map(
                        table ->
                                table instanceof TableSource.Table
                                        ? "table '" + table + "'"
                                        : "the query")
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
