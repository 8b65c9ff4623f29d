package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.spi.Cancellation;
import io.tauro.spi.Split;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a pipeline's input, handed out to lanes, and what comes of them, which is delivered
 * in the order of the parts whoever is first. Only so much is kept that is not wanted yet; a lane
 * that has more must pause. Thread-safe.
 */
final class Morsels {

    /** As many batches of the part that is delivered now may wait to be read. */
    private static final int MOST_READY = 8;

    /** As many parts for each lane are begun ahead of the one that is delivered now. */
    private static final int AHEAD = 4;

    static final int NONE_YET = -1;
    static final int NO_MORE = -2;

    /** Where a lane is. */
    enum State {
        /** It waits for a thread. */
        READY,
        RUNNING,
        /** It waits for room. */
        PAUSED,
        /** It has nothing more to do. */
        ENDED
    }

    /** What comes of a part. */
    private static final class Output {
        private final Deque<Batch> batches = new ArrayDeque<>();
        private boolean complete;
        private @Nullable Throwable failure;
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Split> splits;
    private final Output[] outputs;
    private final MemoryBudget.Reservation memory;
    private final int window;
    private final int room;
    private int next;
    private int head;
    private int waiting;
    private int lastWanted;
    private boolean stopped;

    /**
     * @param memory what waits to be read is held in
     */
    Morsels(List<Split> splits, int lanes, MemoryBudget.Reservation memory) {
        this.memory = memory;
        this.splits = splits;
        this.outputs = new Output[splits.size()];
        this.window = lanes * AHEAD;
        this.room = lanes * AHEAD;
        this.lastWanted = splits.size() - 1;
    }

    Split split(int morsel) {
        return splits.get(morsel);
    }

    /** Whether the outcome of a part is wanted no more. */
    boolean isUnwanted(int morsel) {
        lock.lock();
        try {
            return stopped || morsel > lastWanted;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes a lane for this thread to run; false if another has it or it has nothing to do.
     *
     * @param lent whether the thread is one that the lane was handed to
     */
    boolean begin(Lane lane, boolean lent) {
        lock.lock();
        try {
            lane.handedOut &= !lent;
            if (stopped || lane.state != State.READY) {
                return false;
            }
            lane.state = State.RUNNING;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Gives a lane back.
     *
     * @param lent whether the thread is lent: it then takes the lane again, if that can go on
     * @return whether it can at once
     */
    boolean end(Lane lane, State wanted, boolean lent) {
        lock.lock();
        try {
            boolean over = stopped || wanted == State.ENDED;
            lane.state =
                    over
                            ? State.ENDED
                            : wanted == State.PAUSED && !canGoOn(lane) ? State.PAUSED : State.READY;
            boolean ready = lane.state == State.READY;
            lane.handedOut |= lent && ready;
            changed.signalAll();
            return ready;
        } finally {
            lock.unlock();
        }
    }

    private boolean canGoOn(Lane lane) {
        return lane.morsel < 0 ? canClaim() || isExhausted() : hasRoom(lane.morsel);
    }

    private boolean canClaim() {
        return next <= lastWanted && next < head + window;
    }

    private boolean isExhausted() {
        return next > lastWanted;
    }

    /** The next part, for a lane that has none: {@link #NONE_YET} or {@link #NO_MORE} if none. */
    int claim() {
        lock.lock();
        try {
            if (stopped || isExhausted()) {
                return NO_MORE;
            }
            if (!canClaim()) {
                return NONE_YET;
            }
            outputs[next] = new Output();
            return next++;
        } finally {
            lock.unlock();
        }
    }

    /** Takes a batch of a part; false if there is no room. */
    boolean offer(int morsel, Batch batch) {
        lock.lock();
        try {
            if (stopped || morsel > lastWanted) {
                return true;
            }
            if (!hasRoom(morsel)) {
                return false;
            }
            outputs[morsel].batches.add(batch);
            memory.force(memory.bytes() + batch.bytes());
            if (morsel == head) {
                changed.signalAll();
            } else {
                waiting++;
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** When memory is short, only what is wanted now goes on. */
    private boolean hasRoom(int morsel) {
        return morsel == head
                ? outputs[head].batches.size() < (isShort() ? 1 : MOST_READY)
                : waiting < room && !isShort();
    }

    private boolean isShort() {
        return memory.bytes() > 0 && memory.budget().isExceeded();
    }

    void complete(int morsel) {
        lock.lock();
        try {
            outputs[morsel].complete = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The error counts when all parts before have been delivered; those behind are not read. */
    void fail(int morsel, Throwable failure) {
        lock.lock();
        try {
            outputs[morsel].failure = failure;
            outputs[morsel].complete = true;
            lastWanted = Math.min(lastWanted, morsel);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Whether the reader would not have to wait. */
    boolean isReady() {
        lock.lock();
        try {
            return head < outputs.length
                    && outputs[head] != null
                    && (!outputs[head].batches.isEmpty() || outputs[head].complete);
        } finally {
            lock.unlock();
        }
    }

    /** What the reader is to do next. */
    sealed interface Step {
        record Deliver(Batch batch) implements Step {}

        /** Run the lane. */
        record Help(Lane lane) implements Step {}

        record End() implements Step {}
    }

    /**
     * The next thing to do for the reader; waits if there is none.
     *
     * @param idle where lanes are put that can go on and no thread knows of, to be handed to others
     * @throws Throwable what a lane failed with
     */
    Step step(List<Lane> lanes, List<Lane> idle, Cancellation cancellation) throws Throwable {
        lock.lock();
        try {
            while (head < outputs.length) {
                cancellation.throwIfCancelled();
                Output output = outputs[head];
                Batch batch = output == null ? null : output.batches.poll();
                if (batch != null) {
                    memory.force(Math.max(0, memory.bytes() - batch.bytes()));
                }
                resume(lanes);
                if (batch != null) {
                    handOut(lanes, null, idle);
                    return new Step.Deliver(batch);
                }
                if (output != null && output.failure != null) {
                    throw output.failure;
                }
                if (output != null && output.complete) {
                    advance();
                } else {
                    Lane free = free(lanes);
                    if (free != null) {
                        handOut(lanes, free, idle);
                        return new Step.Help(free);
                    }
                    changed.await();
                }
            }
            return new Step.End();
        } finally {
            lock.unlock();
        }
    }

    private void advance() {
        outputs[head] = null;
        head++;
        if (head < outputs.length && outputs[head] != null) {
            waiting -= outputs[head].batches.size();
        }
    }

    private void resume(List<Lane> lanes) {
        for (Lane lane : lanes) {
            if (lane.state == State.PAUSED && canGoOn(lane)) {
                lane.state = State.READY;
            }
        }
    }

    /** Those among them that the reader has run itself: it took them from the other threads. */
    private static void handOut(List<Lane> lanes, @Nullable Lane kept, List<Lane> idle) {
        for (Lane lane : lanes) {
            if (lane.state == State.READY && !lane.handedOut && lane != kept) {
                lane.handedOut = true;
                idle.add(lane);
            }
        }
    }

    /** The lane that works on what is to be delivered now, else any that has no thread. */
    private @Nullable Lane free(List<Lane> lanes) {
        Lane free = null;
        for (Lane lane : lanes) {
            if (lane.state == State.READY) {
                if (lane.morsel == head) {
                    return lane;
                }
                free = lane;
            }
        }
        return free;
    }

    /** Wakes the reader up. */
    void wake() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Ends all lanes, and waits for those that are running. */
    void stop(List<Lane> lanes) {
        lock.lock();
        try {
            stopped = true;
            for (Lane lane : lanes) {
                while (lane.state == State.RUNNING) {
                    changed.awaitUninterruptibly();
                }
                lane.state = State.ENDED;
            }
            for (int i = 0; i < outputs.length; i++) {
                outputs[i] = null;
            }
            memory.close();
        } finally {
            lock.unlock();
        }
    }
}
