package io.tauro.benchmarks;

import java.util.Arrays;
import java.util.List;

/** The benchmarks of whole queries; {@code ./bench} starts it. */
public final class Bench {

    private static final String USAGE =
            """
            usage: ./bench <what> [--option value ...]
              tpch        the 22 queries of TPC-H on Parquet: Tauro, DuckDB
              tpcds       the 99 queries of TPC-DS on Parquet, compared with DuckDB's answers
            options, with what holds without them:
              --scale 1           of TPC-H
              --queries Q1,Q6     only these
              --peers tauro,duck  only these
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
            default -> {
                System.err.print(USAGE);
                System.exit(2);
            }
        }
    }
}
