package io.tauro.engine;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.identity.Principal;
import io.tauro.query.QueryDescription;
import io.tauro.query.QueryPlan;
import io.tauro.query.QueryRequest;
import io.tauro.query.QueryResult;
import io.tauro.registry.SchemaRegistry;
import io.tauro.security.SecurityEnforcer;
import io.tauro.security.audit.AuditLog;

/** Plans and runs queries for principals. Thread-safe. */
public final class FederationEngine implements AutoCloseable {

    private final EngineSettings settings;

    public FederationEngine(
            SchemaRegistry registry,
            SecurityEnforcer enforcer,
            AuditLog audit,
            EngineSettings settings) {
        this.settings = settings;
    }

    /** The limits and choices. */
    public EngineSettings settings() {
        return settings;
    }

    /** Plans a query. */
    public QueryPlan plan(Principal principal, QueryRequest request) {
        throw unplanned();
    }

    /** Runs a plan that was made for this principal. */
    public QueryResult execute(Principal principal, QueryPlan plan) {
        throw unplanned();
    }

    /** Plans and runs a query. */
    public QueryResult query(Principal principal, QueryRequest request) {
        return execute(principal, plan(principal, request));
    }

    /** What is known of a query before it has parameters. */
    public QueryDescription describe(Principal principal, String sql) {
        throw unplanned();
    }

    private static TauroException unplanned() {
        return new TauroException(ErrorCode.NOT_SUPPORTED, "Planning is on its way.");
    }

    @Override
    public void close() {}
}
