package io.tauro.engine;

import io.tauro.data.Batch;
import io.tauro.error.ErrorCode;
import io.tauro.error.RedactedCause;
import io.tauro.error.TauroException;
import io.tauro.internal.execute.CpuMeter;
import io.tauro.internal.execute.MemoryBudget;
import io.tauro.internal.execute.ResultCursor;
import io.tauro.internal.execute.RunStatistics;
import io.tauro.internal.physical.LeftPiece;
import io.tauro.internal.physical.PhysicalNode.ScanNode;
import io.tauro.internal.physical.PlanPrinter;
import io.tauro.internal.spill.QuerySpill;
import io.tauro.query.QueryResult;
import io.tauro.query.QueryStatistics;
import io.tauro.query.ScanStatistics;
import io.tauro.security.audit.AuditEvent;
import io.tauro.security.audit.AuditOutcome;
import io.tauro.security.audit.AuditStatus;
import io.tauro.type.Schema;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A result while it is read. Everything that the query holds is released in one place, once. */
final class RunningQuery implements QueryResult {

    /** What a result ends with: the record of how it ended, and what it gave back. */
    interface End {
        void accept(RunningQuery query, AuditEvent record);
    }

    private final SecuredPlan plan;
    private final ResultCursor cursor;
    private final RunStatistics counters;
    private final MemoryBudget memory;
    private final QuerySpill spill;
    private final End end;
    private final long startNanos = System.nanoTime();

    /** Held while a batch is made, so that close waits for it to stop. */
    private final ReentrantLock reading = new ReentrantLock();

    private final AtomicLong rows = new AtomicLong();
    private final CpuMeter cpu;
    private long bytes;
    private boolean ended;
    private @Nullable TauroException failure;
    private boolean atEnd;

    RunningQuery(
            SecuredPlan plan,
            ResultCursor cursor,
            RunStatistics counters,
            MemoryBudget memory,
            QuerySpill spill,
            End end) {
        this.plan = plan;
        this.cursor = cursor;
        this.counters = counters;
        this.cpu = new CpuMeter(counters);
        this.memory = memory;
        this.spill = spill;
        this.end = end;
    }

    @Override
    public Schema schema() {
        return plan.rowSchema();
    }

    @Override
    public String queryId() {
        return plan.start().queryId();
    }

    @Override
    public @Nullable Batch nextBatch() {
        reading.lock();
        try {
            if (failure != null) {
                throw failure;
            }
            if (atEnd) {
                return null;
            }
            if (ended) {
                throw closedAlready();
            }
            return read();
        } finally {
            reading.unlock();
        }
    }

    private static TauroException closedAlready() {
        return new TauroException(
                ErrorCode.RESULT_MISUSED,
                "The result has been closed. Read it before it is closed, or run the query again.");
    }

    private @Nullable Batch read() {
        try {
            plan.request().cancellation().throwIfCancelled();
            Batch batch = worked(cursor);
            if (batch == null) {
                atEnd = true;
                finish(AuditStatus.SUCCESS, Optional.empty());
            } else {
                rows.addAndGet(batch.selectedCount());
                bytes += bytes(batch);
            }
            return batch;
        } catch (TauroException e) {
            throw fail(e);
        } catch (StackOverflowError | RuntimeException e) {
            throw fail(
                    new TauroException(
                            ErrorCode.INTERNAL_ERROR,
                            "The engine failed on query "
                                    + queryId()
                                    + " ("
                                    + e.getClass().getSimpleName()
                                    + "). Report this.",
                            RedactedCause.of(e)));
        } catch (OutOfMemoryError e) {
            throw fail(
                    new TauroException(
                            ErrorCode.MEMORY_LIMIT,
                            "The heap of the JVM is full. Lower query_memory below what the heap can hold, or raise -Xmx.",
                            e));
        }
    }

    private static long bytes(Batch batch) {
        return batch.rowCount() == 0 ? 0 : batch.bytes() * batch.selectedCount() / batch.rowCount();
    }

    private @Nullable Batch worked(ResultCursor from) {
        cpu.begin();
        try {
            return from.next();
        } finally {
            cpu.end();
        }
    }

    private TauroException fail(TauroException original) {
        TauroException error = original.redacted().ofQuery(queryId());
        failure = error;
        try {
            finish(
                    QueryPlanner.isStop(error.code()) ? AuditStatus.CANCELLED : AuditStatus.FAILED,
                    Optional.of(error.code().id()));
        } catch (TauroException unrecorded) {
            error.addSuppressed(unrecorded);
        }
        return error;
    }

    private void finish(AuditStatus status, Optional<String> reason) {
        if (ended) {
            return;
        }
        ended = true;
        Duration took = Duration.ofNanos(System.nanoTime() - startNanos);
        try {
            cursor.close();
            spill.close();
        } finally {
            plan.clock().add(QueryStatistics.Phase.EXECUTE, took.toNanos());
            end.accept(
                    this,
                    plan.start()
                            .ended(
                                    status,
                                    new AuditOutcome(
                                            reason,
                                            OptionalLong.of(rows.get()),
                                            OptionalLong.of(bytes),
                                            Optional.of(took))));
        }
    }

    @Override
    public QueryStatistics statistics() {
        List<ScanStatistics> scans = new ArrayList<>();
        for (ScanNode scan : plan.openScans()) {
            scans.add(statistics(scan));
        }
        Map<QueryStatistics.Phase, Duration> phases = plan.clock().phases();
        phases.putIfAbsent(
                QueryStatistics.Phase.EXECUTE, Duration.ofNanos(System.nanoTime() - startNanos));
        return new QueryStatistics(
                queryId(),
                plan.executionStrategy(),
                phases,
                rows.get(),
                plan.isConcealed() ? 0 : memory.peak(),
                plan.isConcealed() ? 0 : spill.bytes(),
                plan.isConcealed() ? 0 : spill.files(),
                Duration.ofNanos(counters.cpuNanos()),
                scans);
    }

    private ScanStatistics statistics(ScanNode scan) {
        io.tauro.internal.execute.ScanStatistics counted = counters.ofScan(scan);
        return new ScanStatistics(
                scan.table(),
                scan.connection(),
                scan.connectorType(),
                scan.scan().describe(),
                counted.rows(),
                counted.bytes(),
                counted.skipped(),
                Math.toIntExact(counted.splits()),
                Duration.ofNanos(counted.nanos()),
                PlanPrinter.pushed(scan),
                scan.left().stream().map(LeftPiece::text).toList());
    }

    RunStatistics counters() {
        return counters;
    }

    @Override
    public void cancel() {
        plan.request()
                .cancellation()
                .cancel(ErrorCode.QUERY_CANCELLED, "The query was cancelled. Run it again.");
    }

    @Override
    public void close() {
        if (!reading.tryLock()) {
            plan.request()
                    .cancellation()
                    .cancel(
                            ErrorCode.QUERY_CANCELLED,
                            "The query was cancelled because its result was closed. Run it again.");
            reading.lock();
        }
        try {
            finish(AuditStatus.CANCELLED, Optional.of("closed before its end"));
        } finally {
            reading.unlock();
        }
    }
}
