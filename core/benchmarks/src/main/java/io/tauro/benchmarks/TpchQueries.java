package io.tauro.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The 22 queries of TPC-H, as the artifact of the data generator has them. Two are respelled: the
 * view of the fifteenth becomes a common table expression, and {@code date('…')} a literal.
 */
final class TpchQueries {

    private static final Pattern VIEW =
            Pattern.compile("(?is)create or replace view (\\w+) as(.*?);\\s*select(.*)");

    private TpchQueries() {}

    /** The queries by name, {@code Q1} to {@code Q22}; only the chosen ones if there are any. */
    static Map<String, String> load(List<String> chosen) throws IOException {
        Map<String, String> queries = new LinkedHashMap<>();
        for (int number = 1; number <= 22; number++) {
            String name = "Q" + number;
            if (chosen.isEmpty() || chosen.contains(name) || chosen.contains("" + number)) {
                queries.put(name, text(number));
            }
        }
        return queries;
    }

    private static String text(int number) throws IOException {
        String name = "/io/trino/tpch/queries/q" + number + ".sql";
        try (InputStream in = TpchQueries.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("No " + name + " on the class path");
            }
            return respell(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static String respell(String text) {
        String sql =
                text.replaceAll("(?m)^--.*$", "")
                        .strip()
                        .replaceAll("(?i)date\\('", "DATE '")
                        .replaceAll("(DATE '[-0-9]+')\\)", "$1")
                        .replaceAll(";\\s*$", "");
        Matcher view = VIEW.matcher(sql);
        return view.matches()
                ? "WITH %s AS (%s) SELECT%s".formatted(view.group(1), view.group(2), view.group(3))
                : sql;
    }
}
