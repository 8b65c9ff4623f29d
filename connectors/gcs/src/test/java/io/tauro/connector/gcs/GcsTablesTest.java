package io.tauro.connector.gcs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tauro.VirtualContext;
import io.tauro.VirtualSession;
import io.tauro.connector.files.store.ObjectStore;
import io.tauro.connector.files.store.PutMode;
import io.tauro.connector.files.store.SampleLake;
import io.tauro.data.Row;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.identity.Principal;
import io.tauro.query.QueryPlan;
import io.tauro.query.QueryResult;
import io.tauro.spi.Secret;
import io.tauro.table.TableSource;
import io.tauro.table.VirtualTable;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables of Parquet, CSV and JSON in a bucket, asked by SQL. */
class GcsTablesTest {

    private static GcsServer server;

    @TempDir static Path folder;

    @BeforeAll
    static void start() {
        server = GcsServer.start();
        server.create("acme-lake");
        try (ObjectStore store = store(lake("acme-lake").prefix("lake/2026"))) {
            SampleLake.write(store);
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Gcs lake(String bucket) {
        return Gcs.bucket(bucket)
                .endpoint(server.address().toString())
                .credentialsJson(Secret.of(server.key()));
    }

    private static ObjectStore store(Gcs definition) {
        return new GcsFactory().store(definition.config("lake"));
    }

    /** The configuration as users write it. */
    private static VirtualContext context(String key) throws IOException {
        Files.writeString(folder.resolve("reader.json"), key);
        String connection =
                """
                connections:
                  lake:
                    connector_type: gcs
                    bucket: acme-lake
                    credentials: reader.json
                    endpoint: %s
                    prefix: lake/2026
                    max_concurrent: 4
                    request_timeout: 30s
                """
                        .formatted(server.address());
        Path file = Files.writeString(folder.resolve("tauro.yaml"), connection + SampleLake.TABLES);
        return VirtualContext.fromYaml(file);
    }

    private static List<List<@Nullable Object>> rows(VirtualContext context, String sql) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        try (QueryResult result = context.as(Principal.of("ana")).query(sql)) {
            for (Row row : result) {
                rows.add(row.values());
            }
        }
        return rows;
    }

    @Test
    void parquetInPartitions() throws IOException {
        try (VirtualContext context = context(server.key())) {
            assertThat(
                            rows(
                                    context,
                                    "SELECT day, count(*), min(id), sum(amount) FROM orders"
                                            + " WHERE day >= DATE '2026-01-02' AND id <> 2000"
                                            + " GROUP BY day ORDER BY day"))
                    .containsExactly(
                            List.of(
                                    LocalDate.parse("2026-01-02"),
                                    1999L,
                                    2001L,
                                    new BigDecimal("599700.0")),
                            List.of(
                                    LocalDate.parse("2026-01-03"),
                                    2000L,
                                    4000L,
                                    new BigDecimal("999900.0")));
        }
    }

    @Test
    void onlyWhatAPartitionNeedsIsRead() throws IOException {
        try (VirtualContext context = context(server.key())) {
            VirtualSession session = context.as(Principal.of("ana"));
            QueryPlan plan =
                    session.plan(
                            "SELECT note FROM orders WHERE day = DATE '2026-01-03' AND id = 5999");
            assertThat(plan.explain()).contains("2 of 6 files");
            try (QueryResult result = session.execute(plan)) {
                assertThat(result.iterator().next().values()).containsExactly("note 5999");
            }
        }
    }

    @Test
    void csvByAGlobAndJsonOfOneFile() throws IOException {
        try (VirtualContext context = context(server.key())) {
            assertThat(rows(context, "SELECT id, name FROM events ORDER BY id DESC LIMIT 3"))
                    .containsExactly(
                            List.of(5L, "fünf"), List.of(4L, "four"), List.of(3L, "th,ree"));
            assertThat(rows(context, "SELECT \"user\", cardinality(at) FROM clicks ORDER BY 1"))
                    .containsExactly(List.of("ana", 2), List.of("bo", 0));
        }
    }

    @Test
    void aWrongKeyFailsTheQueryAndIsNotShown() throws IOException {
        ServiceAccount other = ServiceAccount.named("other");
        String wrong = other.json(server.address() + "/token");
        TauroException error =
                catchThrowableOfType(
                        TauroException.class,
                        () -> {
                            try (VirtualContext context = context(wrong)) {
                                rows(context, "SELECT count(*) FROM events");
                            }
                        });
        assertThat(error.code()).isEqualTo(ErrorCode.SOURCE_AUTHENTICATION_FAILED);
        assertThat(Shown.of(error)).doesNotContain(other.privateKey().substring(0, 40));
    }

    @Test
    void aFileThatChangesWhileTheOneBeforeItIsReadIsAnError() {
        server.create("own-lake");
        StringBuilder text = new StringBuilder("id\n");
        for (int i = 0; i < 100_000; i++) {
            text.append(i).append('\n');
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        Gcs lake = lake("own-lake");
        try (ObjectStore store = store(lake);
                VirtualContext context =
                        VirtualContext.builder()
                                .settings(s -> s.threads(1))
                                .connection("lake", lake)
                                .table(numbers())
                                .build()) {
            store.put("numbers/a.csv", bytes, PutMode.REPLACE);
            store.put("numbers/b.csv", bytes, PutMode.REPLACE);
            try (QueryResult result =
                    context.as(Principal.of("ana")).query("SELECT id FROM numbers")) {
                assertThat(result.iterator().next().values()).containsExactly(0L);
                store.put("numbers/b.csv", bytes, PutMode.REPLACE);
                TauroException error =
                        catchThrowableOfType(TauroException.class, () -> result.forEach(row -> {}));
                assertThat(error.code()).isEqualTo(ErrorCode.FILE_CHANGED);
                assertThat(error).hasMessageContaining("'numbers/b.csv'");
            }
        }
    }

    private static VirtualTable numbers() {
        return VirtualTable.named("numbers").from("lake", TableSource.csv("numbers")).build();
    }
}
