/** Who asks: a {@link io.tauro.identity.Principal} with roles, a tenant and attributes. */
@NullMarked
package io.tauro.identity;

import org.jspecify.annotations.NullMarked;
