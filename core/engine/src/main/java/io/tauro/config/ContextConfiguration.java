package io.tauro.config;

import io.tauro.engine.EngineSettings;
import io.tauro.identity.PrincipalResolver;
import io.tauro.memory.MemoryTable;
import io.tauro.registry.SchemaMapping;
import io.tauro.registry.View;
import io.tauro.security.DefaultAccess;
import io.tauro.security.TableSecurityPolicy;
import io.tauro.security.TagPolicy;
import io.tauro.security.audit.AuditSettings;
import io.tauro.security.audit.TrailSettings;
import io.tauro.security.crypto.KeyProvider;
import io.tauro.spi.ConnectionDefinition;
import io.tauro.table.VirtualTable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a configuration file says, checked as far as that is possible without a source. Immutable;
 * prints without values.
 *
 * @param settings the limits and choices of the engine
 * @param connections by id, in the order of the file
 * @param tables of all sources; those in memory are on the connection {@code memory}
 * @param rows of the tables in memory, by the name of the table
 * @param mappings tables of connections under a prefix
 * @param views queries with a name
 * @param policies who may read what
 * @param tagPolicies what is shown of the columns of tables that have tags
 * @param keys where the keys come from that policies name
 * @param defaultAccess what holds for tables without a policy
 * @param principals who somebody is; empty if the file does not say
 * @param audit where audit records go and what happens if they cannot
 */
public record ContextConfiguration(
        EngineSettings settings,
        Map<String, ConnectionDefinition> connections,
        List<VirtualTable> tables,
        Map<String, MemoryTable> rows,
        List<SchemaMapping> mappings,
        List<View> views,
        List<TableSecurityPolicy> policies,
        List<TagPolicy> tagPolicies,
        Map<String, KeyProvider> keys,
        DefaultAccess defaultAccess,
        Optional<PrincipalResolver> principals,
        Audit audit) {

    public ContextConfiguration {
        connections = Collections.unmodifiableMap(new LinkedHashMap<>(connections));
        tables = List.copyOf(tables);
        rows = Collections.unmodifiableMap(new LinkedHashMap<>(rows));
        mappings = List.copyOf(mappings);
        views = List.copyOf(views);
        policies = List.copyOf(policies);
        tagPolicies = List.copyOf(tagPolicies);
        keys = Map.copyOf(keys);
    }

    /**
     * Where audit records go.
     *
     * @param trail the files that they are appended to, if there are any
     * @param logger the name of the logger that they are handed to, if there is one
     * @param settings how they are taken
     */
    public record Audit(
            Optional<TrailSettings> trail, Optional<String> logger, AuditSettings settings) {

        /** No file; records are kept in memory. */
        static final Audit NONE =
                new Audit(Optional.empty(), Optional.empty(), AuditSettings.DEFAULTS);
    }

    @Override
    public String toString() {
        return "configuration '"
                + settings.name()
                + "': connections "
                + connections.keySet()
                + ", tables "
                + tables.stream().map(VirtualTable::name).toList();
    }
}
