/**
 * Runs a physical plan over column batches.
 *
 * <p>{@link io.tauro.internal.execute.PlanExecutor} turns each {@link
 * io.tauro.internal.physical.PhysicalNode} into an {@link io.tauro.internal.execute.Operator},
 * which is pulled a batch at a time on the caller's thread. {@link
 * io.tauro.internal.execute.QueryRuntime} is what they share: cancellation, memory, counters.
 * {@link io.tauro.internal.execute.SecuredScan} is the only class of the engine that opens a scan.
 *
 * <pre>{@code
 * RunStatistics statistics = new RunStatistics();
 * QueryRuntime runtime = new QueryRuntime("q1", cancellation, 4096, memory, spill, statistics,
 *         new SecuredScan(guard, statistics));
 * try (ResultCursor cursor = new PlanExecutor(runtime).execute(plan)) {
 *     for (Batch batch = cursor.next(); batch != null; batch = cursor.next()) { … }
 * }
 * }</pre>
 */
@NullMarked
package io.tauro.internal.execute;

import org.jspecify.annotations.NullMarked;
