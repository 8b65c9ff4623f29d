/**
 * Expressions over column batches, and the columnar functions that compute them. Knows no plan, no
 * input or output, no Calcite.
 *
 * <p>An {@link io.tauro.internal.kernel.Expression} says what is to be computed; {@link
 * io.tauro.internal.kernel.Evaluators} turns it into an {@link io.tauro.internal.kernel.Evaluator},
 * which computes it a batch at a time.
 */
@NullMarked
package io.tauro.internal.kernel;

import org.jspecify.annotations.NullMarked;
