package io.tauro.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.VirtualContext;
import io.tauro.data.Row;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.identity.Principal;
import io.tauro.memory.MemoryTable;
import io.tauro.query.QueryResult;
import io.tauro.query.QueryStatistics;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries that need ten times the memory that they have give what they give with enough. */
class SpillTest {

    private static final int ROWS = 300_000;
    private static final long LITTLE = 2 << 20;

    private static MemoryTable facts;
    private static MemoryTable names;

    @TempDir private Path folder;

    @BeforeAll
    static void fill() {
        Schema schema =
                Schema.of(
                        Column.of("id", DataType.BIGINT),
                        Column.of("k", DataType.INTEGER),
                        Column.of("one", DataType.INTEGER),
                        Column.of("price", DataType.decimal(12, 2)),
                        Column.of("note", DataType.VARCHAR));
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            List<Object> row = new ArrayList<>();
            row.add((long) i);
            row.add(i % 7 == 0 ? null : (int) (i * 2_654_435_761L % 225_001));
            row.add(1);
            row.add(java.math.BigDecimal.valueOf(i * 37L % 100_000, 2));
            row.add("a note of some length, number " + i * 31 % 125_021);
            rows.add(row);
        }
        facts = MemoryTable.of(schema, rows);
        names = MemoryTable.of(schema, rows.subList(0, ROWS / 2));
    }

    private VirtualContext context(long queryMemory) {
        return VirtualContext.builder()
                .settings(
                        settings -> settings.memory(512L << 20, queryMemory).spillDirectory(folder))
                .table("facts", facts)
                .table("names", names)
                .build();
    }

    private static List<String> rows(VirtualContext context, String sql) {
        try (QueryResult result = context.as(Principal.ANONYMOUS).query(sql)) {
            return result.stream().map(Row::values).map(String::valueOf).toList();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT f.id, n.id, n.note FROM facts f JOIN names n ON f.id = n.id",
                "SELECT f.id, n.id, n.note FROM facts f LEFT JOIN names n ON f.k = n.k AND n.price > f.price",
                "SELECT f.id, f.note, n.id, n.note FROM facts f FULL JOIN names n ON f.id = n.id + 30000",
                "SELECT f.note FROM facts f WHERE f.k NOT IN (SELECT k FROM names WHERE k IS NOT NULL)",
                "SELECT f.note FROM facts f WHERE EXISTS (SELECT 1 FROM names n WHERE n.note = f.note AND n.id <> f.id)",
                "SELECT id, note, count(*), sum(price), min(note) FROM facts GROUP BY id, note",
                "SELECT note, count(DISTINCT id), sum(DISTINCT price) FROM facts GROUP BY ROLLUP (note)",
                "SELECT count(DISTINCT note), count(DISTINCT id) FROM facts",
                "SELECT k, string_agg(note, ',' ORDER BY id) FROM facts WHERE k IS NOT NULL GROUP BY k HAVING count(*) < 100",
                "SELECT DISTINCT note, price FROM facts",
                "SELECT note, price FROM facts EXCEPT ALL SELECT note, price FROM names",
                "SELECT id, note FROM facts INTERSECT SELECT id, note FROM names",
                "SELECT id, rank() OVER (PARTITION BY id % 1000 ORDER BY price, id), sum(price) OVER (PARTITION BY note) FROM facts",
                // The rows without a k are one partition that exceeds the memory.
                "SELECT id, rank() OVER (PARTITION BY k ORDER BY price, id), max(note) OVER (PARTITION BY k) FROM facts",
                // All rows are one partition.
                "SELECT id, row_number() OVER (ORDER BY price, id), rank() OVER (ORDER BY price), dense_rank() OVER (ORDER BY price),"
                        + " percent_rank() OVER (ORDER BY price), cume_dist() OVER (ORDER BY price), ntile(7) OVER (ORDER BY price, id) FROM facts",
                "SELECT id, sum(price) OVER (ORDER BY id), count(*) OVER (), avg(price) OVER (ORDER BY id ROWS BETWEEN 100 PRECEDING AND 100 FOLLOWING),"
                        + " min(note) OVER (ORDER BY id ROWS BETWEEN 9000 PRECEDING AND CURRENT ROW),"
                        + " sum(CAST(id AS DOUBLE PRECISION)) OVER (ORDER BY id ROWS BETWEEN 20000 PRECEDING AND 3 PRECEDING) FROM facts",
                "SELECT id, max(k) OVER (ORDER BY price RANGE BETWEEN 10 PRECEDING AND 10 FOLLOWING),"
                        + " count(k) OVER (ORDER BY price GROUPS BETWEEN 3 PRECEDING AND 2 FOLLOWING EXCLUDE GROUP),"
                        + " sum(id) OVER (ORDER BY price DESC RANGE BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING EXCLUDE TIES) FROM facts",
                "SELECT id, lag(note, 40000) OVER (ORDER BY id), lead(price, 2, 0) OVER (ORDER BY id), lag(k) IGNORE NULLS OVER (ORDER BY id),"
                        + " first_value(note) OVER (ORDER BY price, id), last_value(note) OVER (ORDER BY price RANGE BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING),"
                        + " nth_value(id, 150000) OVER (ORDER BY id ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) FROM facts",
                "SELECT id, bit_xor(id) OVER (ORDER BY id), sum(price) FILTER (WHERE k > 1000) OVER (ORDER BY id),"
                        + " string_agg(note, ',') OVER (ORDER BY id ROWS BETWEEN 2 PRECEDING AND CURRENT ROW) FROM facts",
            })
    void tenTimesTheMemoryIsEnough(String sql) {
        List<String> expected;
        try (VirtualContext enough = context(500L << 20)) {
            expected = rows(enough, sql);
        }
        try (VirtualContext little = context(LITTLE);
                QueryResult result = little.as(Principal.ANONYMOUS).query(sql)) {
            List<String> rows =
                    result.stream().map(Row::values).map(String::valueOf).sorted().toList();
            assertThat(rows).isEqualTo(expected.stream().sorted().toList());
            QueryStatistics statistics = result.statistics();
            assertThat(statistics.spilledBytes()).isPositive();
            assertThat(statistics.peakMemoryBytes()).isLessThan(5 * LITTLE);
        }
        assertNothingIsLeft();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT string_agg(note, ',') FROM facts | aggregate",
                "SELECT one, array_agg(note) FROM facts GROUP BY one | aggregate",
                "SELECT json_arrayagg(note) FROM facts | aggregate",
                "SELECT string_agg(note, ',') OVER () FROM facts | window",
                "SELECT array_agg(note) OVER (ORDER BY id) FROM facts | window",
            })
    void oneValueThatIsLargerThanTheMemoryIsAnErrorThatNamesTheStep(String sql, String step) {
        try (VirtualContext little = context(LITTLE)) {
            assertThatThrownBy(() -> rows(little, sql))
                    .isInstanceOfSatisfying(
                            TauroException.class,
                            error -> {
                                assertThat(error.code()).isEqualTo(ErrorCode.MEMORY_LIMIT);
                                assertThat(error.text()).contains("The " + step + " needs more");
                            });
            assertNothingIsOpen();
            assertThat(little.load().isIdle()).isTrue();
        }
        assertNothingIsLeft();
    }

    @Test
    void aSortOnDiskKeepsItsOrder() {
        String sql = "SELECT k, note, id FROM facts ORDER BY k DESC NULLS LAST, note OFFSET 1000";
        try (VirtualContext enough = context(500L << 20);
                VirtualContext little = context(LITTLE)) {
            assertThat(rows(little, sql)).isEqualTo(rows(enough, sql));
        }
    }

    @Test
    void aJoinOfOneKeyTakesItsRowsInChunks() {
        String sql =
                "SELECT count(*), count(n.id) FROM (SELECT * FROM facts WHERE id < 500) f"
                        + " LEFT JOIN names n ON f.one = n.one AND n.id % 1000 = f.id";
        try (VirtualContext enough = context(500L << 20);
                VirtualContext little = context(LITTLE)) {
            assertThat(rows(little, sql)).isEqualTo(rows(enough, sql));
        }
    }

    @Test
    void explainAnalyzeSaysWhatWasPutOnDisk() {
        try (VirtualContext little = context(LITTLE)) {
            assertThat(
                            rows(
                                    little,
                                    "EXPLAIN ANALYZE SELECT id, note, count(*) FROM facts GROUP BY id, note"))
                    .anyMatch(line -> line.contains("Aggregate") || line.contains("spilled"))
                    .anyMatch(line -> line.matches(".*spilled [\\d,]+ bytes in \\d+ files.*"));
        }
    }

    @Test
    void closingInTheMiddleLeavesNothing() {
        try (VirtualContext little = context(LITTLE)) {
            try (QueryResult result =
                    little.as(Principal.ANONYMOUS)
                            .query(
                                    "SELECT f.note, n.note FROM facts f JOIN names n ON f.id = n.id")) {
                assertThat(result.nextBatch()).isNotNull();
                assertThat(result.statistics().spillFiles()).isPositive();
            }
            assertNothingIsOpen();
        }
        assertNothingIsLeft();
    }

    @Test
    void cancellingInTheMiddleLeavesNothing() {
        try (VirtualContext little = context(LITTLE);
                QueryResult result =
                        little.as(Principal.ANONYMOUS)
                                .query(
                                        "SELECT id, note, sum(price) FROM facts GROUP BY id, note")) {
            assertThat(result.nextBatch()).isNotNull();
            result.cancel();
            assertThatThrownBy(
                            () -> {
                                while (result.nextBatch() != null) {
                                    // It ends with an error.
                                }
                            })
                    .isInstanceOfSatisfying(
                            TauroException.class,
                            error -> assertThat(error.code()).isEqualTo(ErrorCode.QUERY_CANCELLED));
            assertNothingIsOpen();
        }
        assertNothingIsLeft();
    }

    @Test
    void anErrorInTheMiddleLeavesNothing() {
        try (VirtualContext little = context(LITTLE)) {
            assertThatThrownBy(
                            () ->
                                    rows(
                                            little,
                                            "SELECT 1 / (n.id - 59000), f.note FROM facts f JOIN names n ON f.id = n.id"))
                    .isInstanceOfSatisfying(
                            TauroException.class,
                            error ->
                                    assertThat(error.code()).isEqualTo(ErrorCode.DIVISION_BY_ZERO));
            assertNothingIsOpen();
        }
        assertNothingIsLeft();
    }

    @Test
    void theLimitOfSpilledBytesIsAnErrorAndLeavesNothing() {
        try (VirtualContext little =
                VirtualContext.builder()
                        .settings(
                                s ->
                                        s.memory(LITTLE, LITTLE)
                                                .spill(
                                                        s.spill()
                                                                .directory(folder)
                                                                .limitBytes(100_000)))
                        .table("facts", facts)
                        .build()) {
            assertThatThrownBy(() -> rows(little, "SELECT note, id FROM facts ORDER BY note"))
                    .isInstanceOfSatisfying(
                            TauroException.class,
                            error -> {
                                assertThat(error.code()).isEqualTo(ErrorCode.SPILL_FAILED);
                                assertThat(error.text()).contains("sort");
                            });
            assertNothingIsOpen();
        }
    }

    private void assertNothingIsOpen() {
        assertThat(openFiles()).as("open files").isZero();
    }

    private void assertNothingIsLeft() {
        assertNothingIsOpen();
        assertThat(folder).isEmptyDirectory();
    }

    /** The spill files that this process has open, where the system tells. */
    private long openFiles() {
        Path descriptors = Path.of("/proc/self/fd");
        if (!Files.isDirectory(descriptors)) {
            return 0;
        }
        try (Stream<Path> all = Files.list(descriptors)) {
            return all.filter(this::isSpillFile).count();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private boolean isSpillFile(Path descriptor) {
        try {
            String target = Files.readSymbolicLink(descriptor).toString();
            return target.startsWith(folder.toString()) && target.contains(".rows");
        } catch (IOException closedMeanwhile) {
            return false;
        }
    }
}
