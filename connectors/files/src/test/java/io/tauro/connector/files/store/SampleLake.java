package io.tauro.connector.files.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.zip.GZIPOutputStream;

/**
 * A few tables, each in another way: Parquet in folders of partitions, CSV plain and packed, JSON.
 * What queries of them answer is known, so that tests of any store can ask for it.
 */
public final class SampleLake {

    /** How a configuration names the tables over a connection {@code lake}. */
    public static final String TABLES =
            """
            tables:
              orders: {connection_id: lake, path: orders/, format: parquet, partitions: [day]}
              events: {connection_id: lake, path: "events/*.csv*", format: csv}
              clicks: {connection_id: lake, path: "raw data/clicks é.jsonl", format: json}
            """;

    private SampleLake() {}

    /**
     * 6000 orders on three days: of day {@code d}, ids from {@code d * 2000} on in two files, the
     * amount of each a tenth of its id. Five events in two files. Two clicks.
     */
    public static void write(ObjectStore store) {
        put(store, "orders/_SUCCESS", new byte[0]);
        for (int day = 0; day < 3; day++) {
            for (int file = 0; file < 2; file++) {
                put(
                        store,
                        "orders/day=2026-01-0" + (day + 1) + "/part-" + file + ".parquet",
                        parquet(day * 2000 + file * 1000));
            }
        }
        put(store, "events/a.csv", utf8("id,name\n1,one\n2,two\n3,\"th,ree\"\n"));
        put(store, "events/b.csv.gz", packed(utf8("id,name\n4,four\n5,fünf\n")));
        put(store, "events/read.me", utf8("not a table"));
        put(
                store,
                "raw data/clicks é.jsonl",
                utf8("{\"user\":\"ana\",\"at\":[1,2]}\n{\"user\":\"bo\",\"at\":[]}\n"));
    }

    private static void put(ObjectStore store, String key, byte[] bytes) {
        if (store.put(key, bytes, PutMode.IF_ABSENT) != PutOutcome.WRITTEN) {
            throw new IllegalStateException("'" + key + "' is there already");
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] packed(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return packed.toByteArray();
    }

    private static byte[] parquet(int first) {
        try {
            Path file = Files.createTempFile("lake", ".parquet");
            try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                    Statement statement = connection.createStatement()) {
                statement.execute(
                        "COPY (SELECT range AS id, CAST(range / 10.0 AS DECIMAL(10,1)) AS amount,"
                                + " 'note ' || range AS note FROM range("
                                + first
                                + ", "
                                + (first + 1000)
                                + ")) TO '"
                                + file
                                + "' (FORMAT parquet)");
                return Files.readAllBytes(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
