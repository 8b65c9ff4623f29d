package io.tauro.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.data.Batch;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.predicate.Predicate;
import io.tauro.spi.BatchReader;
import io.tauro.spi.Cancellation;
import io.tauro.spi.ReadContext;
import io.tauro.spi.Scan;
import io.tauro.spi.ScanRequest;
import io.tauro.spi.SortKey;
import io.tauro.spi.Split;
import io.tauro.table.TableSource;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MemoryConnectorTest {

    private static final MemoryTable NUMBERS =
            MemoryTable.of(
                    Schema.of(Column.of("n", DataType.INTEGER), Column.of("t", DataType.VARCHAR)),
                    IntStream.range(0, 10_000).mapToObj(i -> List.of(i, "t" + i % 10)).toList());

    private final MemoryConnector connector = MemoryConnector.of(Map.of("s.numbers", NUMBERS));

    record Context(int batchSize, Cancellation cancellation) implements ReadContext {
        @Override
        public String queryId() {
            return "test";
        }

        @Override
        public void countBytes(long bytes) {}
    }

    private Scan plan(MemoryConnector from, ScanRequest request) {
        return from.table(TableSource.table("s.numbers")).plan(request);
    }

    private static List<Batch> read(Scan scan, int batchSize) {
        List<Batch> batches = new ArrayList<>();
        for (Split split : scan.splits()) {
            try (BatchReader reader =
                    scan.open(split, new Context(batchSize, new Cancellation()))) {
                for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
                    batches.add(batch);
                }
            }
        }
        return batches;
    }

    @Test
    void aScanOfEverythingSharesTheVectors() {
        List<Batch> batches = read(plan(connector, ScanRequest.of(List.of("t"))), 4096);

        assertThat(batches).hasSize(3);
        assertThat(batches.get(0).column(0)).isSameAs(NUMBERS.chunks().get(0).column(1));
    }

    @Test
    void filtersAndALimitAreTakenAndAppliedInEverySplit() {
        ScanRequest request =
                ScanRequest.of(List.of("n"))
                        .withFilters(List.of(Predicate.col("t").eq("t3")))
                        .withLimit(5);
        Scan scan = plan(connector.rowsPerSplit(1), request);

        assertThat(scan.pushdown().residual()).isEmpty();
        assertThat(scan.pushdown().limit()).isTrue();
        assertThat(scan.splits()).hasSize(3);
        assertThat(read(scan, 3))
                .extracting(Batch::selectedCount)
                .containsExactly(3, 2, 3, 2, 3, 2);
    }

    @Test
    void theFirstRowsOfAnOrderComeInOrder() {
        ScanRequest request =
                ScanRequest.of(List.of("n"))
                        .withSort(
                                List.of(
                                        new SortKey("t", true, false),
                                        new SortKey("n", false, false)))
                        .withLimit(3);
        Scan scan = plan(connector, request);
        Batch batch = read(scan, 4096).get(0);

        assertThat(scan.pushdown().sort()).isTrue();
        assertThat(
                        List.of(
                                batch.column(0).value(0),
                                batch.column(0).value(1),
                                batch.column(0).value(2)))
                .isEqualTo(List.of(9, 19, 29));
    }

    @Test
    void withoutPushdownNothingIsTaken() {
        ScanRequest request =
                ScanRequest.of(List.of("n"))
                        .withFilters(List.of(Predicate.col("n").eq(1)))
                        .withLimit(1);
        Scan scan = plan(connector.withoutPushdown(), request);

        assertThat(scan.pushdown().pushed()).isEmpty();
        assertThat(scan.pushdown().limit()).isFalse();
        assertThat(read(scan, 4096)).hasSize(3);
    }

    @Test
    void plansShowNoLiterals() {
        ScanRequest request =
                ScanRequest.of(List.of("n"))
                        .withFilters(List.of(Predicate.col("t").eq("secret")))
                        .withSort(List.of(new SortKey("n", true, true)))
                        .withLimit(4711);

        assertThat(plan(connector, request).describe())
                .isEqualTo("memory s.numbers [n] where t = ? order by n DESC NULLS FIRST limit ?");
    }

    @Test
    void aMissingTableIsNamedWithItsNeighbour() {
        assertThatThrownBy(() -> connector.table(TableSource.table("s.number")))
                .isInstanceOfSatisfying(
                        TauroException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.SOURCE_TABLE_NOT_FOUND))
                .hasMessageContaining("Did you mean 's.numbers'?");
    }

    @Test
    void openReadersFailOnceTheConnectionIsClosed() {
        try (BatchReader reader =
                plan(connector, ScanRequest.of(List.of("n")))
                        .open(Split.WHOLE, new Context(10, new Cancellation()))) {
            assertThat(reader.next()).isNotNull();
            connector.close();
            assertThatThrownBy(reader::next).isInstanceOf(TauroException.class);
        }
    }
}
