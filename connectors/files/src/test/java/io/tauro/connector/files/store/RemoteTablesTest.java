package io.tauro.connector.files.store;

import static io.tauro.predicate.Predicate.col;
import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.connector.files.FilesConnectors;
import io.tauro.connector.files.OneQuery;
import io.tauro.connector.files.TableRows;
import io.tauro.data.Batch;
import io.tauro.spi.BatchReader;
import io.tauro.spi.Connector;
import io.tauro.spi.Scan;
import io.tauro.spi.ScanRequest;
import io.tauro.spi.SourceTable;
import io.tauro.spi.Split;
import io.tauro.table.TableSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which requests reading a table makes. */
class RemoteTablesTest {

    private static byte[] parquet;

    private final InMemoryObjects memory = new InMemoryObjects();

    @BeforeAll
    static void writeFile(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("a.parquet");
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            statement.execute("SELECT setseed(0.5)");
            statement.execute(
                    "COPY (SELECT i AS id, random() AS x, random() AS y, random() AS z FROM range(1000000) t(i)) TO '"
                            + file
                            + "' (FORMAT parquet, COMPRESSION uncompressed, ROW_GROUP_SIZE 500000)");
        }
        parquet = Files.readAllBytes(file);
    }

    private Connector connect() {
        return FilesConnectors.over(new RemoteObjectStore(memory, RemoteSettings.DEFAULT));
    }

    private long gets(String key) {
        return memory.requests().stream().filter(one -> one.startsWith("GET " + key)).count();
    }

    @Test
    void aRowGroupIsSentInFewRequests() {
        memory.write("t/a.parquet", parquet);
        try (Connector connector = connect()) {
            SourceTable table = connector.table(TableSource.parquet("t"));
            memory.forget();
            Scan scan = table.plan(ScanRequest.of(List.of("x", "z")));
            assertThat(TableRows.of(scan)).hasSize(1_000_000);
        }
        assertThat(gets("t/a.parquet"))
                .as("two chunks of four megabytes in each of two row groups")
                .isLessThanOrEqualTo(6);
    }

    @Test
    void theFooterIsReadOnce() {
        memory.write("t/a.parquet", parquet);
        try (Connector connector = connect()) {
            SourceTable table = connector.table(TableSource.parquet("t"));
            assertThat(table.schema().names()).containsExactly("id", "x", "y", "z");
            table.plan(ScanRequest.of(List.of("x"))).splits();
            table.plan(ScanRequest.of(List.of("y"))).splits();
        }
        assertThat(gets("t/a.parquet")).isEqualTo(1);
    }

    @Test
    void aRowGroupThatCannotMatterIsNotSent() {
        memory.write("t/a.parquet", parquet);
        try (Connector connector = connect()) {
            SourceTable table = connector.table(TableSource.parquet("t"));
            memory.forget();
            Scan scan =
                    table.plan(
                            ScanRequest.of(List.of("id")).withFilters(List.of(col("id").lt(3L))));
            assertThat(TableRows.of(scan)).containsExactly(List.of(0L), List.of(1L), List.of(2L));
        }
        assertThat(memory.requests())
                .filteredOn(one -> one.startsWith("GET"))
                .allMatch(one -> Long.parseLong(one.split("[ +]")[2]) < parquet.length / 2)
                .hasSizeLessThanOrEqualTo(2);
    }

    /** Twelve row groups of 65 KB in each of three files. */
    private void writeSmallGroups(Path folder) throws Exception {
        Path file = folder.resolve("small.parquet");
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            statement.execute(
                    "COPY (SELECT i AS id, random() AS x FROM range(24576) t(i)) TO '"
                            + file
                            + "' (FORMAT parquet, COMPRESSION uncompressed, ROW_GROUP_SIZE 2048)");
        }
        for (String name : List.of("a", "b", "c")) {
            memory.write("g/" + name + ".parquet", Files.readAllBytes(file));
        }
    }

    private void awaitGets(int least) {
        await("so many requests", () -> gets("g/") >= least);
    }

    private static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            LockSupport.parkNanos(1_000_000);
        }
        assertThat(condition.getAsBoolean()).as(what).isTrue();
    }

    private static void read(Scan scan, Split split, OneQuery query) {
        try (BatchReader reader = scan.open(split, query)) {
            for (Batch batch = reader.next(); batch != null; ) {
                batch = reader.next();
            }
        }
    }

    @Test
    void whileARowGroupIsReadTheNextOnesAreOnTheirWayAlsoOfTheNextFile(@TempDir Path folder)
            throws Exception {
        writeSmallGroups(folder);
        try (RemoteObjectStore store = new RemoteObjectStore(memory, RemoteSettings.DEFAULT);
                Connector connector = FilesConnectors.over(store);
                OneQuery query = new OneQuery(512)) {
            Scan scan =
                    connector
                            .table(TableSource.parquet("g"))
                            .plan(ScanRequest.of(List.of("id", "x")));
            List<Split> splits = scan.splits();
            assertThat(splits).hasSize(36);
            memory.forget();
            for (int i = 0; i < 8; i++) {
                read(scan, splits.get(i), query);
            }
            awaitGets(8 + 16);
            assertThat(gets("g/b"))
                    .as("four of the first file were left, so twelve of the second")
                    .isEqualTo(12);
            assertThat(gets("g/c")).isZero();
            query.close();
            await("nothing held any more", () -> store.budget().used() == 0);
            await("nobody listens any more", () -> query.cancellation().listeners() == 0);
        }
    }

    @Test
    void whatTurnsOutNotToMatterIsNeitherReadNorSent(@TempDir Path folder) throws Exception {
        writeSmallGroups(folder);
        try (Connector connector = connect();
                OneQuery query = new OneQuery(512)) {
            Scan scan =
                    connector
                            .table(TableSource.parquet("g"))
                            .plan(ScanRequest.of(List.of("id", "x")));
            List<Split> splits = scan.splits();
            memory.forget();
            read(scan, splits.get(0), query);
            awaitGets(2);
            query.findOut(col("id").lt(10L));
            for (Split split : splits.subList(1, 36)) {
                read(scan, split, query);
            }
        }
        assertThat(gets("g/"))
                .as("the first groups of three files, and one that was on its way too early")
                .isEqualTo(4);
    }

    @Test
    void textIsReadAheadAsItIsRead() {
        StringBuilder text = new StringBuilder("id,note\n");
        for (int i = 0; i < 200_000; i++) {
            text.append(i).append(",this is the note of line ").append(i).append('\n');
        }
        memory.write("t/a.csv", text.toString().getBytes(StandardCharsets.UTF_8));
        try (Connector connector = connect()) {
            SourceTable table = connector.table(TableSource.csv("t"));
            memory.forget();
            assertThat(TableRows.of(table)).hasSize(200_000);
        }
        assertThat(gets("t/a.csv")).isLessThanOrEqualTo(6);
    }
}
