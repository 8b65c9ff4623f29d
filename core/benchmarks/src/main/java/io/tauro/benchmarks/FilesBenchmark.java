package io.tauro.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How fast files of lineitem are read: by Tauro into vectors and through its own aggregates, by
 * DuckDB, and by the Java implementation of Parquet. All give the same numbers, and before times
 * are taken, the same sums.
 */
final class FilesBenchmark {

    private static final List<String> Q1 =
            List.of(
                    "l_returnflag",
                    "l_linestatus",
                    "l_quantity",
                    "l_extendedprice",
                    "l_discount",
                    "l_tax",
                    "l_shipdate");
    private static final List<String> Q6 =
            List.of("l_quantity", "l_extendedprice", "l_discount", "l_shipdate");

    private FilesBenchmark() {}

    static void run(Options options) throws Exception {
        double load = Meter.load();
        Path folder = FilesData.at(options);
        Map<String, ScanSpec> scans = scans(options.queries());
        List<Peer> peers = new ArrayList<>();
        try {
            peers.add(ScanPeers.batches(folder, FilesData.all()));
            peers.add(ScanPeers.sql(folder, FilesData.all()));
            Peer referee = ScanPeers.duck(folder, FilesData.all());
            peers.add(referee);
            peers.add(new ParquetJavaPeer(folder));
            check(scans, peers, referee);
            Map<String, String> measured = new LinkedHashMap<>();
            scans.forEach((name, scan) -> measured.put(name, scan.text()));
            if (options.queries().isEmpty() || options.queries().contains("duckdb")) {
                TpchQueries.load(List.of("Q1", "Q6"))
                        .forEach(
                                (name, sql) ->
                                        measured.put(
                                                name + " itself",
                                                sql.replaceAll(
                                                        "\\blineitem\\b",
                                                        ScanPeers.table(FilesData.BY_DUCKDB))));
            }
            List<Line> lines = new Contest(peers, referee, options.rounds()).run(measured);
            Report.write(
                    options,
                    "files",
                    "Files of lineitem at scale %s, one thread".formatted(options.scale()),
                    load,
                    lines);
            rates(folder, scans, lines);
        } finally {
            for (Peer peer : peers) {
                peer.close();
            }
        }
    }

    private static Map<String, ScanSpec> scans(List<String> chosen) {
        Map<String, ScanSpec> scans = new LinkedHashMap<>();
        parquet(scans, chosen, "duckdb", FilesData.BY_DUCKDB);
        parquet(scans, chosen, "java", FilesData.BY_JAVA);
        for (String file : List.of(FilesData.CSV, FilesData.JSON)) {
            String kind = file.substring(file.indexOf('.') + 1);
            if (chosen.isEmpty() || chosen.contains(kind)) {
                scans.put(kind + ", all columns", new ScanSpec(file, every(), false));
                scans.put(kind + ", columns of Q6", new ScanSpec(file, Q6, false));
            }
        }
        return scans;
    }

    private static void parquet(
            Map<String, ScanSpec> scans, List<String> chosen, String writer, String file) {
        if (chosen.isEmpty() || chosen.contains(writer)) {
            scans.put("by " + writer + ", columns of Q6", new ScanSpec(file, Q6, false));
            scans.put("by " + writer + ", columns of Q1", new ScanSpec(file, Q1, false));
            scans.put("by " + writer + ", all columns", new ScanSpec(file, every(), false));
        }
    }

    private static List<String> every() {
        return TpchData.schema("lineitem").names();
    }

    /** That all read the same: the rows, and the sum of each column. */
    private static void check(Map<String, ScanSpec> scans, List<Peer> peers, Peer referee)
            throws InterruptedException {
        Map<String, String> sums = new LinkedHashMap<>();
        scans.forEach((name, scan) -> sums.put(name, scan.summed().text()));
        Rounds once = new Rounds(1, 0, Duration.ofMinutes(2));
        for (Line line : new Contest(peers, referee, once).run(sums)) {
            for (Score score : line.scores()) {
                if (score.failed() && !score.failure().startsWith("reads ")) {
                    throw new IllegalStateException(
                            line.query() + ", " + score.engine() + ": " + score.failure());
                }
            }
        }
    }

    /** How much text is read in a second of CPU. */
    private static void rates(Path folder, Map<String, ScanSpec> scans, List<Line> lines)
            throws IOException {
        for (Line line : lines) {
            ScanSpec scan = scans.get(line.query());
            if (scan != null && !scan.file().endsWith(".parquet")) {
                double megabytes = Files.size(folder.resolve(scan.file())) / 1e6;
                for (Score score : line.scores()) {
                    if (!score.failed() && score.cpuMillis() > 0) {
                        System.out.printf(
                                Locale.ROOT,
                                "* %s, a file of %.0f MB, %s: %.0f MB per second of CPU%n",
                                line.query(),
                                megabytes,
                                score.engine(),
                                megabytes * 1000 / score.cpuMillis());
                    }
                }
            }
        }
    }
}
