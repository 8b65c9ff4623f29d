/**
 * What is known or believed of a plan's rows: how many, how different, what holds for them.
 *
 * <p>{@link io.tauro.internal.metadata.MetadataHandlers} gives Calcite's queries for it their
 * answers, which are Calcite's own rules unless somebody extends them.
 */
@NullMarked
package io.tauro.internal.metadata;

import org.jspecify.annotations.NullMarked;
