package io.tauro.connector.files.parquet;

import static io.tauro.predicate.Predicate.col;
import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.connector.files.ParquetFile;
import io.tauro.connector.files.format.FilePart;
import io.tauro.connector.files.format.ValueRange;
import io.tauro.connector.files.store.LocalObjectStore;
import io.tauro.connector.files.store.StoredObject;
import io.tauro.connector.testkit.TestReadContext;
import io.tauro.data.Batch;
import io.tauro.predicate.Predicate;
import io.tauro.spi.BatchReader;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that do not count, by their position in a file of several row groups. */
class MaskedRowsTest {

    private static final int ROWS = 50_000;
    private static final Schema COLUMNS =
            new Schema(
                    List.of(
                            Column.of("id", DataType.BIGINT).nullable(false),
                            Column.of("few", DataType.INTEGER).nullable(false)));

    @TempDir Path folder;
    private LocalObjectStore store;
    private ParquetFiles files;
    private StoredObject file;

    @BeforeEach
    void write() {
        ParquetFile.write(
                folder.resolve("f.parquet"),
                MessageTypeParser.parseMessageType(
                        "message m { required int64 id; required int32 few; }"),
                IntStream.range(0, ROWS).mapToObj(i -> List.of((long) i, i % 7)).toList(),
                builder -> builder.withRowGroupSize(64L << 10).withPageRowCountLimit(1000));
        store = new LocalObjectStore(folder);
        files = new ParquetFiles(store, "t");
        file = store.find("f.parquet").orElseThrow();
    }

    private static RowMask keeping(LongPredicate kept) {
        return (first, selection, count) -> {
            int left = 0;
            for (int i = 0; i < count; i++) {
                if (kept.test(first + selection[i])) {
                    selection[left++] = selection[i];
                }
            }
            return left;
        };
    }

    private List<Long> ids(RowMask mask, Schema columns, Predicate... filters) {
        List<Long> ids = new ArrayList<>();
        List<FilePart> parts =
                files.parts(file, COLUMNS, List.of(filters), name -> ValueRange.UNKNOWN).parts();
        for (FilePart part : parts) {
            try (BatchReader reader =
                    files.open(
                            part,
                            columns,
                            List.of(filters),
                            COLUMNS,
                            mask,
                            TestReadContext.create())) {
                for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
                    for (int i = 0; i < batch.selectedCount(); i++) {
                        ids.add(
                                columns.size() == 0
                                        ? null
                                        : (Long) batch.column(0).value(batch.row(i)));
                    }
                }
            }
        }
        return ids;
    }

    private static List<Long> expected(LongPredicate kept) {
        return LongStream.range(0, ROWS).filter(kept).boxed().toList();
    }

    @Test
    void theFileHasSeveralRowGroups() {
        assertThat(files.parts(file, COLUMNS, List.of(), name -> ValueRange.UNKNOWN).total())
                .isGreaterThan(3);
        assertThat(files.schema(file)).isEqualTo(COLUMNS);
    }

    @Test
    void rowsThatDoNotCountAreLeftOutOfEachRowGroup() {
        assertThat(ids(keeping(row -> row % 3 != 1), COLUMNS))
                .isEqualTo(expected(row -> row % 3 != 1));
        assertThat(ids(keeping(row -> row % 9973 == 5), COLUMNS))
                .isEqualTo(expected(row -> row % 9973 == 5));
        assertThat(ids(keeping(row -> false), COLUMNS)).isEmpty();
        assertThat(ids(keeping(row -> true), COLUMNS)).isEqualTo(expected(row -> true));
    }

    @Test
    void filtersSeeOnlyRowsThatCountAtTheirOwnPositions() {
        assertThat(
                        ids(
                                keeping(row -> row % 3 != 1),
                                COLUMNS,
                                col("few").eq(3),
                                col("id").gte(20_001L)))
                .isEqualTo(expected(row -> row % 3 != 1 && row % 7 == 3 && row >= 20_001));
        assertThat(ids(keeping(row -> row >= 49_990), COLUMNS, col("id").lt(49_995L)))
                .isEqualTo(expected(row -> row >= 49_990 && row < 49_995));
    }

    @Test
    void rowsAreCountedWithoutAColumn() {
        assertThat(ids(keeping(row -> row % 10 == 0), new Schema(List.of()))).hasSize(5000);
    }
}
