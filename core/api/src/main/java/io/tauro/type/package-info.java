/**
 * The types of values, and the shapes of tables.
 *
 * <p>A {@link io.tauro.type.DataType} says what a value means, a {@link io.tauro.type.Column} gives
 * it a name, and a {@link io.tauro.type.Schema} is an ordered list of columns.
 *
 * <pre>{@code
 * Schema schema = Schema.of(
 *         Column.of("id", DataType.BIGINT).notNull(),
 *         Column.of("total", DataType.decimal(15, 2)));
 * }</pre>
 */
@NullMarked
package io.tauro.type;

import org.jspecify.annotations.NullMarked;
