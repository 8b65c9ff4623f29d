/**
 * What is shown in the place of a value.
 *
 * <p>A {@link io.tauro.security.mask.Mask} says which mask and with which arguments; it is a value.
 *
 * <pre>{@code
 * Mask.email();                 // f***o@example.com
 * Mask.partial(4, 4);           // 4111***1111
 * Mask.hash("pii", "customer"); // h1_…, joins with other columns of the domain
 * }</pre>
 */
@NullMarked
package io.tauro.security.mask;

import org.jspecify.annotations.NullMarked;
