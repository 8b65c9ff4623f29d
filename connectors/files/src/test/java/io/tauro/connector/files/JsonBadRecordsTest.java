package io.tauro.connector.files;

import static io.tauro.connector.files.FileErrorsAssert.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.connector.testkit.TestReadContext;
import io.tauro.error.ErrorCode;
import io.tauro.spi.BatchReader;
import io.tauro.spi.Cancellation;
import io.tauro.spi.Connector;
import io.tauro.spi.ReadContext;
import io.tauro.spi.Scan;
import io.tauro.spi.ScanRequest;
import io.tauro.spi.SourceTable;
import io.tauro.table.TableSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Records that are left out by choice. */
class JsonBadRecordsTest extends JsonFileTest {

    @Test
    void badRecordsCanBeSkipped() throws IOException {
        TableSource source =
                file("{\"a\":1,\"b\":[1]}\n{\"a\":2\nnonsense\n{\"a\":\"x\"}\n[3]\n7\n{\"a\":4}{\"a\":5} }\n{\"a\":6}")
                        .schema(columns("a", "BIGINT", "b", "BIGINT ARRAY"))
                        .option("bad_records", "skip");
        assertThat(rows(source).stream().map(row -> row.get(0))).containsExactly(1L, 4L, 5L, 6L);
        assertThat(rows(source).get(0).get(1)).isEqualTo(List.of(1L));
    }

    @Test
    void theSameRecordsAreBadWhateverIsWanted() throws IOException {
        TableSource source =
                file("{\"a\":1,\"b\":{\"c\":1}}\n{\"a\":2,\"b\":{\"c\":\"x\"}}\n{\"a\":3}\n")
                        .schema(columns("a", "BIGINT", "b", "ROW(c BIGINT)"))
                        .option("bad_records", "skip");
        try (Connector connector = TableRows.connect(folder)) {
            SourceTable table = connector.table(source);
            assertThat(TableRows.of(table.plan(ScanRequest.of(List.of("a")))))
                    .containsExactly(List.of(1L), List.of(3L));
            assertThat(TableRows.of(table.plan(ScanRequest.of(List.of())))).hasSize(2);
        }
    }

    @Test
    void brokenSyntaxOfOtherFilesIsAnErrorEvenWhereBadRecordsAreSkipped() throws IOException {
        TableSource.Files source = file("[{\"a\":1},\n{\"a\":\"x\"},\n{\"a\":2}\n{\"a\":3}]");
        assertFails(
                ErrorCode.FILE_CORRUPT,
                () -> rows(source.schema(columns("a", "BIGINT")).option("bad_records", "skip")),
                "not JSON in line 4");
        assertThat(
                        rows(
                                file("[{\"a\":1},\n{\"a\":\"x\"},\n7,{\"a\":3}]")
                                        .schema(columns("a", "BIGINT"))
                                        .option("bad_records", "skip")))
                .containsExactly(List.of(1L), List.of(3L));
    }

    @Test
    void aLineInAnotherEncodingIsABadRecord() throws IOException {
        byte[] bytes =
                "{\"a\":\"x\"}\n{\"a\":\"ß\"}\n{\"a\":\"y\"}\n"
                        .getBytes(StandardCharsets.ISO_8859_1);
        TableSource.Files source = file("t.json", bytes).schema(columns("a", "VARCHAR"));
        assertFails(ErrorCode.FILE_CORRUPT, () -> rows(source), "encoding in or behind line 2");
        assertThat(rows(source.option("bad_records", "skip")))
                .containsExactly(List.of("x"), List.of("y"));
    }

    @Test
    void aCancelledQueryDoesNotReadOnThroughBadRecords() throws IOException {
        TableSource source =
                file("{\"a\":1}\n" + "{broken}\n".repeat(500_000))
                        .schema(columns("a", "BIGINT"))
                        .option("bad_records", "skip");
        TestReadContext context = TestReadContext.create();
        try (Connector connector = TableRows.connect(folder)) {
            Scan scan = connector.table(source).plan(ScanRequest.of(List.of("a")));
            try (BatchReader reader =
                    scan.open(scan.splits().get(0), new CancelledOnceRead(context))) {
                assertFails(ErrorCode.QUERY_CANCELLED, reader::next);
            }
        }
        assertThat(context.bytes()).isLessThan(1 << 20);
    }

    /** A query that is cancelled when the first bytes have been read. */
    private record CancelledOnceRead(TestReadContext context) implements ReadContext {

        @Override
        public String queryId() {
            return context.queryId();
        }

        @Override
        public int batchSize() {
            return context.batchSize();
        }

        @Override
        public Cancellation cancellation() {
            return context.cancellation();
        }

        @Override
        public void countBytes(long bytes) {
            context.countBytes(bytes);
            context.cancel();
        }
    }
}
