package io.tauro.benchmarks;

import io.trino.tpcds.Results;
import io.trino.tpcds.Session;
import io.trino.tpcds.Table;
import io.trino.tpcds.column.Column;
import io.trino.tpcds.column.ColumnType;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tables of TPC-DS as Parquet files. */
final class TpcdsData {

    private TpcdsData() {}

    /** The names of the 24 tables. */
    static List<String> tables() {
        return bases().stream().map(Table::getName).toList();
    }

    private static List<Table> bases() {
        return Table.getBaseTables().stream()
                .filter(table -> table != Table.DBGEN_VERSION)
                .toList();
    }

    /** The directory, in which what is missing has been made. */
    static Path at(Path directory, double scale) throws IOException, SQLException {
        ParquetWriter writer = new ParquetWriter(directory);
        for (Table table : bases()) {
            writer.write(table.getName(), columns(table), out -> rows(table, scale, out));
        }
        return directory;
    }

    /** The columns of a table, with their types. */
    static Map<String, String> columns(String table) {
        return columns(Table.getTable(table));
    }

    private static Map<String, String> columns(Table table) {
        Map<String, String> types = new LinkedHashMap<>();
        for (Column column : table.getColumns()) {
            types.put(column.getName(), type(column.getType()));
        }
        return types;
    }

    private static String type(ColumnType type) {
        return switch (type.getBase()) {
            case INTEGER, DATE -> type.getBase().name();
            case IDENTIFIER -> "BIGINT";
            case DECIMAL ->
                    "DECIMAL(%d,%d)"
                            .formatted(
                                    type.getPrecision().orElseThrow(),
                                    type.getScale().orElseThrow());
            case TIME, CHAR, VARCHAR -> "VARCHAR";
        };
    }

    private static void rows(Table table, double scale, BufferedWriter out) throws IOException {
        Session session = Session.getDefaultSession().withScale(scale).withTable(table);
        for (List<List<String>> rows : Results.constructResults(table, session)) {
            String separator = "";
            for (@Nullable String value : rows.get(0)) {
                out.append(separator).append(value == null ? "" : value);
                separator = "|";
            }
            out.append('\n');
        }
    }
}
