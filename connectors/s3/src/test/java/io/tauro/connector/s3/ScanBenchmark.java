package io.tauro.connector.s3;

import com.sun.management.OperatingSystemMXBean;
import io.tauro.VirtualContext;
import io.tauro.connector.files.FilesConnectors;
import io.tauro.connector.files.store.PutMode;
import io.tauro.connector.files.store.RemoteObjectStore;
import io.tauro.connector.files.store.RemoteSettings;
import io.tauro.connector.files.store.StoreReads;
import io.tauro.identity.Principal;
import io.tauro.query.QueryResult;
import io.tauro.spi.Capability;
import io.tauro.spi.ConnectionConfig;
import io.tauro.spi.ConnectionDefinition;
import io.tauro.spi.Connector;
import io.tauro.spi.ConnectorFactory;
import io.tauro.spi.Option;
import io.tauro.table.SourceType;
import io.tauro.table.TableSource;
import io.tauro.table.VirtualTable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads a Parquet file that stands in a bucket several times, with all its columns, over a line
 * that takes its time, and tells how long the reader had to wait for bytes.
 *
 * <pre>
 * {@code ScanBenchmark lineitem.parquet [megabytes [milliseconds [megabytes a second [threads]]]]}
 * </pre>
 *
 * <p>With {@code 0} megabytes the file becomes a thousand files in a hundred partitions, of which
 * one partition is read, half of them, and all.
 */
final class ScanBenchmark {

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private ScanBenchmark() {}

    public static void main(String[] args) throws Exception {
        Path file = Path.of(args[0]);
        long wanted = (args.length > 1 ? Long.parseLong(args[1]) : 1000) * 1_000_000;
        String latency = args.length > 2 ? args[2] : "30";
        String rate = args.length > 3 ? args[3] : "200";
        int threads = args.length > 4 ? Integer.parseInt(args[4]) : 1;
        Process server =
                new ProcessBuilder(
                                ProcessHandle.current().info().command().orElse("java"),
                                "-Xmx5g",
                                "-cp",
                                System.getProperty("java.class.path"),
                                DistantServer.class.getName(),
                                latency,
                                rate)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try (BufferedReader said =
                new BufferedReader(
                        new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8))) {
            String[] ports = said.readLine().split(" ");
            int files =
                    wanted == 0
                            ? uploadPartitions(file, Integer.parseInt(ports[1]))
                            : upload(file, wanted, Integer.parseInt(ports[1]));
            System.out.printf(
                    Locale.ROOT,
                    "%d files of %d bytes; %s ms to the first byte, %s MB/s, %d thread(s)%n",
                    files,
                    Files.size(file),
                    latency,
                    rate,
                    threads);
            try (StoreFactory factory = new StoreFactory(Integer.parseInt(ports[2]))) {
                if (wanted == 0) {
                    partitions(factory, threads);
                } else {
                    scan(factory, threads);
                }
            }
        } finally {
            server.getOutputStream().close();
            server.waitFor();
        }
    }

    private static int upload(Path file, long wanted, int port) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int count = (int) ((wanted + bytes.length / 2) / bytes.length);
        try (StoreFactory factory = new StoreFactory(port)) {
            for (int i = 0; i < count; i++) {
                factory.store.put("items/" + i + ".parquet", bytes, PutMode.REPLACE);
            }
        }
        return count;
    }

    private static int uploadPartitions(Path file, int port) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        try (StoreFactory factory = new StoreFactory(port)) {
            for (int i = 0; i < 1000; i++) {
                factory.store.put(
                        "items/part=" + i / 10 + "/" + i + ".parquet", bytes, PutMode.REPLACE);
            }
        }
        return 1000;
    }

    private static void partitions(StoreFactory factory, int threads) {
        long start = System.nanoTime();
        TableSource items = TableSource.parquet("items").partitionedBy("part");
        try (VirtualContext context = context(factory, items, threads)) {
            System.out.printf(Locale.ROOT, "registered in %.3f s%n", since(start));
            for (int round = 1; round <= 4; round++) {
                for (String condition : List.of("part = 7", "part < 50", "part >= 0")) {
                    String sql = "SELECT count(*) FROM items WHERE " + condition;
                    long requests = factory.store.metrics().statements();
                    start = System.nanoTime();
                    context.as(Principal.of("ana")).explain(sql);
                    double planned = since(start);
                    long planning = factory.store.metrics().statements();
                    start = System.nanoTime();
                    long rows = count(context, sql);
                    System.out.printf(
                            Locale.ROOT,
                            "round %d, %s: planned in %.3f s and %d requests; %,d rows in %.3f s and %d requests, load %.1f%n",
                            round,
                            condition,
                            planned,
                            planning - requests,
                            rows,
                            since(start),
                            factory.store.metrics().statements() - planning,
                            SYSTEM.getSystemLoadAverage());
                }
            }
        }
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static long count(VirtualContext context, String sql) {
        try (QueryResult result = context.as(Principal.of("ana")).query(sql)) {
            return result.iterator().next().getLong(0);
        }
    }

    private static VirtualContext context(StoreFactory factory, TableSource items, int threads) {
        return VirtualContext.builder()
                .settings(settings -> settings.threads(threads))
                .connection("lake", factory.definition())
                .table(VirtualTable.named("items").from("lake", items).build())
                .build();
    }

    private static void scan(StoreFactory factory, int threads) {
        try (VirtualContext context = context(factory, TableSource.parquet("items"), threads)) {
            String columns =
                    String.join(
                            ", ",
                            context
                                    .as(Principal.of("ana"))
                                    .query("SELECT * FROM items LIMIT 1")
                                    .schema()
                                    .names()
                                    .stream()
                                    .map(name -> "max(" + name + ")")
                                    .toList());
            String sql = "SELECT count(*), " + columns + " FROM items";
            for (int round = 1; round <= 3; round++) {
                StoreReads before = factory.store.reads();
                long cpu = SYSTEM.getProcessCpuTime();
                long start = System.nanoTime();
                long rows = count(context, sql);
                double wall = since(start);
                StoreReads after = factory.store.reads();
                double waited = after.waited().minus(before.waited()).toNanos() / 1e9;
                System.out.printf(
                        Locale.ROOT,
                        "round %d: %,d rows, %.0f MB in %d requests, wall %.2f s, CPU %.2f s, waited %.3f s = %.1f %% of wall, at most %.1f MB ahead, load %.1f%n",
                        round,
                        rows,
                        (after.bytes() - before.bytes()) / 1e6,
                        after.requests() - before.requests(),
                        wall,
                        (SYSTEM.getProcessCpuTime() - cpu) / 1e9,
                        waited,
                        100 * waited / wall / threads,
                        after.mostAhead() / 1e6,
                        SYSTEM.getSystemLoadAverage());
            }
        }
    }

    /** Connects to one store, which can be asked for what was read of it. */
    private static final class StoreFactory implements ConnectorFactory, AutoCloseable {

        private final ConnectionConfig config;
        private final RemoteObjectStore store;

        StoreFactory(int port) {
            config = S3Server.connection(port).config("lake");
            S3Options options = S3Options.of(config);
            RemoteSettings settings = RemoteSettings.of(config);
            store =
                    new RemoteObjectStore(
                            new S3Objects(options, new S3Clients(options, settings)), settings);
        }

        ConnectionDefinition definition() {
            return new ConnectionDefinition() {
                @Override
                public ConnectorFactory factory() {
                    return StoreFactory.this;
                }

                @Override
                public ConnectionConfig config(String id) {
                    return config;
                }
            };
        }

        @Override
        public String type() {
            return "s3";
        }

        @Override
        public SourceType sourceType() {
            return SourceType.FILESYSTEM;
        }

        @Override
        public List<Option> options() {
            return new S3Factory().options();
        }

        @Override
        public Set<Capability> capabilities() {
            return FilesConnectors.capabilities();
        }

        @Override
        public Connector connect(ConnectionConfig given) {
            return FilesConnectors.over(store);
        }

        @Override
        public void close() {
            store.close();
        }
    }
}
