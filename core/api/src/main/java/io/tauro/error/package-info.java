/**
 * Errors, as part of the API: one exception, {@link io.tauro.error.TauroException}, with a stable
 * {@link io.tauro.error.ErrorCode} and a text that says what happened, with which name, and what to
 * do.
 *
 * <p>No message holds a value of a row, a literal of a query or a secret.
 */
@NullMarked
package io.tauro.error;

import org.jspecify.annotations.NullMarked;
