package io.tauro.benchmarks;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * How much of the processor a new JVM takes to the first row of a join of a database with a file:
 * {@link ColdStart}, in a process of its own for each run, from jars as they are on a class path.
 */
final class ColdBenchmark {

    private ColdBenchmark() {}

    static void run(Options options) throws Exception {
        Path data = TpchData.at(options.small().data("tpch"), options.small().scale());
        Path folder = Files.createTempDirectory("cold");
        Path sqlite = folder.resolve("customers.db");
        FederatedBenchmark.fillSqlite(data, sqlite, List.of("customer"));
        try (PostgresTables postgres = PostgresTables.fill(data, List.of("customer"))) {
            String path = jars(folder);
            Path archive = folder.resolve("classes.jsa");
            start(path, List.of("-XX:ArchiveClassesAtExit=" + archive), postgres.url(), data);
            Map<String, List<String>> ways = new LinkedHashMap<>();
            ways.put("as it is", List.of());
            ways.put("class data sharing", List.of("-XX:SharedArchiveFile=" + archive));
            ways.put(
                    "the same, one collector, one compiler",
                    List.of(
                            "-XX:SharedArchiveFile=" + archive,
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1"));
            Map<String, String> databases = new LinkedHashMap<>();
            databases.put("PostgreSQL", postgres.url());
            databases.put("SQLite", sqlite.toString());
            print(options, path, ways, databases, data);
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted((a, b) -> b.compareTo(a)).forEach(file -> file.toFile().delete());
            }
        }
    }

    private static void print(
            Options options,
            String path,
            Map<String, List<String>> ways,
            Map<String, String> databases,
            Path data)
            throws IOException, InterruptedException {
        System.out.printf(
                "## From a cold JVM to the first row of a join%n%n%s. Load %.1f before; median of %d.%n%n",
                Meter.machine(), Meter.load(), options.rounds().measured());
        System.out.println(
                "| customers in | JVM | CPU ms | of it before main | of it until built | wall ms | classes |");
        System.out.println("| --- | --- | --- | --- | --- | --- | --- |");
        for (Map.Entry<String, String> database : databases.entrySet()) {
            for (Map.Entry<String, List<String>> way : ways.entrySet()) {
                List<long[]> runs = new ArrayList<>();
                for (int i = 0; i < options.rounds().measured(); i++) {
                    runs.add(start(path, way.getValue(), database.getValue(), data));
                }
                System.out.printf(
                        "| %s | %s | %d | %d | %d | %d | %d |%n",
                        database.getKey(),
                        way.getKey(),
                        median(runs, 2),
                        median(runs, 0),
                        median(runs, 1),
                        median(runs, 3),
                        median(runs, 4));
            }
        }
    }

    private static long median(List<long[]> runs, int column) {
        return runs.stream()
                .mapToLong(run -> run[column])
                .sorted()
                .skip(runs.size() / 2)
                .findFirst()
                .orElseThrow();
    }

    /** What a new JVM has used: milliseconds of CPU at three moments, wall time, classes. */
    private static long[] start(String path, List<String> flags, String database, Path data)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xshare:auto");
        command.addAll(flags);
        command.addAll(List.of("-cp", path, ColdStart.class.getName(), database, data.toString()));
        Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String line = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("The program has failed: " + command);
        }
        String[] words =
                line.lines()
                        .filter(one -> one.startsWith("cold "))
                        .findFirst()
                        .orElseThrow()
                        .substring("cold ".length())
                        .split(" ", 6);
        return Arrays.stream(words).limit(5).mapToLong(Long::parseLong).toArray();
    }

    /** The class path with a jar in the place of each folder: an archive of classes has none. */
    private static String jars(Path folder) throws IOException {
        List<String> path = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path file = Path.of(entry);
            path.add(Files.isDirectory(file) ? jar(file, folder, path.size()) : entry);
        }
        return String.join(File.pathSeparator, path);
    }

    private static String jar(Path classes, Path folder, int number) throws IOException {
        Path jar = folder.resolve(number + ".jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                entries.putNextEntry(new JarEntry(classes.relativize(file).toString()));
                Files.copy(file, entries);
                entries.closeEntry();
            }
        }
        return jar.toString();
    }
}
