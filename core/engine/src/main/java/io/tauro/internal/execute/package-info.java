/**
 * Runs a physical plan over column batches.
 *
 * <p>{@link io.tauro.internal.execute.PlanExecutor} turns each {@link
 * io.tauro.internal.physical.PhysicalNode} into an {@link io.tauro.internal.execute.Operator},
 * which is pulled a batch at a time on the caller's thread. What {@link
 * io.tauro.internal.execute.ParallelPlan} finds worth it runs in {@link
 * io.tauro.internal.execute.Lane}s on threads of a {@link io.tauro.internal.execute.WorkerPool}
 * too; a {@link io.tauro.internal.execute.GatherOperator} puts what they deliver in order. {@link
 * io.tauro.internal.execute.QueryRuntime} is what they share: cancellation, memory, counters.
 * {@link io.tauro.internal.execute.SecuredScan} is the only class of the engine that opens a scan.
 *
 * <pre>{@code
 * RunStatistics statistics = new RunStatistics();
 * QueryRuntime runtime = new QueryRuntime("q1", cancellation, 4096, memory, spill, statistics,
 *         new SecuredScan(guard, statistics), Parallelism.NONE, true);
 * try (ResultCursor cursor = new PlanExecutor(runtime).execute(plan)) {
 *     for (Batch batch = cursor.next(); batch != null; batch = cursor.next()) { … }
 * }
 * }</pre>
 */
@NullMarked
package io.tauro.internal.execute;

import org.jspecify.annotations.NullMarked;
