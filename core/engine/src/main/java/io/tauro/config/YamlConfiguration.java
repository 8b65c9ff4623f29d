package io.tauro.config;

import io.tauro.engine.EngineSettings;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.registry.SchemaMapping;
import io.tauro.registry.View;
import io.tauro.security.DefaultAccess;
import io.tauro.security.TableSecurityPolicy;
import io.tauro.security.TagPolicy;
import io.tauro.spi.ConnectionDefinition;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads {@code tauro.yaml}. Starts nothing and contacts nobody; secrets stay where they are until
 * they are used.
 */
public final class YamlConfiguration {

    private static final String LATER = "Remove it.";

    private final Section root;
    private final Map<String, ConnectionDefinition> connections;

    private YamlConfiguration(Section root) {
        this.root = root;
        this.connections = new ConnectionReader().read(root);
    }

    /**
     * What a file says.
     *
     * @throws TauroException {@code TAURO-10xx} if something is wrong, {@code TAURO-2006} if
     *     something is not supported by this version; the message has the key, the line and the
     *     column, and no values
     */
    public static ContextConfiguration read(Path file) {
        Path directory = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of(""));
        Section root = Section.of(YamlFile.read(file), Keys.ROOT, new Interpolation(directory));
        return new YamlConfiguration(root).read();
    }

    private ContextConfiguration read() {
        refuseWhatIsLater();
        EngineSettings settings = ContextReader.settings(root);
        TableReader tables = new TableReader(connections);
        tables.read(root, Optional.empty());
        TenantReader ofTenants = new TenantReader(root);
        ofTenants.tables(tables);
        List<View> views = new ArrayList<>(views());
        views.addAll(ofTenants.views());
        List<SchemaMapping> mappings = mappings(root, Optional.empty());
        List<SchemaMapping> ofAll = List.copyOf(mappings);
        ofTenants.each((name, section) -> mappings.addAll(mappings(section, Optional.of(name))));
        Set<String> names = names();
        List<TableSecurityPolicy> policies =
                new ArrayList<>(new PolicyReader(names, ofAll).read(root));
        policies.addAll(ofTenants.policies(names, mappings));
        List<TagPolicy> tagPolicies = PolicyReader.tags(root);
        PrincipalReader principals = new PrincipalReader(root);
        boolean tenants =
                principals.haveTenants()
                        || !ofTenants.isEmpty()
                        || tables.tables().stream().anyMatch(one -> one.tenant().isPresent());
        return new ContextConfiguration(
                ofTenants.limits(settings),
                connections,
                tables.tables(),
                tables.rows(),
                mappings,
                views,
                policies,
                tagPolicies,
                KeyReader.read(root),
                defaultAccess(!policies.isEmpty() || !tagPolicies.isEmpty() || tenants),
                principals.resolver(),
                AuditReader.read(root));
    }

    private void refuseWhatIsLater() {
        Unsupported.refuseUnlessEmpty(root, "materialized", LATER);
        root.section("lineage", Keys.LINEAGE)
                .ifPresent(
                        lineage -> {
                            String store =
                                    lineage.choice("store", List.of("memory", "jdbc"))
                                            .orElse("memory");
                            if (store.equals("jdbc") || lineage.has("connection_id")) {
                                throw lineage.place(
                                                store.equals("jdbc") ? "store" : "connection_id")
                                        .notSupported("Remove it, or write 'store: memory'.");
                            }
                        });
    }

    /** The names of tables and views, which share one space without regard to case. */
    private Set<String> names() {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (String kind : List.of("tables", "views")) {
            Optional<Section> section = root.section(kind, null);
            for (String name : section.map(Section::names).orElse(List.of())) {
                if (!names.add(name)) {
                    throw section.get()
                            .place(name)
                            .error(
                                    ErrorCode.DUPLICATE_NAME,
                                    "The name of",
                                    " is that of another table or view; case does not count. Choose another name.");
                }
            }
        }
        return names;
    }

    private List<View> views() {
        List<View> views = new ArrayList<>();
        root.section("views", null)
                .ifPresent(
                        section ->
                                section.names()
                                        .forEach(
                                                name ->
                                                        views.add(
                                                                section.place(name)
                                                                        .in(
                                                                                () ->
                                                                                        view(
                                                                                                section,
                                                                                                name)))));
        return views;
    }

    private static View view(Section section, String name) {
        return new View(name, section.requireText(name), Optional.empty());
    }

    /**
     * @param owner the file, or the section of the tenant
     */
    private List<SchemaMapping> mappings(Section owner, Optional<String> tenant) {
        List<SchemaMapping> mappings = new ArrayList<>();
        for (Yaml item : owner.value("schemas").map(Section::items).orElse(List.of())) {
            Section section = Section.of(item, Keys.SCHEMA, root.interpolation());
            String id = section.requireText("connection_id");
            if (!connections.containsKey(id)) {
                throw TableReader.unknownConnection(section, connections);
            }
            String prefix = section.has("as") ? section.requireText("as") : id;
            mappings.add(
                    new SchemaMapping(
                            id,
                            section.texts("include"),
                            section.texts("exclude"),
                            prefix,
                            tenant));
        }
        return mappings;
    }

    private DefaultAccess defaultAccess(boolean isProtected) {
        DefaultAccess otherwise =
                isProtected ? DefaultAccess.DENY : DefaultAccess.ALLOW_WITHOUT_POLICIES;
        return root.section("context", Keys.CONTEXT)
                .flatMap(context -> context.choice("default_access", List.of("allow", "deny")))
                .map(word -> word.equals("allow") ? DefaultAccess.ALLOW : DefaultAccess.DENY)
                .orElse(otherwise);
    }
}
