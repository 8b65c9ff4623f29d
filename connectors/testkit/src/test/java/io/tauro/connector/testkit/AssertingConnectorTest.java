package io.tauro.connector.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.connector.tsv.TsvFixture;
import io.tauro.error.TauroException;
import io.tauro.predicate.Predicate;
import io.tauro.spi.BatchReader;
import io.tauro.spi.Scan;
import io.tauro.spi.ScanRequest;
import io.tauro.spi.SortKey;
import io.tauro.spi.SourceTable;
import io.tauro.spi.Split;
import io.tauro.table.TableSource;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The caller's side of the contract. */
class AssertingConnectorTest {

    @TempDir Path folder;
    private AssertingConnector connector;
    private SourceTable table;

    @BeforeEach
    void connect() {
        TsvFixture fixture = new TsvFixture(folder);
        Schema schema = Schema.of(Column.of("a", DataType.VARCHAR));
        TableSource source = fixture.create("t", schema, List.of(List.of("x"), List.of("y")));
        connector = AssertingConnector.of(fixture.factory().connect(fixture.config()));
        table = connector.table(source);
    }

    private BatchReader open() {
        return scan().open(Split.WHOLE, TestReadContext.batchesOf(1));
    }

    private Scan scan() {
        return table.plan(ScanRequest.of(List.of("a")));
    }

    @Test
    void properUsePasses() {
        assertThat(ScanRows.read(scan())).containsExactly(List.of("x"), List.of("y"));
        assertThatCode(connector::assertAllClosed).doesNotThrowAnyException();
    }

    @Test
    void aReaderThatIsNotClosedIsFoundWithThePlaceThatOpenedIt() {
        BatchReader reader = open();
        assertThat(connector.openReaders()).isEqualTo(1);
        assertThatThrownBy(connector::assertAllClosed)
                .isInstanceOf(AssertionError.class)
                .rootCause()
                .satisfies(
                        cause ->
                                assertThat(cause.getStackTrace())
                                        .anyMatch(
                                                frame ->
                                                        frame.getMethodName().equals("open")
                                                                && frame.getClassName()
                                                                        .endsWith(
                                                                                "AssertingConnectorTest")));
        reader.close();
    }

    @Test
    void aCallAfterTheEndIsABreach() {
        try (BatchReader reader = open()) {
            while (reader.next() != null) {
                assertThat(connector.openReaders()).isEqualTo(1);
            }
            assertThatThrownBy(reader::next)
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("after the end");
        }
        assertThatThrownBy(connector::assertAllClosed)
                .as("it is remembered")
                .hasMessageContaining("after the end");
    }

    @Test
    void aCallAfterAnErrorIsABreach() {
        TestReadContext context = TestReadContext.batchesOf(1);
        try (BatchReader reader = scan().open(Split.WHOLE, context)) {
            context.cancel();
            assertThatThrownBy(reader::next).isInstanceOf(TauroException.class);
            assertThatThrownBy(reader::next).isInstanceOf(AssertionError.class);
        }
    }

    @Test
    void aCallAfterCloseIsABreach() {
        BatchReader reader = open();
        reader.close();
        reader.close();
        assertThatThrownBy(reader::next).hasMessageContaining("closed reader");
    }

    @Test
    void useOfAClosedConnectionIsABreach() {
        connector.close();
        assertThatThrownBy(this::scan).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> connector.table(TableSource.table("t")))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void requestsForColumnsThatAreNotThereAreABreach() {
        ScanRequest request = ScanRequest.of(List.of("a"));
        assertThatThrownBy(() -> table.plan(ScanRequest.of(List.of("b"))))
                .hasMessageContaining("'b'");
        assertThatThrownBy(
                        () -> table.plan(request.withFilters(List.of(Predicate.col("c").isNull()))))
                .hasMessageContaining("'c'");
        assertThatThrownBy(
                        () -> table.plan(request.withSort(List.of(new SortKey("a", true, true)))))
                .hasMessageContaining("without a limit");
    }

    @Test
    void aWatchedFactoryMakesWatchedConnectors() {
        TsvFixture fixture = new TsvFixture(folder);
        assertThat(AssertingConnector.factory(fixture.factory()).connect(fixture.config()))
                .isInstanceOf(AssertingConnector.class);
    }
}
