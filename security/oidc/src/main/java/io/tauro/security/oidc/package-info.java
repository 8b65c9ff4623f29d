/** Principals by signed tokens: {@link io.tauro.security.oidc.OidcPrincipals}. */
@NullMarked
package io.tauro.security.oidc;

import org.jspecify.annotations.NullMarked;
