/**
 * Conditions on one row, as values: what the engine offers to a connector, and what a program
 * writes instead of SQL.
 *
 * <p>{@link io.tauro.predicate.PredicateEvaluator} defines their meaning. A connector that takes
 * one as exact promises the same rows.
 *
 * <pre>{@code
 * Predicate adults = col("age").gt(18).and(col("status").in("active", "trial"));
 * }</pre>
 */
@NullMarked
package io.tauro.predicate;

import org.jspecify.annotations.NullMarked;
