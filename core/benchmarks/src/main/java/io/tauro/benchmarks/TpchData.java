package io.tauro.benchmarks;

import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import io.trino.tpch.TpchEntity;
import io.trino.tpch.TpchTable;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The tables of TPC-H as Parquet files; money is {@code DECIMAL(15,2)}. */
final class TpchData {

    /** The tables, the small ones first, with the columns of the specification. */
    private static final Map<String, Map<String, String>> TABLES = new LinkedHashMap<>();

    static {
        table("region", "r_regionkey BIGINT, r_name VARCHAR, r_comment VARCHAR");
        table(
                "nation",
                "n_nationkey BIGINT, n_name VARCHAR, n_regionkey BIGINT, n_comment VARCHAR");
        table(
                "supplier",
                "s_suppkey BIGINT, s_name VARCHAR, s_address VARCHAR, s_nationkey BIGINT, s_phone VARCHAR, s_acctbal MONEY, s_comment VARCHAR");
        table(
                "customer",
                "c_custkey BIGINT, c_name VARCHAR, c_address VARCHAR, c_nationkey BIGINT, c_phone VARCHAR, c_acctbal MONEY, c_mktsegment VARCHAR, c_comment VARCHAR");
        table(
                "part",
                "p_partkey BIGINT, p_name VARCHAR, p_mfgr VARCHAR, p_brand VARCHAR, p_type VARCHAR, p_size INTEGER, p_container VARCHAR, p_retailprice MONEY, p_comment VARCHAR");
        table(
                "partsupp",
                "ps_partkey BIGINT, ps_suppkey BIGINT, ps_availqty INTEGER, ps_supplycost MONEY, ps_comment VARCHAR");
        table(
                "orders",
                "o_orderkey BIGINT, o_custkey BIGINT, o_orderstatus VARCHAR, o_totalprice MONEY, o_orderdate DATE, o_orderpriority VARCHAR, o_clerk VARCHAR, o_shippriority INTEGER, o_comment VARCHAR");
        table(
                "lineitem",
                "l_orderkey BIGINT, l_partkey BIGINT, l_suppkey BIGINT, l_linenumber INTEGER, l_quantity MONEY, l_extendedprice MONEY, l_discount MONEY, l_tax MONEY, l_returnflag VARCHAR, l_linestatus VARCHAR, l_shipdate DATE, l_commitdate DATE, l_receiptdate DATE, l_shipinstruct VARCHAR, l_shipmode VARCHAR, l_comment VARCHAR");
    }

    private static void table(String name, String columns) {
        Map<String, String> types = new LinkedHashMap<>();
        for (String column : columns.split(", ")) {
            int space = column.indexOf(' ');
            types.put(
                    column.substring(0, space),
                    column.substring(space + 1).replace("MONEY", "DECIMAL(15,2)"));
        }
        TABLES.put(name, types);
    }

    private TpchData() {}

    /** The columns of a table as a database declares them. */
    static String columns(String table) {
        return types(table).entrySet().stream()
                .map(column -> column.getKey() + " " + column.getValue())
                .collect(Collectors.joining(", "));
    }

    /** The columns of a table with the types of a database, in order. */
    static Map<String, String> types(String table) {
        return Objects.requireNonNull(TABLES.get(table), table);
    }

    /** The columns of a table. */
    static Schema schema(String table) {
        return new Schema(
                types(table).entrySet().stream()
                        .map(column -> Column.of(column.getKey(), type(column.getValue())))
                        .toList());
    }

    private static DataType type(String name) {
        return switch (name) {
            case "BIGINT" -> DataType.BIGINT;
            case "INTEGER" -> DataType.INTEGER;
            case "DATE" -> DataType.DATE;
            case "VARCHAR" -> DataType.VARCHAR;
            default -> DataType.decimal(15, 2);
        };
    }

    /** Writes the rows of a table as CSV. */
    static void writeCsv(Path directory, String table, Path csv) throws SQLException {
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            statement.execute(
                    "COPY (SELECT * FROM read_parquet('%s')) TO '%s' (FORMAT csv, HEADER false)"
                            .formatted(directory.resolve(table + ".parquet"), csv));
        }
    }

    /** The names of the eight tables, the small ones first. */
    static List<String> tables() {
        return List.copyOf(TABLES.keySet());
    }

    /** The directory, in which what is missing has been made. */
    static Path at(Path directory, double scale) throws IOException, SQLException {
        ParquetWriter writer = new ParquetWriter(directory);
        for (Map.Entry<String, Map<String, String>> table : TABLES.entrySet()) {
            writer.write(table.getKey(), table.getValue(), out -> rows(table.getKey(), scale, out));
        }
        return directory;
    }

    private static void rows(String table, double scale, BufferedWriter out) throws IOException {
        for (TpchEntity row : TpchTable.getTable(table).createGenerator(scale, 1, 1)) {
            String line = row.toLine();
            // It has a bar behind each value; a reader wants one between two.
            out.append(line, 0, line.length() - 1).append('\n');
        }
    }
}
