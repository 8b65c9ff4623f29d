package io.tauro.engine;

import io.tauro.identity.Principal;
import io.tauro.internal.execute.MemoryBudget;
import io.tauro.query.SourceBudget;
import io.tauro.query.TenantLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/** How much of the engine a principal and its tenant may take. Thread-safe. */
final class Quotas {

    private final EngineSettings settings;
    private final MemoryBudget memory;
    private final Map<String, MemoryBudget> tenantMemory = new ConcurrentHashMap<>();

    /**
     * @param memory that of the engine
     */
    Quotas(EngineSettings settings, MemoryBudget memory) {
        this.settings = settings;
        this.memory = memory;
    }

    /** What a query may take from the sources, besides what it says itself. */
    SourceBudget sources(Principal principal) {
        return settings.sources().and(limits(principal).sources());
    }

    /** The shares of the places for queries that a principal's query counts in. */
    List<Admission.Share> shares(Principal principal) {
        List<Admission.Share> shares = new ArrayList<>();
        shares.add(
                new Admission.Share(
                        principal.tenant().orElse("") + '\u0000' + principal.id(),
                        settings.limits().queriesPerPrincipal(),
                        "as many as limits.queries_per_principal allows one principal"));
        OptionalInt ofTenant = limits(principal).queries();
        if (ofTenant.isPresent()) {
            shares.add(
                    new Admission.Share(
                            principal.tenant().orElseThrow(),
                            ofTenant.getAsInt(),
                            "as many as your tenant may have"));
        }
        return shares;
    }

    private TenantLimits limits(Principal principal) {
        return principal
                .tenant()
                .flatMap(tenant -> Optional.ofNullable(settings.tenants().get(tenant)))
                .orElse(TenantLimits.NONE);
    }

    /** What a query's memory comes out of: that of its tenant, if it has a limit of its own. */
    MemoryBudget memory(Principal principal) {
        OptionalLong most = limits(principal).memoryBytes();
        return most.isEmpty()
                ? memory
                : tenantMemory.computeIfAbsent(
                        principal.tenant().orElseThrow(),
                        tenant -> memory.child("memory of the tenant", most.getAsLong()));
    }
}
