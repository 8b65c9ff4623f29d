package io.tauro.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The 99 queries of TPC-DS, four of them in two parts, as a test of Spark has them. They are
 * respelled from its dialect to the standard by {@link #respell}, and by nothing else.
 */
final class TpcdsQueries {

    private static final List<Integer> IN_TWO_PARTS = List.of(14, 23, 24, 39);

    private static final Pattern DAYS = Pattern.compile("(?i)\\binterval (\\d+) days?\\b");
    private static final Pattern LIMIT = Pattern.compile("(?i)\\s+limit\\s+100\\s*;?\\s*$");

    private TpcdsQueries() {}

    /** The queries by name, {@code Q1} to {@code Q99}; only the chosen ones if there are any. */
    static Map<String, String> load(List<String> chosen) throws IOException {
        Map<String, String> queries = new LinkedHashMap<>();
        for (int number = 1; number <= 99; number++) {
            List<String> parts = IN_TWO_PARTS.contains(number) ? List.of("a", "b") : List.of("");
            for (String part : parts) {
                String name = "Q" + number + part;
                if (chosen.isEmpty() || chosen.contains(name)) {
                    queries.put(name, text("/tpcds/q" + number + part + ".sql"));
                }
            }
        }
        return queries;
    }

    private static String text(String name) throws IOException {
        try (InputStream in = TpcdsQueries.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("No " + name + " on the class path");
            }
            return respell(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** Quotes names and writes intervals as the standard does. */
    private static String respell(String text) {
        String sql = text.replace('`', '"').strip().replaceAll(";$", "");
        sql =
                sql.replace(") at", ") \"at\"")
                        .replace("c_last_review_date,", "c_last_review_date_sk,");
        return DAYS.matcher(sql).replaceAll("INTERVAL '$1' DAY");
    }

    /**
     * The query without its last LIMIT: which of equal rows come within it is for an engine to
     * choose, and all of them are more to compare.
     */
    static String unlimited(String sql) {
        return LIMIT.matcher(sql).replaceFirst("");
    }
}
