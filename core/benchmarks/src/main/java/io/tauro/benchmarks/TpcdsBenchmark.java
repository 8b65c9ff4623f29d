package io.tauro.benchmarks;

import java.nio.file.Path;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The queries of TPC-DS on Parquet files, for their answers in the first place. DuckDB is the
 * referee, told to sort nulls as PostgreSQL does. Where a query divides integers, it is told that
 * the result is one.
 */
final class TpcdsBenchmark {

    /** The few places; DuckDB has an operator of its own for them. */
    private static final Pattern INTEGER_DIVISION =
            Pattern.compile("\\b(inv_after|hd_dep_count|(?:sr|cr|wr)_item_qty) / ");

    private TpcdsBenchmark() {}

    static void run(Options options) throws Exception {
        double load = Meter.load();
        Path data = TpcdsData.at(options.data("tpcds"), options.scale());
        List<String> tables = TpcdsData.tables();
        Map<String, String> queries = new LinkedHashMap<>();
        TpcdsQueries.load(options.queries())
                .forEach((name, sql) -> queries.put(name, TpcdsQueries.unlimited(sql)));
        try (TauroPeer tauro = TauroPeer.onParquet(data, tables);
                DuckPeer duck = DuckPeer.onParquet(data, tables)) {
            try (Statement statement = duck.connection().createStatement()) {
                statement.execute("SET default_null_order = 'nulls_last_on_asc_first_on_desc'");
            }
            duck.spelling(sql -> INTEGER_DIVISION.matcher(sql).replaceAll("$1 // "));
            List<Line> lines =
                    new Contest(List.of(tauro, duck), duck, options.rounds()).run(queries);
            Report.write(
                    options,
                    "tpcds",
                    "TPC-DS at scale %s on Parquet, one thread".formatted(options.scale()),
                    load,
                    lines);
            long agreed = lines.stream().filter(line -> !line.first().failed()).count();
            System.out.printf("%d of %d queries agree.%n", agreed, lines.size());
        }
    }
}
