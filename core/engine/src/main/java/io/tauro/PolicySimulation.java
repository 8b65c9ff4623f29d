package io.tauro;

import io.tauro.engine.FederationEngine;
import io.tauro.identity.Principal;
import io.tauro.query.PolicyExplanation;

/**
 * What would be if a principal asked. For administrators of the host program: no query and no URL
 * leads here. Reads no rows. Thread-safe.
 */
public final class PolicySimulation {

    private final FederationEngine engine;
    private final Principal principal;

    PolicySimulation(FederationEngine engine, Principal principal) {
        this.engine = engine;
        this.principal = principal;
    }

    /**
     * Which tables a query reads, by which versions of which policies and roles the principal may
     * read them, and under which conditions and masks; or why not.
     *
     * @throws io.tauro.error.TauroException {@code TAURO-20xx} if the text is no query
     */
    public PolicyExplanation explainPolicy(String sql) {
        return engine.explainPolicy(principal, sql);
    }
}
