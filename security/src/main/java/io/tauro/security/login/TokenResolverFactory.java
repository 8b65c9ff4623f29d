package io.tauro.security.login;

import io.tauro.identity.PrincipalResolver;

/**
 * Makes resolvers of tokens that a configuration describes; found by {@code ServiceLoader}. A
 * module of its own has each, since what reads tokens is a library that not everybody wants.
 */
public interface TokenResolverFactory {

    /** What a configuration calls this kind of tokens: {@code oidc}. */
    String type();

    /**
     * A resolver. Asks nobody yet.
     *
     * @throws IllegalArgumentException if the settings cannot be used; its text has none of their
     *     values
     */
    PrincipalResolver resolver(TokenSettings settings);
}
