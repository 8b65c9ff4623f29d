package io.tauro.connector.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tauro.VirtualContext;
import io.tauro.data.Row;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.identity.Principal;
import io.tauro.query.QueryResult;
import io.tauro.spi.ConnectionDefinition;
import io.tauro.spi.Secret;
import io.tauro.table.TableSource;
import io.tauro.table.VirtualTable;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables of files in a bucket, as queries see them. */
class S3TableTest {

    private static S3Server server;

    @BeforeAll
    static void fill(@TempDir Path folder) throws Exception {
        server = new S3Server();
        Path file = folder.resolve("a.parquet");
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            statement.execute(
                    "COPY (SELECT i AS id, 'name ' || (i % 7) AS name, i * 0.5::DOUBLE AS price FROM range(5000) t(i)) TO '"
                            + file
                            + "' (FORMAT parquet, ROW_GROUP_SIZE 2048)");
        }
        byte[] parquet = Files.readAllBytes(file);
        for (String day : List.of("2026-01-01", "2026-01-02", "2026-01-03")) {
            server.put("orders/day=" + day + "/a.parquet", parquet);
        }
        server.put("orders/_SUCCESS", "");
        server.put("orders/day=2026-01-01/.crc", "x");
        server.put("events/1.csv", "id;note\n1;one\n2;\n");
        server.put("events/2.csv", "id;note\n3;three\n");
        server.put("events/readme.txt", "no table");
        server.put("clicks.jsonl", "{\"id\":1,\"at\":{\"x\":2}}\n{\"id\":2,\"at\":null}\n");
        server.put("marked/", "");
        server.put("marked/sub dir/ü +%.csv", "id\n7\n");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static VirtualContext context(ConnectionDefinition lake, TableSource... tables) {
        var builder = VirtualContext.builder().connection("lake", lake);
        for (int i = 0; i < tables.length; i++) {
            builder.table(VirtualTable.named("t" + i).from("lake", tables[i]).build());
        }
        return builder.build();
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

    private static List<List<@Nullable Object>> rows(TableSource table, String sql) {
        try (VirtualContext context = context(server.connection(), table)) {
            return rows(context, sql);
        }
    }

    @Test
    void parquetWithPartitions() {
        TableSource orders = TableSource.parquet("orders/").partitionedBy("day");
        assertThat(
                        rows(
                                orders,
                                "SELECT day, count(*), sum(price), max(name) FROM t0 GROUP BY day ORDER BY day"))
                .containsExactly(
                        List.of(LocalDate.parse("2026-01-01"), 5000L, 6248750.0, "name 6"),
                        List.of(LocalDate.parse("2026-01-02"), 5000L, 6248750.0, "name 6"),
                        List.of(LocalDate.parse("2026-01-03"), 5000L, 6248750.0, "name 6"));
        assertThat(
                        rows(
                                orders,
                                "SELECT id, name FROM t0 WHERE day = DATE '2026-01-02' AND id BETWEEN 4500 AND 4501"))
                .containsExactly(List.of(4500L, "name 6"), List.of(4501L, "name 0"));
    }

    @Test
    void csvByAGlob() {
        assertThat(
                        rows(
                                TableSource.csv("events/*.csv").option("delimiter", ";"),
                                "SELECT id, note FROM t0 ORDER BY id"))
                .containsExactly(List.of(1L, "one"), Arrays.asList(2L, null), List.of(3L, "three"));
        assertThat(rows(TableSource.csv("events/[!1].csv").option("delimiter", ";"), "TABLE t0"))
                .containsExactly(List.of(3L, "three"));
    }

    @Test
    void jsonOfOneFile() {
        assertThat(rows(TableSource.json("clicks.jsonl"), "SELECT id FROM t0 WHERE at IS NULL"))
                .containsExactly(List.of(2L));
    }

    @Test
    void foldersMadeByHandAndNamesThatUrlsEscape() {
        assertThat(rows(TableSource.csv("marked"), "TABLE t0")).containsExactly(List.of(7L));
        assertThat(rows(TableSource.csv("marked/sub dir/ü +%.csv"), "TABLE t0"))
                .containsExactly(List.of(7L));
        assertThat(rows(TableSource.csv("**/ü*.csv"), "TABLE t0")).containsExactly(List.of(7L));
    }

    @Test
    void pathsAreBelowThePrefix() {
        try (VirtualContext context =
                context(
                        server.connection().prefix("marked/sub dir"),
                        TableSource.csv("ü +%.csv"))) {
            assertThat(rows(context, "TABLE t0")).containsExactly(List.of(7L));
        }
    }

    @Test
    void aListingOfManyPagesIsWhole() {
        for (int i = 0; i < 1205; i++) {
            server.put("many/" + i + ".csv", "id\n" + i + "\n");
        }
        assertThat(
                        rows(
                                TableSource.csv("many")
                                        .schema(
                                                io.tauro.type.Schema.of(
                                                        io.tauro.type.Column.of(
                                                                "id",
                                                                io.tauro.type.DataType.BIGINT))),
                                "SELECT count(*), sum(id) FROM t0"))
                .satisfiesExactly(
                        row -> {
                            assertThat(row.get(0)).isEqualTo(1205L);
                            assertThat(row.get(1)).hasToString("725410");
                        });
    }

    private static void assertFails(ErrorCode code, ThrowingCallable action, String part) {
        TauroException error = catchThrowableOfType(TauroException.class, action);
        assertThat(error).isNotNull();
        assertThat(error.code()).as("%s", error).isEqualTo(code);
        assertThat(error.getMessage()).contains(part);
        StringWriter all = new StringWriter();
        error.printStackTrace(new PrintWriter(all));
        assertThat(all.toString())
                .doesNotContain(S3Server.ACCESS, S3Server.SECRET, "wrong-key", "WRONGID");
    }

    private static void read(ConnectionDefinition lake, String path) {
        try (VirtualContext context = context(lake, TableSource.csv(path))) {
            rows(context, "TABLE t0");
        }
    }

    @Test
    void aWrongSecretIsRefusedWithoutBeingShown() {
        S3 wrong =
                server.connection().credentials(Secret.of(S3Server.ACCESS), Secret.of("wrong-key"));
        assertFails(
                ErrorCode.SOURCE_AUTHENTICATION_FAILED,
                () -> read(wrong, "events"),
                "does not accept the credentials of the connection (HTTP 403 SignatureDoesNotMatch, request ");
        S3 unknown =
                server.connection().credentials(Secret.of("WRONGID"), Secret.of(S3Server.SECRET));
        assertFails(
                ErrorCode.SOURCE_AUTHENTICATION_FAILED,
                () -> read(unknown, "events"),
                "HTTP 403 InvalidAccessKeyId");
    }

    @Test
    void withoutCredentialsThisBucketSaysNothing() {
        S3 nobody = S3.bucket(S3Server.BUCKET).endpoint(server.endpoint().toString()).anonymous();
        assertFails(ErrorCode.SOURCE_PERMISSION_DENIED, () -> read(nobody, "events"), "HTTP 403");
    }

    @Test
    void aBucketThatIsNotThereIsNamed() {
        S3 other = server.connection().option("bucket", "no-such-bucket");
        assertFails(
                ErrorCode.FILE_NOT_FOUND,
                () -> read(other, "events"),
                "There is no bucket 'no-such-bucket'");
    }

    @Test
    void aFolderWithoutFilesIsNotFound() {
        assertFails(
                ErrorCode.FILE_NOT_FOUND,
                () -> read(server.connection(), "none"),
                "There is no file and no folder with files at 'none'");
    }

    @Test
    void aServerThatIsNotThereIsUnreachable() {
        assertFails(
                ErrorCode.SOURCE_UNREACHABLE,
                () -> read(S3Server.connection(1), "events"),
                "cannot be reached (connection refused, after ");
    }

    @Test
    void aConfigurationFileSaysTheSame(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("tauro.yaml");
        Files.writeString(
                file,
                """
                connections:
                  lake:
                    connector_type: s3
                    bucket: acme-lake
                    region: eu-west-1
                    endpoint: %s
                    path_style: true
                    access_key: %s
                    secret_key: %s
                tables:
                  orders: {connection_id: lake, path: orders/, format: parquet, partitions: [day]}
                  events: {connection_id: lake, path: "events/*.csv", format: csv, options: {delimiter: ";"}}
                """
                        .formatted(server.endpoint(), S3Server.ACCESS, S3Server.SECRET));
        try (VirtualContext context = VirtualContext.fromYaml(file)) {
            assertThat(
                            rows(
                                    context,
                                    "SELECT e.note, count(*) FROM orders o JOIN events e ON e.id = o.id GROUP BY e.note ORDER BY 1"))
                    .containsExactly(
                            List.of("one", 3L), List.of("three", 3L), Arrays.asList(null, 3L));
        }
    }
}
