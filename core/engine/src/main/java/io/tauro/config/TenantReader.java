package io.tauro.config;

import io.tauro.engine.EngineSettings;
import io.tauro.query.TenantLimits;
import io.tauro.registry.SchemaMapping;
import io.tauro.registry.View;
import io.tauro.security.TableSecurityPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/** Reads {@code tenants}: what each has of its own, and what its queries may take. */
final class TenantReader {

    private final Section root;

    TenantReader(Section root) {
        this.root = root;
    }

    private List<String> names() {
        return root.section("tenants", null).map(Section::names).orElse(List.of());
    }

    private Section tenant(String name) {
        return root.below("tenants", null).below(name, Keys.TENANT);
    }

    void each(BiConsumer<String, Section> action) {
        names().forEach(name -> action.accept(name, tenant(name)));
    }

    boolean isEmpty() {
        return names().isEmpty();
    }

    /** Adds the tables of the tenants to the others. */
    void tables(TableReader tables) {
        names().forEach(name -> tables.read(tenant(name), Optional.of(name)));
    }

    List<View> views() {
        List<View> views = new ArrayList<>();
        for (String name : names()) {
            tenant(name)
                    .section("views", null)
                    .ifPresent(
                            section ->
                                    section.names()
                                            .forEach(
                                                    view ->
                                                            views.add(
                                                                    new View(
                                                                            view,
                                                                            section.requireText(
                                                                                    view),
                                                                            Optional.empty(),
                                                                            Optional.of(name)))));
        }
        return views;
    }

    /**
     * @param shared the tables and views of no tenant, which a tenant can have policies on as well
     */
    List<TableSecurityPolicy> policies(Set<String> shared, List<SchemaMapping> mappings) {
        List<TableSecurityPolicy> policies = new ArrayList<>();
        for (String name : names()) {
            Section tenant = tenant(name);
            Set<String> known = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
            known.addAll(shared);
            for (String kind : List.of("tables", "views")) {
                tenant.section(kind, null).ifPresent(one -> known.addAll(one.names()));
            }
            List<SchemaMapping> seen =
                    mappings.stream()
                            .filter(
                                    mapping ->
                                            mapping.tenant().isEmpty()
                                                    || mapping.tenant().equals(Optional.of(name)))
                            .toList();
            policies.addAll(new PolicyReader(known, seen).read(tenant, Optional.of(name)));
        }
        return policies;
    }

    EngineSettings limits(EngineSettings settings) {
        EngineSettings limited = settings;
        for (String name : names()) {
            Section tenant = tenant(name);
            TenantLimits limits = TenantLimits.NONE.sources(ContextReader.budget(tenant));
            Optional<Long> memory = tenant.size("memory");
            if (memory.isPresent()) {
                limits = limits.memory(memory.get());
            }
            Optional<Integer> queries = tenant.integer("max_concurrent_queries", 1);
            if (queries.isPresent()) {
                limits = limits.queries(queries.get());
            }
            limited = limited.tenant(name, limits);
        }
        return limited;
    }
}
