package io.tauro.engine;

import io.tauro.identity.Principal;
import io.tauro.registry.InformationSchema;
import io.tauro.registry.TableNames;
import io.tauro.registry.View;
import io.tauro.security.SecurityEnforcer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which names are there for one principal: of tables that it may read, and of views of which it may
 * read all tables. The policies are asked by the name alone, before anything is asked of a source.
 * What has been looked up stays as it was. Used by one thread.
 */
public final class ReadableNames {

    static final String ABSENT = "there is no table or view of this name";

    private final TableNames registry;
    private final SecurityEnforcer enforcer;
    private final Principal principal;
    private final ViewTables viewTables;
    private final Map<String, Optional<String>> refusals = new HashMap<>();
    private final Set<String> entered = new HashSet<>();

    ReadableNames(
            TableNames registry,
            SecurityEnforcer enforcer,
            Principal principal,
            ViewTables viewTables) {
        this.registry = registry;
        this.enforcer = enforcer;
        this.principal = principal;
        this.viewTables = viewTables;
    }

    /** Whether a table or view may be read. */
    public boolean contains(String name) {
        return refusal(name).isEmpty();
    }

    /** All that are known without asking a source. */
    public List<String> names() {
        return registry.knownNames().stream().filter(this::contains).toList();
    }

    /**
     * Why there is no such table or view for the principal, to be recorded and not to be told;
     * empty if it may be read, or if everybody may read everything.
     */
    Optional<String> refusal(String name) {
        if (!enforcer.conceals() || InformationSchema.contains(name)) {
            return Optional.empty();
        }
        String key = name.toLowerCase(Locale.ROOT);
        Optional<String> known = refusals.get(key);
        if (known != null) {
            return known;
        }
        if (!entered.add(key)) {
            return Optional.empty(); // a circle of views, which is refused where it is expanded
        }
        Optional<String> found =
                registry.view(name).map(this::ofView).orElseGet(() -> ofTable(name));
        refusals.put(key, found);
        return found;
    }

    private Optional<String> ofTable(String name) {
        Optional<String> refusal = enforcer.refusal(principal, name);
        return refusal.isPresent() || registry.table(name).isPresent()
                ? refusal
                : Optional.of(ABSENT);
    }

    private Optional<String> ofView(View view) {
        if (enforcer.policy(principal, view.name()).isPresent()) {
            Optional<String> own = enforcer.refusal(principal, view.name());
            if (own.isPresent()) {
                return own;
            }
        }
        Optional<Set<String>> tables = viewTables.of(view);
        if (tables.isEmpty()) {
            return Optional.of("its query cannot be read");
        }
        return tables.get().stream()
                .flatMap(
                        table ->
                                refusal(table)
                                        .map(why -> "it reads '" + table + "', and " + why)
                                        .stream())
                .findFirst();
    }
}
