package io.tauro.internal.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.internal.physical.PhysicalNode;
import io.tauro.internal.physical.PhysicalNode.Order;
import io.tauro.internal.physical.PhysicalNode.ScanNode;
import io.tauro.internal.physical.PhysicalNode.SortNode;
import io.tauro.internal.spill.QuerySpill;
import io.tauro.internal.spill.SpillSpace;
import io.tauro.spi.Cancellation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs a plan to its end and checks that nothing stays open or reserved. */
final class TestRun {

    static final ScanGuard OPEN_GUARD =
            new ScanGuard() {
                @Override
                public void beforeOpen(ScanNode node) {}

                @Override
                public Batch onBatch(ScanNode node, Batch batch) {
                    return batch;
                }
            };

    final Cancellation cancellation = new Cancellation();
    final RunStatistics statistics = new RunStatistics();
    final MemoryBudget memory;
    final SpillSpace space =
            new SpillSpace(Path.of(System.getProperty("java.io.tmpdir")), Long.MAX_VALUE);
    final QuerySpill spill;
    final QueryRuntime runtime;

    private TestRun(int batchSize, MemoryBudget memory, ScanGuard guard) {
        this(batchSize, memory, guard, Parallelism.NONE);
    }

    private TestRun(int batchSize, MemoryBudget memory, ScanGuard guard, Parallelism parallelism) {
        this.memory = memory;
        this.spill = space.forQuery(false, memory.limit());
        this.runtime =
                new QueryRuntime(
                        "q",
                        cancellation,
                        batchSize,
                        memory,
                        spill,
                        statistics,
                        new SecuredScan(guard, statistics),
                        parallelism,
                        true);
    }

    static TestRun with(int batchSize) {
        return new TestRun(batchSize, MemoryBudget.of("query_memory", 1L << 30), OPEN_GUARD);
    }

    /** Refuses every so many-th reservation, so that operators put what they hold on disk. */
    static TestRun spilling(int batchSize, int every) {
        AtomicInteger asked = new AtomicInteger();
        MemoryBudget memory =
                MemoryBudget.of("memory", 1L << 30)
                        .child(
                                "query_memory",
                                1L << 30,
                                bytes -> asked.incrementAndGet() % every == 0);
        return new TestRun(batchSize, memory, OPEN_GUARD);
    }

    static TestRun withMemory(long limit) {
        return new TestRun(64, MemoryBudget.of("query_memory", limit), OPEN_GUARD);
    }

    /** Several threads whatever the size of the input. */
    static TestRun parallel(int batchSize, WorkerPool pool) {
        return new TestRun(
                batchSize,
                MemoryBudget.of("query_memory", 1L << 30),
                OPEN_GUARD,
                Parallelism.of(pool, 0));
    }

    static TestRun guarded(ScanGuard guard) {
        return new TestRun(64, MemoryBudget.of("query_memory", 1L << 30), guard);
    }

    ResultCursor start(PhysicalNode plan) {
        return new PlanExecutor(runtime).execute(plan);
    }

    /** All rows; checks each batch on the way. */
    List<List<Object>> rows(PhysicalNode plan) {
        List<List<Object>> rows = new ArrayList<>();
        try (ResultCursor cursor = start(plan)) {
            for (Batch batch = cursor.next(); batch != null; batch = cursor.next()) {
                check(plan, batch);
                collect(batch, rows);
            }
            assertThat(memory.reserved()).isZero();
            assertThat(spill.openFiles()).isZero();
        } finally {
            assertThat(memory.reserved()).isZero();
            assertThat(spill.openFiles()).isZero();
            space.close();
            assertClosed(plan);
        }
        return rows;
    }

    private void check(PhysicalNode plan, Batch batch) {
        assertThat(batch.selectedCount()).isBetween(1, runtime.batchSize());
        assertThat(batch.selection()).isNull();
        assertThat(batch.columns().stream().map(column -> column.type().kind()).toList())
                .isEqualTo(
                        plan.schema().columns().stream()
                                .map(column -> column.type().kind())
                                .toList());
    }

    static void collect(Batch batch, List<List<Object>> rows) {
        for (int n = 0; n < batch.selectedCount(); n++) {
            List<Object> row = new ArrayList<>();
            for (ColumnVector column : batch.columns()) {
                row.add(column.value(batch.row(n)));
            }
            rows.add(row);
        }
    }

    /** Whatever was opened below has been closed. */
    static void assertClosed(PhysicalNode plan) {
        if (plan instanceof ScanNode scan && scan.scan() instanceof TestScan test) {
            assertThat(test.closed()).as("readers closed").isEqualTo(test.opened());
        }
        plan.inputs().forEach(TestRun::assertClosed);
    }

    /** The rows with batches of one row, of a few and of many, which must be the same. */
    static List<List<Object>> rowsAtAnySize(PhysicalNode plan) {
        List<List<Object>> rows = with(4096).rows(plan);
        assertThat(with(1).rows(plan)).isEqualTo(rows);
        assertThat(with(3).rows(plan)).isEqualTo(rows);
        assertSameOnDisk(plan, rows);
        return rows;
    }

    /** Operators that spill deliver the same rows, and sorts deliver them in the same order. */
    static void assertSameOnDisk(PhysicalNode plan, List<List<Object>> expected) {
        for (int every = 1; every <= 3; every++) {
            for (int batchSize : new int[] {1, 3, 64}) {
                List<List<Object>> rows = spilling(batchSize, every).rows(plan);
                if (plan instanceof SortNode) {
                    assertThat(rows).isEqualTo(expected);
                } else {
                    assertThat(rows).containsExactlyInAnyOrderElementsOf(expected);
                }
            }
        }
    }

    /**
     * The same for one size of batches; also with a sort above, which needs memory while the plan
     * below is in the middle of something.
     */
    static void assertSameOnDisk(
            PhysicalNode plan, int batchSize, Collection<List<Object>> expected) {
        int every = 1 + batchSize % 3;
        assertThat(spilling(batchSize, every).rows(plan))
                .containsExactlyInAnyOrderElementsOf(expected);
        PhysicalNode sorted =
                new SortNode(plan, List.of(new Order(0, false, true)), 0, OptionalLong.empty(), 1);
        assertThat(spilling(batchSize, every).rows(sorted))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    static List<Object> row(Object... values) {
        return Arrays.asList(values);
    }
}
