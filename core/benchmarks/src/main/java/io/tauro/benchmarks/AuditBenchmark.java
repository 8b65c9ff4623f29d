package io.tauro.benchmarks;

import io.tauro.VirtualContext;
import io.tauro.VirtualContextBuilder;
import io.tauro.VirtualSession;
import io.tauro.identity.Principal;
import io.tauro.query.QueryResult;
import io.tauro.security.TableSecurityPolicy;
import io.tauro.security.audit.AuditLoad;
import io.tauro.security.audit.TrailCheckpoints;
import io.tauro.security.audit.TrailSettings;
import io.tauro.security.audit.TrailVerifier;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * How many small queries a second a context answers when each has to be on the disk before its
 * first row: without a trail, with one, with a chain, and with signed checkpoints, for some and for
 * many threads that ask. Each trail is verified at the end.
 */
final class AuditBenchmark {

    private static final String SQL = "SELECT name FROM items WHERE id = ?";
    private static final int ITEMS = 1000;
    private static final int CHECKPOINT_EVERY = 1000;

    private final Path folder;
    private final Rounds rounds;
    private final PrivateKey key;
    private final List<String> table = new ArrayList<>();

    private AuditBenchmark(Path folder, Rounds rounds, PrivateKey key) {
        this.folder = folder;
        this.rounds = rounds;
        this.key = key;
    }

    private enum Trail {
        NONE("no trail"),
        PLAIN("lines"),
        CHAIN("chain"),
        CHECKPOINTS("chain, checkpoints");

        private final String title;

        Trail(String title) {
            this.title = title;
        }

        /** How {@code --queries} calls it. */
        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What one round has shown. */
    private record Round(long queries, long nanos, long cpu, AuditLoad load, long[] latencies) {

        double rate() {
            return queries * 1e9 / nanos;
        }
    }

    static void run(Options options) throws Exception {
        Path folder = Files.createTempDirectory(options.data("audit").getParent(), "audit");
        PrivateKey key = KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate();
        AuditBenchmark benchmark = new AuditBenchmark(folder, options.rounds(), key);
        benchmark.print(
                "| trail | threads | queries/s | CPU µs/query | records/commit | p50 ms | p99 ms |");
        benchmark.print("| --- | --: | --: | --: | --: | --: | --: |");
        for (int threads : new int[] {1, 16, 64}) {
            for (Trail trail : Trail.values()) {
                if (options.queries().isEmpty() || options.queries().contains(trail.word())) {
                    benchmark.measure(trail, threads);
                }
            }
        }
        Files.createDirectories(options.output());
        Files.write(options.output().resolve("audit.md"), benchmark.table);
    }

    private void print(String line) {
        table.add(line);
        System.out.println(line);
    }

    private void measure(Trail trail, int threads) throws Exception {
        Path file = folder.resolve(trail.name() + "-" + threads + ".jsonl");
        List<Round> measured = new ArrayList<>();
        try (VirtualContext context = context(trail, file, threads)) {
            for (int i = -rounds.warmUp(); i < rounds.measured(); i++) {
                Round round = round(context, threads);
                if (i >= 0) {
                    measured.add(round);
                }
            }
        }
        if (trail == Trail.CHAIN || trail == Trail.CHECKPOINTS) {
            requireIntact(file);
        }
        measured.sort((one, other) -> Double.compare(one.rate(), other.rate()));
        Round median = measured.get(measured.size() / 2);
        long[] sorted = median.latencies().clone();
        Arrays.sort(sorted);
        print(
                String.format(
                        Locale.ROOT,
                        "| %s | %d | %,.0f | %.0f | %s | %.2f | %.2f |",
                        trail.title,
                        threads,
                        median.rate(),
                        median.cpu() / 1e3 / median.queries(),
                        median.load().commits() == 0
                                ? "–"
                                : String.format(
                                        Locale.ROOT,
                                        "%.1f",
                                        (double) median.load().records() / median.load().commits()),
                        sorted[sorted.length / 2] / 1e6,
                        sorted[(int) (sorted.length * 0.99)] / 1e6));
    }

    private static void requireIntact(Path file) throws IOException {
        if (!TrailVerifier.verify(file).isIntact()) {
            throw new IllegalStateException("The trail '" + file + "' is not intact");
        }
    }

    private VirtualContext context(Trail trail, Path file, int threads) {
        Schema schema =
                Schema.of(Column.of("id", DataType.INTEGER), Column.of("name", DataType.VARCHAR));
        List<List<?>> rows = new ArrayList<>();
        IntStream.range(0, ITEMS).forEach(i -> rows.add(List.of(i, "n" + i)));
        VirtualContextBuilder builder =
                VirtualContext.builder()
                        .table("items", schema, rows)
                        .policy(TableSecurityPolicy.forTable("items").allow("reader").build())
                        .settings(settings -> settings.threads(1).maxConcurrentQueries(threads));
        TrailSettings settings = TrailSettings.of(file);
        return switch (trail) {
            case NONE -> builder.build();
            case PLAIN -> builder.audit(settings.unchained()).build();
            case CHAIN -> builder.audit(settings).build();
            case CHECKPOINTS ->
                    builder.audit(
                                    settings.checkpoints(
                                            new TrailCheckpoints(
                                                    Path.of(file + ".checkpoints"),
                                                    CHECKPOINT_EVERY,
                                                    key)))
                            .build();
        };
    }

    /** Asks for a second and a half from each thread. */
    private static Round round(VirtualContext context, int threads) throws InterruptedException {
        AuditLoad before = context.audit().load();
        long cpu = Meter.cpuNanos();
        long start = System.nanoTime();
        long end = start + TimeUnit.MILLISECONDS.toNanos(1500);
        List<long[]> all = java.util.Collections.synchronizedList(new ArrayList<>());
        List<Thread> asking = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            int first = t;
            Thread thread = new Thread(() -> all.add(ask(context, first, end)));
            thread.start();
            asking.add(thread);
        }
        for (Thread thread : asking) {
            thread.join();
        }
        long took = System.nanoTime() - start;
        long[] latencies = all.stream().flatMapToLong(Arrays::stream).toArray();
        if (all.size() < threads) {
            throw new IllegalStateException("A thread has failed");
        }
        AuditLoad after = context.audit().load();
        return new Round(
                latencies.length,
                took,
                Meter.cpuNanos() - cpu,
                new AuditLoad(
                        after.records() - before.records(),
                        after.commits() - before.commits(),
                        after.failures(),
                        0),
                latencies);
    }

    private static long[] ask(VirtualContext context, int first, long end) {
        VirtualSession session = context.as(Principal.of("bench" + first, "reader"));
        long[] latencies = new long[1 << 20];
        int count = 0;
        for (int i = first; System.nanoTime() < end && count < latencies.length; i += 7) {
            long start = System.nanoTime();
            try (QueryResult result = session.query(SQL, i % ITEMS)) {
                if (result.toList().size() != 1) {
                    throw new IllegalStateException("The answer is wrong");
                }
            }
            latencies[count++] = System.nanoTime() - start;
        }
        return Arrays.copyOf(latencies, count);
    }
}
