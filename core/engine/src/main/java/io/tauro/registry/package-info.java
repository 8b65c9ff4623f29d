/**
 * What there is to query: connections, tables on them, views over tables. A {@link
 * io.tauro.registry.SchemaRegistry} holds the names; schemas are read from the sources when they
 * are first needed.
 */
@NullMarked
package io.tauro.registry;

import org.jspecify.annotations.NullMarked;
