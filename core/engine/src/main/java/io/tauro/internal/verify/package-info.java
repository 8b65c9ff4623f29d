/**
 * The last look at a physical plan before it runs: whether each scan of a protected table delivers
 * nothing but what the policies of the table let through, work that was given to sources included.
 *
 * <p>It knows what was granted, and what stands in the plan. Of how plans are made it knows
 * nothing: what a scan delivers is read from the questions that its source has answered, and that
 * the condition of a policy follows from them is {@linkplain io.tauro.internal.verify.Proof
 * proved}.
 */
@NullMarked
package io.tauro.internal.verify;

import org.jspecify.annotations.NullMarked;
