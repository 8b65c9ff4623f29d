package io.tauro.internal.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.internal.physical.PhysicalNode;
import io.tauro.internal.physical.PhysicalNode.ApplyNode;
import io.tauro.internal.physical.PhysicalNode.JoinKind;
import io.tauro.internal.physical.PhysicalNode.ScanNode;
import io.tauro.internal.physical.PhysicalNode.SetKind;
import io.tauro.internal.physical.PhysicalNode.SetNode;
import io.tauro.internal.physical.PhysicalNode.SharedNode;
import io.tauro.spi.Cancellation;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What connectors are told of the scans of a query, and what they keep for it. */
class QueryReadsTest {

    private static final Schema SCHEMA = new Schema(List.of(Column.of("n", DataType.BIGINT)));

    private static ScanNode scan(String connection) {
        return new ScanNode("t", connection, "test", TestScan.of(SCHEMA), List.of(), 1);
    }

    private static PhysicalNode all(PhysicalNode... inputs) {
        return new SetNode(List.of(inputs), SetKind.UNION, true, SCHEMA, 1);
    }

    private static int scans(PhysicalNode plan, String connection) {
        return QueryReads.of(plan, new Cancellation()).of(connection).scans();
    }

    @Test
    void theScansOfEachConnectionAreCounted() {
        PhysicalNode plan = all(scan("a"), all(scan("b"), scan("a")));
        assertThat(scans(plan, "a")).isEqualTo(2);
        assertThat(scans(plan, "b")).isEqualTo(1);
    }

    @Test
    void whatSeveralStepsReadIsReadOnce() {
        SharedNode shared = new SharedNode(scan("a"), 1);
        assertThat(scans(all(shared, shared), "a")).isEqualTo(1);
    }

    @Test
    void nobodyKnowsHowOftenAStepRunsThatRunsForEachRow() {
        PhysicalNode plan =
                new ApplyNode(
                        scan("a"), all(scan("b")), JoinKind.SEMI, 0, List.of(), true, SCHEMA, 1);
        assertThat(scans(all(plan, scan("b")), "b")).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void whatIsKeptIsMadeOnceAndClosedWithTheQuery() {
        QueryReads reads = QueryReads.of(scan("a"), new Cancellation());
        List<String> closed = new ArrayList<>();
        Object first = reads.of("a").keep("x", () -> () -> closed.add("x"));
        assertThat(reads.of("a").keep("x", () -> () -> closed.add("again"))).isSameAs(first);
        reads.of("a")
                .keep(
                        "broken",
                        () ->
                                () -> {
                                    throw new IllegalStateException("against its word");
                                });
        reads.of("b").keep("y", () -> () -> closed.add("y"));
        assertThat(closed).isEmpty();
        reads.close();
        assertThat(closed).containsExactlyInAnyOrder("x", "y");
        reads.close();
        assertThat(closed).hasSize(2);
        assertThatThrownBy(() -> reads.of("a").keep("x", () -> () -> closed.add("late")))
                .isInstanceOf(IllegalStateException.class);
    }
}
