/**
 * What leaves a protected scan is looked at once more, by code that shares nothing with the code
 * that made it.
 *
 * <p>A {@link io.tauro.internal.edge.RowCheck} reads the condition of a policy and computes it
 * value by value, where the kernels compute it column by column. It knows the documented meaning of
 * comparisons, three-valued logic, arithmetic and dates, and says so where it does not know one.
 *
 * <pre>{@code
 * Optional<RowCheck> check = RowCheck.of(condition);
 * if (check.isPresent() && !check.get().holds(batch)) { … }
 * }</pre>
 */
@NullMarked
package io.tauro.internal.edge;

import org.jspecify.annotations.NullMarked;
