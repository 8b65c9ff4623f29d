package io.tauro.internal.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.internal.execute.Morsels.State;
import io.tauro.internal.execute.Morsels.Step;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MorselsTest {

    private final TestRun run = TestRun.with(16);
    private final LatchedScan scan = new LatchedScan(4, 10, (part, batch, context) -> {});
    private final Morsels morsels = new Morsels(scan.splits(), 2, run.memory.reserve("gather"));
    private final List<Lane> lanes = List.of(lane(), lane());
    private final List<Lane> idle = new ArrayList<>();

    private Lane lane() {
        SplitReading reading = new SplitReading(scan.node(), run.runtime, ScanFilter.NONE);
        return new Lane(
                morsels, reading, reading, new LaneSink.Pass(), run.statistics, run.cancellation);
    }

    private Step step() throws Throwable {
        idle.clear();
        return morsels.step(lanes, idle, run.cancellation);
    }

    /** A thread that came for a lane while the reader had it does not come again by itself. */
    @Test
    void aLaneThatTheReaderLeavesIsHandedToOthersAgain() throws Throwable {
        Lane first = lanes.get(0);
        Lane second = lanes.get(1);
        assertThat(step()).isEqualTo(new Step.Help(second));
        assertThat(idle).containsExactly(first);
        assertThat(morsels.begin(second, false)).isTrue();

        assertThat(morsels.begin(second, true)).isFalse();
        assertThat(morsels.begin(first, true)).isTrue();
        assertThat(morsels.end(first, State.READY, true)).isTrue();
        assertThat(morsels.end(second, State.READY, false)).isTrue();

        first.morsel = 0;
        assertThat(step()).isEqualTo(new Step.Help(first));
        assertThat(idle).containsExactly(second);
        assertThat(step()).isEqualTo(new Step.Help(first));
        assertThat(idle).as("once").isEmpty();
        morsels.stop(lanes);
    }
}
