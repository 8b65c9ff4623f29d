package io.tauro.differential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.VirtualContext;
import io.tauro.VirtualSession;
import io.tauro.connector.files.LocalFiles;
import io.tauro.connector.sqlite.Sqlite;
import io.tauro.data.Batch;
import io.tauro.data.Row;
import io.tauro.error.TauroException;
import io.tauro.identity.Principal;
import io.tauro.query.QueryResult;
import io.tauro.table.TableSource;
import io.tauro.table.VirtualTable;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** However a query ends, nothing of it is left: connections, files, threads, memory. */
@Timeout(120)
class ResourceTest {

    private static final TestServer SERVER = TestServer.database("resources");

    private static final List<String> QUERIES =
            List.of(
                    "SELECT * FROM series",
                    "SELECT * FROM series ORDER BY i DESC",
                    "SELECT * FROM pg_numbers a JOIN lite_numbers b ON a.n = b.n",
                    "SELECT COUNT(*) FROM csv_numbers a JOIN pq_numbers b ON a.n = b.n",
                    "SELECT a.n FROM pq_numbers a, pg_numbers b WHERE a.n + b.n > 5",
                    "SELECT n FROM lite_numbers UNION SELECT n FROM pq_numbers",
                    "SELECT * FROM pg_numbers ORDER BY n FETCH NEXT 3 ROWS ONLY",
                    "SELECT * FROM series FETCH NEXT 3 ROWS ONLY",
                    "SELECT 1 / (n - 7) FROM pg_numbers",
                    "SELECT 1 / (n - 1500) FROM pq_numbers",
                    "SELECT CAST(n || 'x' AS INTEGER) FROM csv_numbers",
                    "SELECT a.n / (b.n - 3) FROM lite_numbers a JOIN pg_numbers b ON a.n = b.n");

    @TempDir Path folder;

    @BeforeEach
    void fill() throws Exception {
        SampleTable numbers =
                new SampleTable(
                        "numbers",
                        Schema.of(Column.of("n", DataType.BIGINT)),
                        LongStream.range(0, 2000)
                                .mapToObj(n -> List.<Object>of(n))
                                .collect(Collectors.toList()));
        SERVER.run("DROP TABLE IF EXISTS numbers");
        try (Connection connection = SERVER.connect()) {
            SampleStores.writeTable(connection, "numbers", numbers, type -> type, value -> value);
        }
        try (Connection connection =
                DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("lite.db"))) {
            SampleStores.writeTable(connection, "numbers", numbers, type -> type, value -> value);
        }
        SampleStores.writeCsv(folder.resolve("numbers.csv"), numbers);
        SampleStores.writeParquet(folder.resolve("numbers"), numbers, 300);
    }

    private VirtualContext context() {
        return VirtualContext.builder()
                .settings(settings -> settings.memory(8 << 20, 8 << 20).batchRows(64))
                .connection("pg", SERVER.definition().poolSize(2))
                .connection("lite", Sqlite.at(folder.resolve("lite.db")))
                .connection("disk", LocalFiles.at(folder))
                .table(on("pg", "pg_numbers", TableSource.table("numbers")))
                .table(
                        on(
                                "pg",
                                "series",
                                TableSource.query("SELECT i FROM generate_series(1, 20000) i")))
                .table(
                        on(
                                "pg",
                                "million",
                                TableSource.query(
                                        "SELECT i, 'text of some length ' || i AS t FROM generate_series(1, 1000000) i")))
                .table(
                        on(
                                "pg",
                                "millions",
                                TableSource.query("SELECT generate_series(1, 50000000) AS i")))
                .table(on("lite", "lite_numbers", TableSource.table("numbers")))
                .table(on("disk", "csv_numbers", TableSource.csv("numbers.csv")))
                .table(on("disk", "pq_numbers", TableSource.parquet("numbers")))
                .build();
    }

    private static VirtualTable on(String connection, String name, TableSource source) {
        return VirtualTable.named(name).from(connection, source).build();
    }

    private static VirtualSession session(VirtualContext context) {
        return context.as(Principal.ANONYMOUS);
    }

    @Test
    void aQueryLeavesNothingHoweverItEnds() {
        Set<String> before = threads();
        try (VirtualContext context = context()) {
            for (int round = 0; round < 5; round++) {
                for (String sql : QUERIES) {
                    end(context, sql, QueryResult::toList);
                    end(context, sql, result -> {});
                    end(context, sql, QueryResult::nextBatch);
                    end(context, sql, QueryResult::cancel);
                    end(
                            context,
                            sql,
                            result -> {
                                result.nextBatch();
                                result.cancel();
                                result.toList();
                            });
                }
                awaitZero("busy sessions", SERVER::busySessions);
                awaitZero("open files", this::openFiles);
            }
            // All memory of all queries can be had again.
            try (QueryResult result =
                    session(context)
                            .query(
                                    "SELECT a.n FROM pq_numbers a, pq_numbers b WHERE b.n < 50 ORDER BY a.n")) {
                assertThat(result.toList()).hasSize(100_000);
            }
        }
        awaitZero("sessions", SERVER::sessions);
        awaitZero(
                "threads",
                () -> {
                    Set<String> more = threads();
                    more.removeAll(before);
                    return more.size();
                });
    }

    /** Reads in some way; an error is one more way to end. */
    private static void end(VirtualContext context, String sql, Consumer<QueryResult> reader) {
        try (QueryResult result = session(context).query(sql)) {
            reader.accept(result);
        } catch (TauroException e) {
            assertThat(e.code().number()).isIn(2011, 2013, 5002);
        }
    }

    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.contains("tauro") || name.contains("Hikari"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Files of the test that this process has open, but the database. */
    private int openFiles() {
        Path descriptors = Path.of("/proc/self/fd");
        if (!Files.isDirectory(descriptors)) {
            return 0;
        }
        try (Stream<Path> open = Files.list(descriptors)) {
            return (int)
                    open.map(ResourceTest::target)
                            .filter(path -> path.startsWith(folder.toString()))
                            .filter(path -> !path.contains("lite.db"))
                            .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            return "closed meanwhile";
        }
    }

    private static void awaitZero(String what, IntSupplier count) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (count.getAsInt() > 0 && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(count.getAsInt()).as(what).isZero();
    }

    @Test
    void anOpenResultHoldsOneConnectionForEachScan() {
        try (VirtualContext context = context();
                QueryResult result =
                        session(context)
                                .query("SELECT a.n FROM pg_numbers a JOIN series b ON a.n = b.i")) {
            assertThat(result.nextBatch()).isNotNull();
            assertThat(SERVER.busySessions()).isBetween(1, 2);
        }
        awaitZero("busy sessions", SERVER::busySessions);
    }

    @Test
    void aContextThatIsClosedEndsItsQueries() {
        VirtualContext context = context();
        QueryResult result = session(context).query("SELECT * FROM series");
        assertThat(result.nextBatch()).isNotNull();
        context.close();
        awaitZero("sessions", SERVER::sessions);
        assertThatThrownBy(result::nextBatch).isInstanceOf(TauroException.class);
    }

    @Test
    void theFirstRowsOfMillionsComeAtOnce() {
        try (VirtualContext context = context()) {
            session(context).describe("SELECT i FROM millions");
            long start = System.nanoTime();
            try (QueryResult result =
                    session(context).query("SELECT i FROM millions WHERE i > 0")) {
                Iterator<Row> rows = result.iterator();
                for (int i = 1; i <= 10; i++) {
                    assertThat(((Number) rows.next().get("i")).longValue()).isEqualTo(i);
                }
            }
            awaitZero("busy sessions", SERVER::busySessions);
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isLessThan(Duration.ofSeconds(30));
        }
    }

    @Test
    void aMillionRowsPassThroughLittleMemory() {
        try (VirtualContext context = context();
                QueryResult result = session(context).query("SELECT i, t FROM million")) {
            long before = live();
            long rows = 0;
            long most = 0;
            for (Batch batch = result.nextBatch(); batch != null; batch = result.nextBatch()) {
                boolean look = (rows + batch.selectedCount()) / 250_000 > rows / 250_000;
                rows += batch.selectedCount();
                if (look) {
                    most = Math.max(most, live() - before);
                }
            }
            assertThat(rows).isEqualTo(1_000_000);
            assertThat(most).as("bytes alive").isLessThan(32L << 20);
        }
    }

    private static long live() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
