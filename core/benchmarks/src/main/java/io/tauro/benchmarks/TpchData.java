package io.tauro.benchmarks;

import io.trino.tpch.TpchEntity;
import io.trino.tpch.TpchTable;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The tables of TPC-H as Parquet files, one for each table, as DuckDB writes them: Snappy, version
 * 1 pages, groups of 1,048,576 rows, money as {@code DECIMAL(15,2)}.
 */
public final class TpchData {

    private static final int GROUP_ROWS = 1 << 20;

    /** The columns of each table, in the order of the specification, with DuckDB's types. */
    private static final Map<String, String> COLUMNS =
            Map.of(
                    "region",
                    "r_regionkey BIGINT, r_name VARCHAR, r_comment VARCHAR",
                    "nation",
                    "n_nationkey BIGINT, n_name VARCHAR, n_regionkey BIGINT, n_comment VARCHAR",
                    "supplier",
                    "s_suppkey BIGINT, s_name VARCHAR, s_address VARCHAR, s_nationkey BIGINT,"
                            + " s_phone VARCHAR, s_acctbal DECIMAL(15,2), s_comment VARCHAR",
                    "customer",
                    "c_custkey BIGINT, c_name VARCHAR, c_address VARCHAR, c_nationkey BIGINT,"
                            + " c_phone VARCHAR, c_acctbal DECIMAL(15,2), c_mktsegment VARCHAR,"
                            + " c_comment VARCHAR",
                    "part",
                    "p_partkey BIGINT, p_name VARCHAR, p_mfgr VARCHAR, p_brand VARCHAR,"
                            + " p_type VARCHAR, p_size INTEGER, p_container VARCHAR,"
                            + " p_retailprice DECIMAL(15,2), p_comment VARCHAR",
                    "partsupp",
                    "ps_partkey BIGINT, ps_suppkey BIGINT, ps_availqty INTEGER,"
                            + " ps_supplycost DECIMAL(15,2), ps_comment VARCHAR",
                    "orders",
                    "o_orderkey BIGINT, o_custkey BIGINT, o_orderstatus VARCHAR,"
                            + " o_totalprice DECIMAL(15,2), o_orderdate DATE,"
                            + " o_orderpriority VARCHAR, o_clerk VARCHAR, o_shippriority INTEGER,"
                            + " o_comment VARCHAR",
                    "lineitem",
                    "l_orderkey BIGINT, l_partkey BIGINT, l_suppkey BIGINT, l_linenumber INTEGER,"
                            + " l_quantity DECIMAL(15,2), l_extendedprice DECIMAL(15,2),"
                            + " l_discount DECIMAL(15,2), l_tax DECIMAL(15,2),"
                            + " l_returnflag VARCHAR, l_linestatus VARCHAR, l_shipdate DATE,"
                            + " l_commitdate DATE, l_receiptdate DATE, l_shipinstruct VARCHAR,"
                            + " l_shipmode VARCHAR, l_comment VARCHAR");

    private TpchData() {}

    /** The names of the eight tables, the small ones first. */
    public static List<String> tables() {
        return List.of(
                "region",
                "nation",
                "supplier",
                "customer",
                "part",
                "partsupp",
                "orders",
                "lineitem");
    }

    /** Where the data of one scale lives; it is made by the first who needs it. */
    public static Path at(Path directory, double scale) throws IOException, SQLException {
        List<String> missing = new ArrayList<>();
        for (String table : tables()) {
            if (!Files.exists(file(directory, table))) {
                missing.add(table);
            }
        }
        if (!missing.isEmpty()) {
            Files.createDirectories(directory);
            try (Connection duck = DriverManager.getConnection("jdbc:duckdb:")) {
                execute(duck, "SET threads = 1");
                for (String table : missing) {
                    write(duck, directory, table, scale);
                }
            }
        }
        return directory;
    }

    /** The file of a table. */
    public static Path file(Path directory, String table) {
        return directory.resolve(table + ".parquet");
    }

    private static void write(Connection duck, Path directory, String table, double scale)
            throws IOException, SQLException {
        Path text = Files.createTempFile(directory, table, ".tbl");
        Path parquet = Files.createTempFile(directory, table, ".part");
        try {
            writeText(text, table, scale);
            execute(duck, copy(table, text, parquet));
            // A run that is interrupted leaves no half a table behind.
            Files.move(parquet, file(directory, table), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(text);
            Files.deleteIfExists(parquet);
        }
    }

    private static void writeText(Path text, String table, double scale) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(text, StandardCharsets.UTF_8)) {
            for (TpchEntity row : TpchTable.getTable(table).createGenerator(scale, 1, 1)) {
                String line = row.toLine();
                // Each value has a bar behind it; a CSV reader wants one between two values.
                out.append(line, 0, line.length() - 1).append('\n');
            }
        }
    }

    private static String copy(String table, Path text, Path parquet) {
        String columns =
                Objects.requireNonNull(COLUMNS.get(table))
                        .replaceAll("(\\w+) (\\w+(\\(\\d+,\\d+\\))?)", "'$1': '$2'");
        return "COPY (SELECT * FROM read_csv('%s', delim = '|', header = false, quote = '', escape = '', auto_detect = false, columns = {%s}))"
                        .formatted(text, columns)
                + " TO '%s' (FORMAT parquet, COMPRESSION snappy, PARQUET_VERSION v1, ROW_GROUP_SIZE %d)"
                        .formatted(parquet, GROUP_ROWS);
    }

    private static void execute(Connection duck, String sql) throws SQLException {
        try (Statement statement = duck.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Writes one scale: the directory, then the scale. */
    public static void main(String[] arguments) throws IOException, SQLException {
        at(Path.of(arguments[0]), Double.parseDouble(arguments[1]));
    }
}
