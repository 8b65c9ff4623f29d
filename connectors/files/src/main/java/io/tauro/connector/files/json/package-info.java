/**
 * JSON files, plain or compressed: objects one a line, in arrays, or one after another.
 *
 * <p>{@link io.tauro.connector.files.json.JsonFormat} is the format; the rest is its own. Files are
 * read as a stream of tokens; no more than one value of one record is ever held as a whole.
 */
@NullMarked
package io.tauro.connector.files.json;

import org.jspecify.annotations.NullMarked;
