package io.tauro.benchmarks;

import java.util.Arrays;
import java.util.List;

/** The benchmarks of whole queries; {@code ./bench} starts it. */
public final class Bench {

    private static final String USAGE =
            """
            usage: ./bench <what> [--option value ...]
              tpch        the 22 queries of TPC-H on Parquet: Tauro, DuckDB, Calcite
              memory      the same on tables in memory
              federated   the same over PostgreSQL, SQLite and Parquet
              moved       how many rows the same moves out of PostgreSQL and MariaDB
              stream      ten million rows out of PostgreSQL and MariaDB under -Xmx128m
              tpcds       the 99 queries of TPC-DS on Parquet, compared with DuckDB's answers
              rows        SELECT * of lineitem through typed rows, and through DuckDB's JDBC
              files       scans of Parquet, CSV and JSON files of lineitem: Tauro, DuckDB, parquet-java
              manyfiles   a table of a thousand files in a hundred partitions, until its rows are read
              point       a row by its key in PostgreSQL: JDBC over HikariCP, Tauro
              policy      what a row filter and two masks cost over 1.5 million orders
              audit       small queries a second, each on record before its first row
              cold        a new JVM to the first row of a join of a database with a file
              kernels     JMH over expressions and operators; what follows goes to JMH
            options, with what holds without them:
              --scale 1           of TPC-H
              --queries Q1,Q6     only these
              --peers tauro       only Tauro (tauro, calcite), beside the referee
              --warmup 3 --rounds 5 --limit 60 (seconds for one measurement)
              --data /tmp         where generated tables are kept
              --output DIR        where tables of results go
            """;

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 0) {
            System.err.print(USAGE);
            System.exit(2);
        }
        List<String> rest = Arrays.asList(arguments).subList(1, arguments.length);
        switch (arguments[0]) {
            case "tpch" -> TpchBenchmark.run(new Options(rest));
            case "tpcds" -> TpcdsBenchmark.run(new Options(rest));
            case "memory" -> MemoryBenchmark.run(new Options(rest));
            case "federated" -> FederatedBenchmark.run(new Options(rest));
            case "moved" -> MovedBenchmark.run(new Options(rest));
            case "stream" -> StreamBenchmark.run(new Options(rest));
            case "rows" -> RowsBenchmark.run(new Options(rest));
            case "files" -> FilesBenchmark.run(new Options(rest));
            case "manyfiles" -> ManyFilesBenchmark.run(new Options(rest));
            case "point" -> PointBenchmark.run(new Options(rest));
            case "policy" -> PolicyBenchmark.run(new Options(rest));
            case "audit" -> AuditBenchmark.run(new Options(rest));
            case "cold" -> ColdBenchmark.run(new Options(rest));
            case "kernels" -> org.openjdk.jmh.Main.main(rest.toArray(String[]::new));
            default -> {
                System.err.print(USAGE);
                System.exit(2);
            }
        }
    }
}
