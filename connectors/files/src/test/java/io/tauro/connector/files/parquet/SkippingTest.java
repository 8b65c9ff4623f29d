package io.tauro.connector.files.parquet;

import static io.tauro.predicate.Predicate.col;
import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.connector.files.TableRows;
import io.tauro.connector.files.TestWriters;
import io.tauro.connector.testkit.TestReadContext;
import io.tauro.predicate.Predicate;
import io.tauro.predicate.PredicateEvaluator;
import io.tauro.spi.Connector;
import io.tauro.spi.Scan;
import io.tauro.spi.ScanRequest;
import io.tauro.spi.SourceTable;
import io.tauro.table.TableSource;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageTypeParser;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is left out by statistics, page indexes, Bloom filters and dictionaries no filter would have
 * left; and something is left out.
 */
class SkippingTest {

    private static final int ROWS = 1200;
    private static final String SCHEMA =
            "message rows { required int64 id; optional int32 day (DATE); required binary word (STRING);"
                    + " optional binary few (STRING); optional double price; required int32 amount (DECIMAL(9,2));"
                    + " optional int64 at (TIMESTAMP(MILLIS,false)); required fixed_len_byte_array(16) key (UUID);"
                    + " optional group tags (LIST) { repeated group list { optional int32 element; } } }";

    @TempDir Path folder;

    /** Values that come in no order, in order, or in order but for some. */
    private static int place(Random random, int row, int order) {
        return order == 0 ? random.nextInt(ROWS) : order == 1 ? row : row + random.nextInt(40);
    }

    private static void fill(Group group, int row, Random random, int order) {
        int place = place(random, row, order);
        group.add("id", (long) place);
        if (random.nextInt(10) > 0) {
            group.add("day", place / 7);
        }
        group.add("word", "word " + 3 * place);
        if (place % 200 > 40) {
            group.add("few", "few " + place / 100 % 9);
        }
        if (random.nextInt(5) > 0) {
            group.add("price", random.nextInt(50) == 0 ? Double.NaN : place / 8.0 - 20);
        }
        group.add("amount", place * 25);
        if (place % 11 > 0) {
            group.add("at", place * 60_000L);
        }
        UUID key = new UUID(place * 7919L, place);
        byte[] bytes =
                java.nio.ByteBuffer.allocate(16)
                        .putLong(key.getMostSignificantBits())
                        .putLong(key.getLeastSignificantBits())
                        .array();
        group.add("key", Binary.fromConstantByteArray(bytes));
        if (random.nextInt(4) > 0) {
            Group tags = group.addGroup("tags");
            for (int i = random.nextInt(4); i > 0; i--) {
                Group element = tags.addGroup(0);
                if (random.nextBoolean()) {
                    element.add(0, place);
                }
            }
        }
    }

    private void write(long seed, int order, UnaryOperator<ExampleParquetWriter.Builder> settings) {
        Random random = new Random(seed);
        TestWriters.write(
                folder.resolve("t.parquet"),
                MessageTypeParser.parseMessageType(SCHEMA),
                IntStream.range(0, ROWS).boxed().toList(),
                (group, row) -> fill(group, row, random, order),
                builder ->
                        settings.apply(
                                builder.withRowGroupRowCountLimit(400).withPageRowCountLimit(40)));
    }

    private static Object value(String column, Random random) {
        int place = random.nextInt(ROWS * 11 / 10);
        return switch (column) {
            case "id" -> (long) place;
            case "day" -> LocalDate.ofEpochDay(place / 7);
            case "word" -> "word " + (random.nextBoolean() ? 3 * place : place);
            case "few" -> "few " + random.nextInt(12);
            case "price" -> random.nextInt(20) == 0 ? Double.NaN : place / 8.0 - 20;
            case "amount" -> BigDecimal.valueOf(random.nextBoolean() ? place * 25L : place, 2);
            case "at" ->
                    LocalDateTime.of(1970, 1, 1, 0, 0)
                            .plusMinutes(place)
                            .plusNanos(random.nextInt(2) * 1000L);
            default -> new UUID(place * 7919L, random.nextInt(5) == 0 ? 0 : place);
        };
    }

    private static Predicate predicate(Random random, int depth) {
        if (depth > 0 && random.nextInt(3) > 0) {
            Predicate left = predicate(random, depth - 1);
            Predicate right = predicate(random, depth - 1);
            return switch (random.nextInt(5)) {
                case 0 -> left.not();
                case 1, 2 -> left.or(right);
                default -> left.and(right);
            };
        }
        List<String> columns =
                List.of("id", "day", "word", "few", "price", "amount", "at", "key", "tags");
        String name = columns.get(random.nextInt(columns.size()));
        Predicate.ColumnCondition column = col(name);
        if (name.equals("tags")) {
            return random.nextBoolean() ? column.isNull() : column.isNotNull();
        }
        Object value = value(name, random);
        return switch (random.nextInt(10)) {
            case 0 -> column.isNull();
            case 1 -> column.isNotNull();
            case 2 -> column.neq(value);
            case 3 -> column.lt(value);
            case 4 -> column.gte(value);
            case 5, 6 -> column.in(value, value(name, random), value(name, random));
            case 7 -> column.in(value, value(name, random)).not();
            default -> column.eq(value);
        };
    }

    static Stream<Long> seeds() {
        return LongStream.range(0, 12).boxed();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theRowsAreThoseOfReadingEverything(long seed) {
        write(
                seed,
                (int) (seed % 3),
                builder ->
                        builder.withWriterVersion(
                                        seed % 2 == 0
                                                ? WriterVersion.PARQUET_1_0
                                                : WriterVersion.PARQUET_2_0)
                                .withDictionaryEncoding(seed % 4 < 3)
                                .withBloomFilterEnabled(seed % 3 != 2));
        Random random = new Random(seed);
        try (Connector connector = TableRows.connect(folder)) {
            SourceTable table = connector.table(TableSource.parquet("t.parquet"));
            List<String> names = table.schema().names();
            List<List<@Nullable Object>> all = TableRows.of(table);
            for (int i = 0; i < 40; i++) {
                Predicate filter = predicate(random, random.nextInt(4));
                Scan scan = table.plan(ScanRequest.of(names).withFilters(List.of(filter)));
                List<List<@Nullable Object>> expected =
                        all.stream()
                                .filter(
                                        row ->
                                                PredicateEvaluator.isTrue(
                                                        filter,
                                                        name -> row.get(names.indexOf(name))))
                                .toList();
                TestReadContext context = TestReadContext.batchesOf(1 + random.nextInt(300));
                assertThat(TableRows.of(scan, context)).as("%s", filter).isEqualTo(expected);
                assertThat(context.lent()).isZero();
            }
        }
    }

    private long bytes(SourceTable table, Predicate filter, String... columns) {
        Scan scan = table.plan(ScanRequest.of(Arrays.asList(columns)).withFilters(List.of(filter)));
        TestReadContext context = TestReadContext.create();
        TableRows.of(scan, context);
        return context.bytes();
    }

    private long bytesOf(
            UnaryOperator<ExampleParquetWriter.Builder> settings,
            int order,
            Predicate filter,
            String... columns) {
        write(1, order, settings);
        try (Connector connector = TableRows.connect(folder)) {
            return bytes(connector.table(TableSource.parquet("t.parquet")), filter, columns);
        }
    }

    @Test
    void bloomFiltersLeaveOutRowGroups() {
        Predicate absent = col("word").eq("word 1600");
        UnaryOperator<ExampleParquetWriter.Builder> plain =
                builder -> builder.withDictionaryEncoding(false);
        long without = bytesOf(plain, 0, absent, "word", "price");
        long with =
                bytesOf(
                        builder -> plain.apply(builder).withBloomFilterEnabled(true),
                        0,
                        absent,
                        "word",
                        "price");
        assertThat(without).isGreaterThan(8_000);
        assertThat(with).isPositive().isLessThan(without / 4);
    }

    @Test
    void dictionariesLeaveOutRowGroups() {
        Predicate absent = col("few").in("few 2 or so", "few 5a");
        long with = bytesOf(builder -> builder, 0, absent, "few", "word");
        long without =
                bytesOf(builder -> builder.withDictionaryEncoding(false), 0, absent, "few", "word");
        assertThat(with).isPositive().isLessThan(without / 2);
    }

    @Test
    void pagesAreLeftOutByTheirIndexes() {
        Predicate some = col("id").gte(610L).and(col("id").lt(620L));
        Predicate all = col("id").gte(400L).and(col("id").lt(800L));
        for (boolean coded : new boolean[] {true, false}) {
            UnaryOperator<ExampleParquetWriter.Builder> settings =
                    builder -> builder.withDictionaryEncoding(coded);
            // Chunks are read a megabyte at once, so that these are long enough to tell.
            long few = bytesOf(settings, 1, some, "id", "word", "key", "tags");
            long many = bytesOf(settings, 1, all, "id", "word", "key", "tags");
            assertThat(few).isPositive();
            assertThat(many).isGreaterThan(few);
        }
    }

    @Test
    void textOfManyBytesIsNotReadWherePagesAreLeftOut() {
        List<Integer> rows = new ArrayList<>(IntStream.range(0, 200).boxed().toList());
        Random random = new Random(1);
        TestWriters.write(
                folder.resolve("t.parquet"),
                MessageTypeParser.parseMessageType(
                        "message rows { required int64 id; required binary text; }"),
                rows,
                (group, row) -> {
                    byte[] text = new byte[50_000];
                    random.nextBytes(text);
                    group.add("id", (long) row);
                    group.add("text", Binary.fromConstantByteArray(text));
                },
                builder -> builder.withPageRowCountLimit(10).withDictionaryEncoding(false));
        try (Connector connector = TableRows.connect(folder)) {
            SourceTable table = connector.table(TableSource.parquet("t.parquet"));
            long all = bytes(table, col("id").gte(0L), "text");
            long few = bytes(table, col("id").eq(155L), "text");
            long last = bytes(table, col("id").gte(190L), "text");
            assertThat(all).isGreaterThan(10_000_000);
            assertThat(few).isLessThan(1_500_000);
            assertThat(last).isLessThan(1_500_000);
        }
    }

    @Test
    void theHashIsThatOfTheFormat() {
        assertThat(XxHash.hash(new byte[0])).isEqualTo(0xEF46DB3751D8E999L);
        assertThat(XxHash.hash("a".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(0xD24EC4F1A98C6E5BL);
        assertThat(XxHash.hash("abc".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(0x44BC2CF5AD770999L);
        assertThat(
                        XxHash.hash(
                                "Nobody inspects the spammish repetition"
                                        .getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(0xFBCEA83C8A378BF1L);
    }
}
