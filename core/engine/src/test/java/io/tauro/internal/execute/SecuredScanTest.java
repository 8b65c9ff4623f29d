package io.tauro.internal.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.data.Batch;
import io.tauro.data.BytesVector;
import io.tauro.data.ColumnVector;
import io.tauro.data.ConstantVector;
import io.tauro.data.IntVector;
import io.tauro.data.LongVector;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.internal.kernel.Vectors;
import io.tauro.internal.physical.PhysicalNode;
import io.tauro.internal.physical.PhysicalNode.ScanNode;
import io.tauro.internal.physical.PhysicalNode.SetKind;
import io.tauro.internal.physical.PhysicalNode.SetNode;
import io.tauro.spi.BatchReader;
import io.tauro.spi.Cancellation;
import io.tauro.spi.Pushdown;
import io.tauro.spi.QueryScope;
import io.tauro.spi.ReadContext;
import io.tauro.spi.Scan;
import io.tauro.spi.Split;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SecuredScanTest {

    private static final Schema SCHEMA =
            Schema.of(
                    Column.of("id", DataType.BIGINT).notNull(),
                    Column.of("price", DataType.decimal(10, 2)));

    /** A scan that delivers one batch, then ends. */
    private static ScanNode delivering(Batch batch) {
        Scan scan =
                new Scan() {
                    @Override
                    public Schema schema() {
                        return SCHEMA;
                    }

                    @Override
                    public Pushdown pushdown() {
                        return new Pushdown(List.of(), false, false, "", "");
                    }

                    @Override
                    public String describe() {
                        return "one batch";
                    }

                    @Override
                    public BatchReader open(Split split, ReadContext context) {
                        return new OneBatch(batch);
                    }
                };
        return new ScanNode("orders", "crm", "test", scan, List.of(), 1);
    }

    private static final class OneBatch implements BatchReader {
        private Batch batch;

        OneBatch(Batch batch) {
            this.batch = batch;
        }

        @Override
        public Batch next() {
            Batch next = batch;
            batch = null;
            return next;
        }

        @Override
        public void close() {
            throw new IllegalStateException("close must not throw");
        }
    }

    private static LongVector ids(int size) {
        return new LongVector(DataType.BIGINT, new long[size], null, size);
    }

    private static ColumnVector prices(int size) {
        return Vectors.constant(new BigDecimal("1.50"), DataType.decimal(10, 2), size);
    }

    /** A scan of two of one query, which says in its only part how many it is one of. */
    private static final class Twin implements Scan {

        @Override
        public Schema schema() {
            return SCHEMA;
        }

        @Override
        public Pushdown pushdown() {
            return new Pushdown(List.of(), false, false, "", "");
        }

        @Override
        public String describe() {
            return "one of several";
        }

        @Override
        public List<Split> splits(int atOnce, double expectedRows, QueryScope query) {
            return List.of(() -> "one of " + query.scans());
        }

        @Override
        public BatchReader open(Split split, ReadContext context) {
            throw new IllegalStateException("nobody reads it");
        }
    }

    @Test
    void aScanIsCutAsPartOfItsQuery() {
        ScanNode twin = new ScanNode("orders", "crm", "test", new Twin(), List.of(), 1);
        ScanNode other = new ScanNode("orders", "crm", "test", new Twin(), List.of(), 1);
        PhysicalNode both = new SetNode(List.of(twin, other), SetKind.UNION, true, SCHEMA, 2);
        SecuredScan opener =
                new SecuredScan(
                        TestRun.OPEN_GUARD,
                        new RunStatistics(),
                        SourceUse.unlimited(),
                        Optional.of(QueryReads.of(both, new Cancellation())));

        assertThat(opener.splits(twin, 1)).extracting(Split::describe).containsExactly("one of 2");
    }

    static Stream<Batch> broken() {
        int[] twice = {1, 1};
        int[] outside = {0, 2};
        return Stream.of(
                Batch.of(2, ids(2)),
                Batch.of(2, ids(2), prices(2), prices(2)),
                Batch.of(0, ids(0), prices(0)),
                Batch.of(65, ids(65), prices(65)),
                Batch.of(2, new IntVector(DataType.INTEGER, new int[2], null, 2), prices(2)),
                Batch.of(2, ids(2), ids(2)),
                Batch.of(2, ids(2), Vectors.constant(null, DataType.decimal(10, 3), 2)),
                Batch.of(2, new IntVector(DataType.BIGINT, new int[2], null, 2), prices(2)),
                Batch.of(
                        2,
                        new ConstantVector(
                                new BytesVector(DataType.BIGINT, new byte[0], new int[2], null, 1),
                                2),
                        prices(2)),
                Batch.of(2, Vectors.constant(null, DataType.BIGINT, 2), prices(2)),
                Batch.of(2, ids(2), prices(2)).select(twice, 2),
                Batch.of(2, ids(2), prices(2)).select(outside, 2));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void aBatchThatIsNotWhatWasAgreedIsTheConnectorsError(Batch batch) {
        assertThatThrownBy(() -> TestRun.with(64).rows(delivering(batch)))
                .isInstanceOfSatisfying(
                        TauroException.class,
                        error -> {
                            assertThat(error.code())
                                    .isEqualTo(ErrorCode.CONNECTOR_BROKE_ITS_CONTRACT);
                            assertThat(error.text()).contains("'orders'", "'test'");
                        });
    }

    @Test
    void aGoodBatchPassesEvenIfTheReaderThrowsOnClose() {
        Batch batch = Batch.of(64, ids(64), prices(64));
        assertThat(TestRun.with(64).rows(delivering(batch))).hasSize(64);
    }

    @Test
    void aGuardThatRefusesIsAskedBeforeTheSource() {
        TestScan scan = TestScan.of(SCHEMA, new Object[] {1L, null});
        ScanGuard refusing =
                new ScanGuard() {
                    @Override
                    public void beforeOpen(ScanNode node) {
                        throw new TauroException(ErrorCode.ACCESS_DENIED, "No.");
                    }

                    @Override
                    public Batch onBatch(ScanNode node, Batch batch) {
                        return batch;
                    }
                };
        assertThatThrownBy(() -> TestRun.guarded(refusing).rows(scan.node()))
                .isInstanceOfSatisfying(
                        TauroException.class,
                        error -> assertThat(error.code()).isEqualTo(ErrorCode.ACCESS_DENIED));
        assertThat(scan.opened()).isZero();
    }

    @Test
    void aGuardDecidesWhichRowsPassAndWhatWasReadIsStillCounted() {
        TestScan scan = TestScan.of(SCHEMA, new Object[] {1L, null}, new Object[] {2L, null});
        ScanNode node = scan.node();
        int[] second = {1};
        ScanGuard selecting =
                new ScanGuard() {
                    @Override
                    public void beforeOpen(ScanNode guarded) {}

                    @Override
                    public Batch onBatch(ScanNode guarded, Batch batch) {
                        return batch.select(second, 1);
                    }
                };
        TestRun run = TestRun.guarded(selecting);
        assertThat(run.rows(node)).containsExactly(TestRun.row(2L, null));
        assertThat(run.statistics.ofScan(node).rows()).isEqualTo(2);
    }

    @Test
    void anUnknownErrorOfAConnectorIsNamedButNotQuoted() {
        ScanGuard failing =
                new ScanGuard() {
                    @Override
                    public void beforeOpen(ScanNode node) {}

                    @Override
                    public Batch onBatch(ScanNode node, Batch batch) {
                        return batch;
                    }
                };
        TestScan scan = TestScan.of(SCHEMA, new Object[] {1L, "a secret that is no number"});
        assertThatThrownBy(() -> TestRun.guarded(failing).rows(scan.node()))
                .isInstanceOfSatisfying(
                        TauroException.class,
                        error -> {
                            assertThat(error.code())
                                    .isEqualTo(ErrorCode.CONNECTOR_BROKE_ITS_CONTRACT);
                            assertThat(error.text())
                                    .contains("ClassCastException")
                                    .doesNotContain("secret");
                        });
    }
}
