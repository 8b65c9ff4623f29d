/**
 * The physical plan: what the engine runs, as values. Made by {@code internal.pushdown}, run by
 * {@code internal.execute}, printed by EXPLAIN.
 */
@NullMarked
package io.tauro.internal.physical;

import org.jspecify.annotations.NullMarked;
