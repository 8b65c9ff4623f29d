package io.tauro.connector.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.data.Batch;
import io.tauro.spi.BatchReader;
import io.tauro.spi.Scan;
import io.tauro.spi.ScanRequest;
import io.tauro.spi.SourceTable;
import io.tauro.spi.Split;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** What is read is what was stored: types, columns, batches and splits. */
final class ReadingContract {

    private final Subject subject;

    ReadingContract(Subject subject) {
        this.subject = subject;
    }

    /** A table of one column, with each edge of its type and null. */
    void typeSurvives(DataType type) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        int number = 0;
        for (Object value : subject.values(type)) {
            rows.add(List.of(Subject.key(subject.keyType(), number++), value));
        }
        List<@Nullable Object> none =
                new ArrayList<>(List.of(Subject.key(subject.keyType(), number)));
        none.add(null);
        rows.add(none);
        Schema schema =
                Schema.of(
                        Column.of("id", subject.keyType()),
                        Column.of(Subject.columnName(type), type));
        Subject.Table table = subject.create("t_" + Subject.columnName(type), schema, rows);
        SourceTable source = subject.open(table);

        assertThat(types(source.schema())).isEqualTo(types(table.schema()));
        assertSame(
                table.rows(), ScanRows.read(source.plan(ScanRequest.of(source.schema().names()))));
    }

    void schemaIsThatOfTheTable() {
        Schema schema = subject.open(subject.awkward()).schema();
        assertThat(schema.names()).isEqualTo(subject.awkward().schema().names());
        assertThat(types(schema)).isEqualTo(types(subject.awkward().schema()));
    }

    private static List<DataType> types(Schema schema) {
        return schema.columns().stream().map(Column::type).toList();
    }

    void aTableWithoutRowsIsEmpty() {
        Schema schema = Schema.of(Column.of("id", subject.keyType()));
        SourceTable table = subject.open(subject.create("empty", schema, List.of()));
        assertThat(ScanRows.read(table.plan(ScanRequest.of(List.of("id"))))).isEmpty();
        assertThat(ScanRows.read(table.plan(ScanRequest.of(List.of())))).isEmpty();
    }

    void noColumnsGiveTheNumberOfRows() {
        for (Subject.Table table : List.of(subject.awkward(), subject.bulk())) {
            Scan scan = subject.open(table).plan(ScanRequest.of(List.of()));
            assertThat(ScanRows.read(scan)).hasSameSizeAs(table.rows());
        }
    }

    void columnsComeInTheOrderAskedFor() {
        Subject.Table table = subject.awkward();
        List<String> names = new ArrayList<>(table.schema().names());
        Collections.reverse(names);
        List<List<@Nullable Object>> rows =
                ScanRows.read(subject.open(table).plan(ScanRequest.of(names)));
        assertSame(new NaiveScan(table.schema()).project(table.rows(), names), rows);
    }

    void batchesAreAsSmallAsAskedFor(int rows) {
        Subject.Table table = subject.awkward();
        Scan scan = subject.open(table).plan(ScanRequest.of(table.schema().names()));
        assertSame(table.rows(), ScanRows.read(scan, TestReadContext.batchesOf(rows)));
    }

    void splitsTogetherHoldEachRowOnce() {
        Scan scan = bulk();
        assertSame(subject.bulk().rows(), ScanRows.read(scan));
    }

    void splitsCanBeReadInAnyOrderAndAgain() {
        Scan scan = bulk();
        List<Split> splits = new ArrayList<>(scan.splits());
        for (int round = 0; round < 2; round++) {
            Collections.shuffle(splits, new Random(subject.seed() + round));
            List<List<@Nullable Object>> rows = new ArrayList<>();
            splits.forEach(
                    split -> rows.addAll(ScanRows.read(scan, split, TestReadContext.create())));
            assertSame(subject.bulk().rows(), rows);
        }
    }

    void splitsCanBeReadByManyThreads() {
        Scan scan = bulk();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (int round = 0; round < 2; round++) {
                List<Future<List<List<@Nullable Object>>>> parts =
                        scan.splits().stream()
                                .map(
                                        split ->
                                                threads.submit(
                                                        () ->
                                                                ScanRows.read(
                                                                        scan,
                                                                        split,
                                                                        TestReadContext.batchesOf(
                                                                                100))))
                                .toList();
                List<List<@Nullable Object>> rows = new ArrayList<>();
                parts.forEach(part -> rows.addAll(result(part)));
                assertSame(subject.bulk().rows(), rows);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** Readers whose calls alternate must not disturb each other. */
    void twoReadersOfOneSplitDoNotDisturbEachOther() {
        Scan scan = bulk();
        Split split = scan.splits().get(0);
        List<List<@Nullable Object>> expected =
                ScanRows.read(scan, split, TestReadContext.create());
        List<List<@Nullable Object>> first = new ArrayList<>();
        List<List<@Nullable Object>> second = new ArrayList<>();
        try (BatchReader one = scan.open(split, TestReadContext.batchesOf(1000));
                BatchReader other = scan.open(split, TestReadContext.batchesOf(1000))) {
            boolean more = true;
            boolean moreOfOther = true;
            while (more || moreOfOther) {
                more = more && addNext(one, first);
                moreOfOther = moreOfOther && addNext(other, second);
            }
        }
        assertSame(expected, first);
        assertSame(expected, second);
    }

    private static boolean addNext(BatchReader reader, List<List<@Nullable Object>> rows) {
        Batch batch = reader.next();
        if (batch != null) {
            rows.addAll(ScanRows.of(batch));
        }
        return batch != null;
    }

    private Scan bulk() {
        return subject.open(subject.bulk()).plan(ScanRequest.of(subject.bulk().schema().names()));
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new AssertionError("reading a split on another thread failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while reading", e);
        }
    }

    static void assertSame(List<? extends List<?>> expected, List<? extends List<?>> actual) {
        String difference = SameValues.difference(expected, actual);
        if (!difference.isEmpty()) {
            throw new AssertionError(difference);
        }
    }
}
