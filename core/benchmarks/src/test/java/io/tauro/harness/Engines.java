package io.tauro.harness;

import io.tauro.VirtualContext;
import io.tauro.VirtualContextBuilder;
import io.tauro.connector.files.LocalFiles;
import io.tauro.connector.postgresql.Postgres;
import io.tauro.engine.EngineSettings;
import io.tauro.engine.PushdownMode;
import io.tauro.table.TableSource;
import io.tauro.table.VirtualTable;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The same tables in two databases and in all variants of Tauro. */
final class Engines implements AutoCloseable {

    private static final int BATCH = 4096;

    private final EmbeddedPostgres server;
    private final List<Engine> opened = new ArrayList<>();
    private final Database postgres;
    private final Database duck;
    private final List<Engine> variants = new ArrayList<>();

    private Engines(EmbeddedPostgres server, Database postgres, Database duck) {
        this.server = server;
        this.postgres = postgres;
        this.duck = duck;
        opened.add(postgres);
        opened.add(duck);
    }

    static Engines open(Path folder, Tables tables) throws IOException, SQLException {
        EmbeddedPostgres server =
                EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
        String url = "jdbc:postgresql://localhost:" + server.getPort() + "/";
        try (Connection owner = DriverManager.getConnection(url + "postgres", "postgres", "");
                Statement statement = owner.createStatement()) {
            statement.execute(
                    "CREATE DATABASE harness TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'");
        }
        Connection pg = DriverManager.getConnection(url + "harness", "postgres", "");
        Database postgres = new Database("PostgreSQL", pg, "/");
        postgres.run(List.of("SET statement_timeout = '20s'", "SET TimeZone = 'UTC'"));
        postgres.run(tables.statements());
        Database duck = new Database("DuckDB", DriverManager.getConnection("jdbc:duckdb:"), "//");
        duck.run(
                List.of(
                        "SET threads = 1",
                        "SET TimeZone = 'UTC'",
                        "SET default_null_order = 'nulls_last_on_asc_first_on_desc'"));
        duck.run(tables.statements());
        Engines engines = new Engines(server, postgres, duck);
        engines.addVariants(folder, tables, Postgres.at(url + "harness").user("postgres"));
        return engines;
    }

    private void addVariants(Path folder, Tables tables, Postgres source)
            throws IOException, SQLException {
        UnaryOperator<EngineSettings> plain = s -> s.threads(1).batchRows(BATCH);
        memory("memory", tables, plain);
        memory("memory, batches of 1", tables, s -> s.threads(1).batchRows(1));
        memory("memory, 4 threads", tables, s -> s.threads(4).batchRows(3));
        memory(
                "memory, little of it",
                tables,
                s ->
                        s.threads(1)
                                .batchRows(5)
                                .memory(256L << 20, 40L << 10)
                                .spillDirectory(folder));
        for (PushdownMode mode : List.of(PushdownMode.AUTO, PushdownMode.OFF)) {
            VirtualContextBuilder builder = builder(s -> plain.apply(s).pushdown(mode));
            builder.connection("pg", source.poolSize(4));
            for (String name : Tables.NAMES) {
                builder.table(VirtualTable.named(name).from("pg", TableSource.table(name)).build());
            }
            add("PostgreSQL, pushdown " + mode, builder.build());
        }
        VirtualContextBuilder builder = builder(plain).connection("disk", LocalFiles.at(folder));
        for (String name : Tables.NAMES) {
            Path file = folder.resolve(name + ".parquet");
            Files.deleteIfExists(file);
            duck.run(
                    List.of(
                            "COPY "
                                    + name
                                    + " TO '"
                                    + file
                                    + "' (FORMAT parquet, ROW_GROUP_SIZE 7)"));
            builder.table(
                    VirtualTable.named(name)
                            .from("disk", TableSource.parquet(name + ".parquet"))
                            .build());
        }
        add("Parquet", builder.build());
    }

    private void memory(String name, Tables tables, UnaryOperator<EngineSettings> settings) {
        VirtualContextBuilder builder = builder(settings);
        for (String table : Tables.NAMES) {
            builder.table(table, Tables.schema(), tables.rows(table));
        }
        add(name, builder.build());
    }

    private static VirtualContextBuilder builder(UnaryOperator<EngineSettings> settings) {
        return VirtualContext.builder()
                .settings(s -> settings.apply(s.queryTimeout(Duration.ofSeconds(30))));
    }

    private void add(String name, VirtualContext context) {
        Variant variant = new Variant(name, context);
        variants.add(variant);
        opened.add(variant);
    }

    Engine postgres() {
        return postgres;
    }

    Engine duck() {
        return duck;
    }

    /** The plain one first. */
    List<Engine> variants() {
        return variants;
    }

    @Override
    public void close() throws IOException {
        opened.forEach(Engine::close);
        server.close();
    }
}
