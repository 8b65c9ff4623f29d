/**
 * Rows on disk, for operators whose memory is spent.
 *
 * <p>A {@link io.tauro.internal.spill.SpillSpace} is a folder that belongs to one context. A query
 * has a {@link io.tauro.internal.spill.QuerySpill} in it, which closes whatever its operators left
 * open. A {@link io.tauro.internal.spill.SpillFile} is a row of compressed blocks, encrypted if the
 * query says so, and holds any number of {@linkplain io.tauro.internal.spill.RowRun runs}: rows
 * that are written once, column by column, and read in their order any number of times.
 *
 * <pre>{@code
 * try (SpillFile file = query.open("sort", counter)) {
 *     RowRunWriter writer = file.write(types);
 *     writer.add(batch);
 *     RowRun run = writer.finish();
 *     RowRunReader reader = run.read();
 *     for (Batch batch = reader.next(); batch != null; batch = reader.next()) { … }
 * }
 * }</pre>
 */
@NullMarked
package io.tauro.internal.spill;

import org.jspecify.annotations.NullMarked;
