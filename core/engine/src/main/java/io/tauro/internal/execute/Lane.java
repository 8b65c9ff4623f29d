package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.internal.execute.Morsels.State;
import io.tauro.internal.kernel.Interruption;
import io.tauro.spi.Cancellation;
import org.jspecify.annotations.Nullable;

/**
 * One of the copies of a pipeline that run at once. It takes one part of the input after the other
 * and pauses when there is no room for what comes of it, so it keeps no thread waiting. One thread
 * at a time runs it, not always the same one.
 */
final class Lane implements WorkerPool.Slice {

    private static final long SLICE_NANOS = 4_000_000;

    private final Morsels morsels;
    private final SplitReading scan;
    private final Operator top;
    private final LaneSink sink;
    private final RunStatistics statistics;
    private final Runnable check;

    /** Guarded by the lock of the morsels. */
    State state = State.READY;

    /** Whether it waits for a lent thread. Guarded by the same lock. */
    boolean handedOut;

    /** The part that it works on. Written by the thread that runs it. */
    int morsel = Morsels.NONE_YET;

    private boolean isOpen;
    private boolean atEnd;
    private @Nullable Batch output;

    Lane(
            Morsels morsels,
            SplitReading scan,
            Operator top,
            LaneSink sink,
            RunStatistics statistics,
            Cancellation cancellation) {
        this.morsels = morsels;
        this.scan = scan;
        this.top = top;
        this.sink = sink;
        this.statistics = statistics;
        this.check = cancellation::throwIfCancelled;
    }

    /** A slice on a lent thread. */
    @Override
    public boolean run() {
        if (!morsels.begin(this, true)) {
            return false;
        }
        long cpu = CpuClock.ofThread();
        State after = State.ENDED;
        Runnable before = Interruption.begin(check);
        try {
            after = work(false);
        } finally {
            Interruption.end(before);
            statistics.worked(CpuClock.ofThread() - cpu);
            after = morsels.end(this, after, true) ? State.READY : after;
        }
        return after == State.READY;
    }

    /** A slice on the thread that reads, until there is something to deliver. */
    void help() {
        if (morsels.begin(this, false)) {
            State after = State.ENDED;
            try {
                after = work(true);
            } finally {
                morsels.end(this, after, false);
            }
        }
    }

    private State work(boolean helping) {
        long until = System.nanoTime() + SLICE_NANOS;
        while (true) {
            if (morsel < 0) {
                morsel = morsels.claim();
                if (morsel < 0) {
                    return morsel == Morsels.NO_MORE ? State.ENDED : State.PAUSED;
                }
                isOpen = false;
                atEnd = false;
                output = null;
            } else if (morsels.isUnwanted(morsel)) {
                scan.close();
                return State.ENDED;
            }
            if (!advance(morsel)) {
                return State.PAUSED;
            }
            if (System.nanoTime() - until >= 0 || helping && morsels.isReady()) {
                return State.READY;
            }
        }
    }

    /** Moves one batch; false if there is no room for it. */
    private boolean advance(int part) {
        try {
            if (output == null) {
                output = produce(part);
            }
            Batch batch = output;
            if (batch != null) {
                if (!morsels.offer(part, batch)) {
                    return false;
                }
                output = null;
            } else if (atEnd) {
                morsel = Morsels.NONE_YET;
                morsels.complete(part);
            }
        } catch (Throwable failure) {
            // Whatever it is, the thread that reads has to know.
            scan.close();
            output = null;
            morsel = Morsels.NONE_YET;
            morsels.fail(part, failure);
        }
        return true;
    }

    private @Nullable Batch produce(int part) {
        Batch ready = sink.poll();
        if (ready != null || atEnd) {
            return ready;
        }
        if (!isOpen) {
            scan.open(morsels.split(part));
            isOpen = true;
        }
        Batch batch = top.next();
        if (batch != null) {
            sink.add(batch);
        } else {
            atEnd = true;
            sink.end();
        }
        return sink.poll();
    }

    /** Releases what it holds, when no thread runs it any more. */
    void close() {
        output = null;
        top.close();
        scan.close();
        sink.close();
    }
}
