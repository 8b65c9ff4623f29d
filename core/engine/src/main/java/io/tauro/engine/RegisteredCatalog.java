package io.tauro.engine;

import io.tauro.error.TauroException;
import io.tauro.identity.Principal;
import io.tauro.internal.information.Names;
import io.tauro.internal.sql.Catalog;
import io.tauro.internal.sql.CatalogTable;
import io.tauro.internal.sql.PolicyColumn;
import io.tauro.internal.sql.PolicyView;
import io.tauro.internal.sql.SqlDialectOption;
import io.tauro.internal.sql.SqlFrontEnd;
import io.tauro.registry.TableNames;
import io.tauro.registry.View;
import io.tauro.security.Denial;
import io.tauro.security.SecurityEnforcer;
import io.tauro.security.TableAccess;
import io.tauro.security.audit.AuditEvent;
import io.tauro.table.VirtualTable;
import io.tauro.type.Schema;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The registry as one query sees it: what it has looked up stays as it was. A table that the
 * principal may not read is refused before its source is asked for anything. Used by one thread.
 */
final class RegisteredCatalog implements Catalog, ProtectedTable.Rules {

    private final TableNames registry;
    private final SecurityEnforcer enforcer;
    private final Principal principal;
    private final AuditEvent attempt;
    private final SqlDialectOption dialect;
    private final ReadableNames readable;
    private final Masks masks;
    private final PolicyChecks checks;
    private final Optional<GivenTable> given;
    private final Names names;
    private final Map<String, List<CatalogTable>> seen = new HashMap<>();

    RegisteredCatalog(
            TableNames registry,
            SecurityEnforcer enforcer,
            Principal principal,
            AuditEvent attempt,
            SqlDialectOption dialect,
            ReadableNames readable,
            Masks masks,
            PolicyChecks checks,
            Optional<GivenTable> given,
            Names names) {
        this.given = given;
        this.names = names;
        this.masks = masks;
        this.checks = checks;
        this.registry = registry;
        this.enforcer = enforcer;
        this.principal = principal;
        this.attempt = attempt;
        this.dialect = dialect;
        this.readable = readable;
    }

    @Override
    public List<CatalogTable> tables(List<String> path) {
        String name = String.join(".", path);
        String key = name.toLowerCase(Locale.ROOT);
        List<CatalogTable> known = seen.get(key);
        if (known == null) {
            known = find(name).map(List::of).orElse(List.of());
            seen.put(key, known);
        }
        return known;
    }

    private Optional<CatalogTable> find(String name) {
        Optional<InformationView> information = InformationView.named(name, names);
        if (information.isPresent()) {
            return information.map(table -> table);
        }
        if (readable.refusal(name).isPresent()) {
            return Optional.empty();
        }
        if (given.isPresent() && given.get().isCalled(name)) {
            ProtectedTable seen =
                    new ProtectedTable(given.get(), given.get().registered().table().tags(), this);
            return Optional.of(seen.policy().isPresent() ? seen : given.get());
        }
        Optional<View> view = registry.view(name);
        return view.isPresent() ? view.map(this::view) : registry.table(name).map(this::table);
    }

    private CatalogTable view(View view) {
        NamedView whole = new NamedView(view, this, dialect, enforcer.conceals());
        return enforcer.policy(principal, view.name()).isPresent()
                ? new ProtectedTable(whole, Set.of(), this)
                : whole;
    }

    private CatalogTable table(VirtualTable table) {
        BaseTable whole = new BaseTable(registry.load(table), Optional.empty());
        ProtectedTable seen = new ProtectedTable(whole, table.tags(), this);
        return seen.policy().isPresent() ? seen : whole;
    }

    @Override
    public PolicyView view(CatalogTable whole, Set<String> tags) {
        checks.require(principal, whole, tags);
        Schema schema = whole.schema();
        TableAccess access =
                enforcer.access(principal, whole.name(), tags, GivenTable.known(whole));
        List<PolicyColumn> columns =
                ProtectedTable.columns(
                        schema,
                        access.columns(),
                        (column, seen) -> masks.of(principal, access, schema, column, seen));
        if (columns.isEmpty()) {
            throw enforcer.refused(
                    Denial.of(principal, whole.name()),
                    List.of(whole.name()),
                    "none of its columns may be seen",
                    attempt);
        }
        return new PolicyView(
                whole instanceof BaseTable table && !access.isPlain() ? table.coarse() : whole,
                access,
                columns,
                new PolicyAuthority(registry, enforcer, dialect, whole.name(), principal),
                principal);
    }

    @Override
    public Schema visible(PolicyView view) {
        return new SqlFrontEnd(this, dialect).describe(view);
    }

    @Override
    public Collection<List<String>> names() {
        return readable.names().stream().map(name -> List.of(name.split("\\.", -1))).toList();
    }

    @Override
    public Optional<TauroException> refusal(List<String> path, Optional<String> meant) {
        if (!enforcer.conceals()) {
            return Optional.empty();
        }
        String name = String.join(".", path);
        return Optional.of(
                enforcer.refused(
                        Denial.of(
                                principal,
                                name,
                                meant.map(near -> "Did you mean '" + near + "'?")
                                        .orElse(Denial.advice())),
                        List.of(name),
                        readable.refusal(name).orElse("it is spelled otherwise"),
                        attempt));
    }
}
