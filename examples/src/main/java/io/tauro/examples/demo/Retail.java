package io.tauro.examples.demo;

import io.trino.tpch.CustomerGenerator;
import io.trino.tpch.LineItemGenerator;
import io.trino.tpch.OrderGenerator;
import io.trino.tpch.PartGenerator;
import io.trino.tpch.TextPool;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * The sources of a retailer: customers and orders in PostgreSQL, line items in Parquet, nations and
 * regions in CSV, parts in SQLite, and the {@code tauro.yaml} that makes one context of them.
 */
public final class Retail {

    private final Workspace workspace;
    private final Progress progress;
    private final double scale;

    /**
     * @param workspace where the server and the files live
     * @param progress where the loading is shown
     * @param scale of TPC-H: at 1 there are 1,500,000 orders
     */
    public Retail(Workspace workspace, Progress progress, double scale) {
        this.workspace = workspace;
        this.progress = progress;
        this.scale = scale;
    }

    /** Fills all sources, the database beside the files; gives the configuration file. */
    public Path load() throws Exception {
        PostgresServer server =
                workspace.closing(new PostgresServer(workspace.directory().resolve("postgres")));
        ExecutorService loaders = Executors.newFixedThreadPool(2);
        workspace.closing(() -> stop(loaders));
        Future<Void> shop = loaders.submit(task(() -> fillShop(server)));
        Future<Void> files = loaders.submit(task(this::writeFiles));
        await(shop);
        await(files);
        System.setProperty("demo.postgres.port", Integer.toString(server.port()));
        return configuration();
    }

    private interface Task {
        void run() throws Exception;
    }

    private static Callable<Void> task(Task task) {
        return () -> {
            task.run();
            return null;
        };
    }

    private static void await(Future<Void> task) throws Exception {
        try {
            task.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private static void stop(ExecutorService loaders) throws InterruptedException {
        loaders.shutdownNow();
        loaders.awaitTermination(30, TimeUnit.SECONDS);
    }

    private void fillShop(PostgresServer server) throws Exception {
        progress.stage("server      PostgreSQL", rows -> server.start());
        ShopDatabase shop = new ShopDatabase(server);
        progress.stage(
                "customers   PostgreSQL",
                rows -> shop.customers(new CustomerGenerator(scale, 1, 1), rows));
        progress.stage(
                "orders      PostgreSQL",
                rows -> shop.orders(new OrderGenerator(scale, 1, 1), rows));
    }

    private void writeFiles() throws Exception {
        progress.stage("text pool   TPC-H", rows -> TextPool.getDefaultTextPool());
        Path lake = Files.createDirectory(workspace.directory().resolve("lake"));
        progress.stage("nations     CSV", rows -> NationFiles.write(lake, rows));
        progress.stage(
                "line items  Parquet",
                rows ->
                        LineItemFiles.write(
                                lake.resolve("line_items"),
                                new LineItemGenerator(scale, 1, 1),
                                rows));
        progress.stage(
                "parts       SQLite",
                rows ->
                        PartDatabase.write(
                                workspace.directory().resolve("parts.db"),
                                new PartGenerator(scale, 1, 1),
                                rows));
    }

    private Path configuration() throws IOException {
        Path file = workspace.directory().resolve("tauro.yaml");
        try (InputStream packed = Retail.class.getResourceAsStream("/tauro.yaml")) {
            Files.copy(Objects.requireNonNull(packed), file);
        }
        return file;
    }
}
