package io.tauro.connector.files.parquet;

import static io.tauro.connector.files.FileErrorsAssert.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.connector.files.TableRows;
import io.tauro.connector.files.parquet.HandFile.Levels;
import io.tauro.connector.files.parquet.HandFile.Page;
import io.tauro.connector.testkit.TestReadContext;
import io.tauro.error.ErrorCode;
import io.tauro.spi.Connector;
import io.tauro.spi.ScanRequest;
import io.tauro.table.TableSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Type;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Pages of the first version may end in the midst of a record, and levels may contradict. */
class SplitRecordsTest {

    private static final int[] REPETITION = {0, 1, 1, 0, 0, 0, 1, 0, 1, 1, 1, 0};
    private static final int[] DEFINITION = {3, 2, 3, 0, 1, 3, 3, 2, 2, 3, 3, 3};
    private static final int[] VALUES = {10, 11, 12, 13, 14, 15, 16};
    private static final List<List<@Nullable Object>> ROWS =
            Stream.of(
                            Arrays.asList(10, null, 11),
                            null,
                            List.of(),
                            List.of(12, 13),
                            Arrays.asList(null, null, 14, 15),
                            List.of(16))
                    .map(list -> Arrays.asList((@Nullable Object) list))
                    .toList();

    @TempDir Path folder;

    private static SchemaElement group(
            String name, @Nullable FieldRepetitionType repetition, int children) {
        SchemaElement element = new SchemaElement(name);
        element.setNum_children(children);
        if (repetition != null) {
            element.setRepetition_type(repetition);
        }
        return element;
    }

    /** {@code optional group c (LIST) { repeated group list { optional int32 element; } }} */
    private static List<SchemaElement> schema() {
        SchemaElement list = group("c", FieldRepetitionType.OPTIONAL, 1);
        list.setConverted_type(ConvertedType.LIST);
        SchemaElement element = new SchemaElement("element");
        element.setType(Type.INT32);
        element.setRepetition_type(FieldRepetitionType.OPTIONAL);
        return new ArrayList<>(
                List.of(
                        group("rows", null, 1),
                        list,
                        group("list", FieldRepetitionType.REPEATED, 1),
                        element));
    }

    /** The entries, with pages that end at some positions. */
    private static List<Page> pages(int... ends) {
        List<Page> pages = new ArrayList<>();
        int from = 0;
        int value = 0;
        for (int end : ends) {
            int[] definition = Arrays.copyOfRange(DEFINITION, from, end);
            int present = (int) Arrays.stream(definition).filter(level -> level == 3).count();
            pages.add(
                    new Page(
                            Arrays.copyOfRange(REPETITION, from, end),
                            definition,
                            Arrays.copyOfRange(VALUES, value, value + present)));
            from = end;
            value += present;
        }
        return pages;
    }

    private void write(Levels levels, long rows, List<Page> pages) {
        HandFile.write(folder.resolve("t.parquet"), schema(), 1, 3, levels, rows, pages);
    }

    private List<List<@Nullable Object>> read(int batchRows) {
        try (Connector connector = TableRows.connect(folder)) {
            return TableRows.of(
                    connector
                            .table(TableSource.parquet("t.parquet"))
                            .plan(ScanRequest.of(List.of("c"))),
                    TestReadContext.batchesOf(batchRows));
        }
    }

    static Stream<int[]> everyWayToCutInThree() {
        List<int[]> ways = new ArrayList<>();
        for (int first = 0; first <= 12; first++) {
            for (int second = first; second <= 12; second++) {
                ways.add(new int[] {first, second, 12});
            }
        }
        return ways.stream();
    }

    @ParameterizedTest
    @MethodSource("everyWayToCutInThree")
    void aRecordThatGoesOnInTheNextPagesIsWhole(int[] ends) {
        write(Levels.RUNS, 6, pages(ends));
        for (int rows = 1; rows <= 7; rows++) {
            assertThat(read(rows)).isEqualTo(ROWS);
        }
    }

    @ParameterizedTest
    @EnumSource(Levels.class)
    void levelsOfOldFilesAreRead(Levels levels) {
        write(levels, 6, pages(12));
        assertThat(read(1000)).isEqualTo(ROWS);
        write(levels, 6, pages(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12));
        assertThat(read(1000)).isEqualTo(ROWS);
    }

    private void assertCorrupt(String what) {
        assertFails(ErrorCode.FILE_CORRUPT, () -> read(4), "t.parquet", "'c'", what);
    }

    @Test
    void levelsThatCannotBeAreRefused() {
        int[] zeros = {0, 0};
        write(Levels.RUNS, 2, List.of(new Page(new int[] {1, 0}, new int[] {3, 3}, 1, 2)));
        assertCorrupt("entries before its first record");
        write(Levels.RUNS, 2, List.of(new Page(new int[] {0, 2}, new int[] {3, 3}, 1, 2)));
        assertCorrupt("a level that is too high");
        write(Levels.RUNS, 2, List.of(new Page(zeros, new int[] {3, 4}, 1, 2)));
        assertCorrupt("a level that is too high");
        write(Levels.RUNS, 1, List.of(new Page(new int[] {0, 1}, new int[] {1, 3}, 1)));
        // An element behind none is one all the same.
        assertThat(read(4)).hasSize(1);
        write(Levels.RUNS, 1, List.of(new Page(new int[] {0, 1}, new int[] {3, 1}, 1)));
        assertCorrupt("levels that contradict each other");
        write(Levels.RUNS, 2, List.of(new Page(new int[] {0, 1}, new int[] {3, 3}, 1, 2)));
        assertCorrupt("fewer rows than its row group");
        write(Levels.RUNS, 2, List.of(new Page(zeros, new int[] {3, 3}, 1)));
        assertCorrupt("a page that ends early");
    }
}
