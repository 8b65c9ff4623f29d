/**
 * Rewriting of the secured plan: sub-queries become joins, filters and columns move down, joins are
 * put in order by what the sources know of their tables. {@link
 * io.tauro.internal.optimize.PlanOptimizer} is the list of steps.
 */
@NullMarked
package io.tauro.internal.optimize;

import org.jspecify.annotations.NullMarked;
