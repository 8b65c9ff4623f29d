package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.spi.Cancellation;
import io.tauro.spi.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs a pipeline on several threads and delivers what one thread would: the same batches' rows in
 * the same order, and the same error if there is one. The thread that reads works too whenever
 * there is nothing to deliver, so nothing depends on others coming. With one part to read, it runs
 * the pipeline on that thread alone.
 */
final class GatherOperator implements Operator {

    private final Pipeline pipeline;
    private final QueryRuntime runtime;
    private final Function<QueryRuntime, LaneSink> sinks;

    /** Stops the readers of the lanes: with the query, or when no more rows are wanted. */
    private final Cancellation lanesStop = new Cancellation();

    private final List<Lane> lanes = new ArrayList<>();
    private Cancellation.@Nullable Registration registration;
    private WorkerPool.@Nullable Share share;
    private @Nullable Morsels morsels;
    private @Nullable Operator above;
    private boolean started;
    private boolean closed;

    /**
     * @param sinks what each lane does with its rows
     */
    GatherOperator(
            Pipeline pipeline, QueryRuntime runtime, Function<QueryRuntime, LaneSink> sinks) {
        this.pipeline = pipeline;
        this.runtime = runtime;
        this.sinks = sinks;
    }

    /**
     * Finds out how to run.
     *
     * @param sinksAreNeeded whether several threads are only good if they can run all steps
     * @return whether several threads run; if not, there are no sinks
     */
    boolean start(boolean sinksAreNeeded) {
        if (started) {
            return !lanes.isEmpty();
        }
        started = true;
        if (!pipeline.prepare()) {
            close();
            return false;
        }
        List<Split> splits =
                runtime.scans().splits(pipeline.scan(), runtime.parallelism().threads());
        int degree = Math.min(runtime.parallelism().threads(), splits.size());
        int shared = degree > 1 ? pipeline.sharedSteps() : 0;
        boolean together = degree > 1 && (shared == pipeline.size() || !sinksAreNeeded);
        if (together) {
            startLanes(splits, degree, shared);
            above = pipeline.alone(new Gathered(), shared);
        } else {
            above =
                    pipeline.alone(
                            new ScanOperator(pipeline.scan(), runtime, pipeline.filter(), splits),
                            0);
        }
        return together;
    }

    private void startLanes(List<Split> splits, int degree, int shared) {
        QueryRuntime ofLanes = runtime.cancellation(lanesStop);
        Morsels parts = new Morsels(splits, degree, runtime.memory().reserve("gather"));
        morsels = parts;
        for (int i = 0; i < degree; i++) {
            SplitReading scan = new SplitReading(pipeline.scan(), ofLanes, pipeline.filter());
            lanes.add(
                    new Lane(
                            parts,
                            scan,
                            pipeline.lane(scan, shared, ofLanes),
                            sinks.apply(ofLanes),
                            runtime.statistics(),
                            lanesStop));
        }
        registration = runtime.cancellation().onCancel(() -> stopLanes(parts));
        WorkerPool pool = runtime.parallelism().pool();
        if (pool != null) {
            share = pool.share();
            lanes.forEach(lane -> lane.handedOut = true);
            submit(lanes);
        }
    }

    private void stopLanes(Morsels parts) {
        lanesStop.cancel(ErrorCode.QUERY_CANCELLED, "The rest of the rows is not wanted.");
        parts.wake();
    }

    private void submit(List<Lane> ready) {
        if (share != null) {
            ready.forEach(share::submit);
        }
    }

    @Override
    public @Nullable Batch next() {
        start(false);
        return closed || above == null ? null : above.next();
    }

    /** What the lanes deliver. */
    private final class Gathered implements Operator {

        @Override
        public @Nullable Batch next() {
            while (!closed && morsels != null) {
                List<Lane> idle = new ArrayList<>();
                Morsels.Step step = step(morsels, idle);
                submit(idle);
                if (step instanceof Morsels.Step.Deliver deliver) {
                    return deliver.batch();
                }
                if (step instanceof Morsels.Step.Help help) {
                    help.lane().help();
                } else if (step instanceof Morsels.Step.End) {
                    endLanes();
                    return null;
                }
            }
            return null;
        }

        private Morsels.Step step(Morsels parts, List<Lane> idle) {
            try {
                return parts.step(lanes, idle, runtime.cancellation());
            } catch (RuntimeException | Error failure) {
                throw failure;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new TauroException(
                        ErrorCode.QUERY_CANCELLED,
                        "The thread was interrupted while it read the result. Run the query again.",
                        e);
            } catch (Throwable failure) {
                throw new IllegalStateException("A checked exception left a lane", failure);
            }
        }

        @Override
        public void close() {
            endLanes();
        }
    }

    private void endLanes() {
        Morsels parts = morsels;
        if (parts == null) {
            return;
        }
        stopLanes(parts);
        if (share != null) {
            share.clear();
        }
        parts.stop(lanes);
        lanes.forEach(Lane::close);
        Optional.ofNullable(registration).ifPresent(Cancellation.Registration::close);
        morsels = null;
    }

    @Override
    public void close() {
        started = true;
        closed = true;
        endLanes();
        if (above != null) {
            above.close();
        }
        pipeline.close();
    }
}
