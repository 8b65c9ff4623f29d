package io.tauro.benchmarks;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Ten million rows for each unit of scale, read to their end from PostgreSQL and from MariaDB by a
 * process whose heap has 128 MB: {@link StreamRead}.
 */
final class StreamBenchmark {

    private static final long ROWS = 10_000_000;

    private StreamBenchmark() {}

    static void run(Options options) throws Exception {
        long rows = Math.round(ROWS * options.scale());
        try (EmbeddedPostgres postgres =
                        EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
                MariaDbTables maria = MariaDbTables.start()) {
            Map<String, String> databases = new LinkedHashMap<>();
            databases.put(
                    "PostgreSQL",
                    "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres");
            databases.put("MariaDB", maria.url());
            System.out.printf(
                    "| %,d rows of | sum | CPU s | wall s | heap MB | process MB |%n| --- | --: | --: | --: | --: | --: |%n",
                    rows);
            for (Map.Entry<String, String> database : databases.entrySet()) {
                System.out.println(
                        "| " + database.getKey() + " | " + read(database.getValue(), rows));
            }
        }
    }

    private static String read(String url, long rows) throws Exception {
        Process process =
                new ProcessBuilder(
                                List.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "-Xmx128m",
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        StreamRead.class.getName(),
                                        url,
                                        String.valueOf(rows)))
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        String line = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("The program that reads has failed");
        }
        return line.lines().filter(one -> one.endsWith("|")).findFirst().orElseThrow();
    }
}
