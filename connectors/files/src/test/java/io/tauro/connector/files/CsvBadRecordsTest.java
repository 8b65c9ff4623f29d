package io.tauro.connector.files;

import static io.tauro.connector.files.FileErrorsAssert.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.connector.testkit.TestReadContext;
import io.tauro.error.ErrorCode;
import io.tauro.spi.Connector;
import io.tauro.spi.ScanRequest;
import io.tauro.spi.SourceTable;
import io.tauro.table.TableSource;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Records that are left out by choice. */
class CsvBadRecordsTest extends CsvFileTest {

    private List<List<@Nullable Object>> rows(
            TableSource source, TestReadContext context, String... columns) {
        try (Connector connector = TableRows.connect(folder)) {
            SourceTable table = connector.table(source);
            return TableRows.of(table.plan(ScanRequest.of(List.of(columns))), context);
        }
    }

    @Test
    void badRecordsAreErrorsOrCounted() throws IOException {
        TableSource.Files source =
                file("a,b\n1,x\ntwo,y\n3\n4,z,z\n,5\n6,w\n")
                        .schema(
                                Schema.of(
                                        Column.of("a", DataType.INTEGER).notNull(),
                                        Column.of("b", DataType.VARCHAR)));
        assertFails(
                ErrorCode.FILE_CORRUPT, () -> rows(source), "line 3, column 'a'", "bad_records");
        TestReadContext context = TestReadContext.create();
        assertThat(rows(source.option("bad_records", "skip"), context, "a", "b"))
                .containsExactly(List.of(1, "x"), List.of(6, "w"));
        assertThat(context.skipped()).isEqualTo(4);
    }

    @Test
    void recordsOfAnotherLengthAreTreatedAsIsSaid() throws IOException {
        TableSource.Files source =
                file("a,b\n1,2\n3\nx,4\n").schema(columns("a", "INTEGER", "b", "INTEGER"));
        TestReadContext context = TestReadContext.create();
        TableSource filled = source.option("bad_records", "skip").option("ragged", "null_fill");
        assertThat(rows(filled, context, "a", "b"))
                .containsExactly(List.of(1, 2), Arrays.asList(3, null));
        assertThat(context.skipped()).isEqualTo(1);
        TableSource ragged = source.option("ragged", "skip");
        assertThat(rows(ragged, context, "b")).containsExactly(List.of(2), List.of(4));
        assertThat(context.skipped()).isEqualTo(2);
        assertFails(ErrorCode.FILE_CORRUPT, () -> rows(ragged), "line 4");
    }

    @Test
    void theSameRecordsAreBadWhateverIsWanted() throws IOException {
        TableSource source =
                file("a,b\n1,1\n2,x\n3,3\n")
                        .schema(columns("a", "INTEGER", "b", "INTEGER"))
                        .option("bad_records", "skip");
        TestReadContext context = TestReadContext.create();
        assertThat(rows(source, context, "a")).containsExactly(List.of(1), List.of(3));
        assertThat(rows(source, context)).hasSize(2);
        assertThat(rows(source, context, "b", "a")).containsExactly(List.of(1, 1), List.of(3, 3));
        assertThat(context.skipped()).isEqualTo(3);
    }

    @Test
    void wholeBatchesMayBeBad() throws IOException {
        TableSource source =
                file("a,b\n" + "x,1\n".repeat(5000) + "1,1\n" + "y,1\n".repeat(5000) + "2,1\n")
                        .schema(columns("a", "BIGINT", "b", "BIGINT"))
                        .option("bad_records", "skip");
        TestReadContext context = TestReadContext.batchesOf(1000);
        assertThat(rows(source, context, "a")).containsExactly(List.of(1L), List.of(2L));
        assertThat(context.skipped()).isEqualTo(10_000);
    }

    @Test
    void badRecordsOfJsonAreCountedToo() throws IOException {
        file(
                "t.json",
                "{\"a\":1}\n{\"a\":\n{\"a\":\"x\"}\n{\"a\":2}\n"
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        TestReadContext context = TestReadContext.create();
        TableSource source =
                TableSource.json("t.json")
                        .schema(columns("a", "BIGINT"))
                        .option("bad_records", "skip");
        assertThat(rows(source, context, "a")).containsExactly(List.of(1L), List.of(2L));
        assertThat(context.skipped()).isEqualTo(2);
    }
}
