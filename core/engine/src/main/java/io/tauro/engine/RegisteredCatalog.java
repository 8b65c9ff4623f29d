package io.tauro.engine;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.identity.Principal;
import io.tauro.internal.plan.ScannableTable;
import io.tauro.internal.sql.Catalog;
import io.tauro.internal.sql.CatalogTable;
import io.tauro.internal.sql.PlanningThread;
import io.tauro.internal.sql.PolicyColumn;
import io.tauro.internal.sql.PolicyView;
import io.tauro.internal.sql.SqlDialectOption;
import io.tauro.internal.sql.SqlFrontEnd;
import io.tauro.registry.RegisteredTable;
import io.tauro.registry.SchemaRegistry;
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
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The registry as one query sees it: what it has looked up stays as it was. A table that the
 * principal may not read is refused before its source is asked for anything. Used by one thread.
 */
final class RegisteredCatalog implements Catalog, ProtectedTable.Rules {

    private final SchemaRegistry registry;
    private final SecurityEnforcer enforcer;
    private final Principal principal;
    private final AuditEvent attempt;
    private final SqlDialectOption dialect;
    private final ReadableNames readable;
    private final Masks masks;
    private final Map<String, List<CatalogTable>> seen = new HashMap<>();

    RegisteredCatalog(
            SchemaRegistry registry,
            SecurityEnforcer enforcer,
            Principal principal,
            AuditEvent attempt,
            SqlDialectOption dialect,
            ReadableNames readable,
            Masks masks) {
        this.masks = masks;
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
        if (readable.refusal(name).isPresent()) {
            return Optional.empty();
        }
        Optional<View> view = registry.view(name);
        return view.isPresent() ? view.map(this::view) : registry.table(name).map(this::table);
    }

    private CatalogTable view(View view) {
        Virtual whole = new Virtual(view, this);
        return enforcer.policy(view.name()).isPresent()
                ? new ProtectedTable(whole, Set.of(), this)
                : whole;
    }

    private CatalogTable table(VirtualTable table) {
        Base whole = new Base(registry.load(table), Optional.empty());
        ProtectedTable seen = new ProtectedTable(whole, table.tags(), this);
        return seen.policy().isPresent() ? seen : whole;
    }

    @Override
    public PolicyView view(CatalogTable whole, Set<String> tags) {
        Schema schema = whole.schema();
        TableAccess access = enforcer.access(principal, whole.name(), tags, schema.names());
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
        return new PolicyView(whole, access, columns, new Authority(whole.name()), principal);
    }

    @Override
    public Schema visible(PolicyView view) {
        return new SqlFrontEnd(this, dialect).describe(view);
    }

    /** What the conditions of a table's policy read: every table as it is. */
    private final class Authority implements Catalog {

        private final String owner;

        Authority(String owner) {
            this.owner = owner;
        }

        @Override
        public List<CatalogTable> tables(List<String> path) {
            String name = String.join(".", path);
            Optional<View> view = registry.view(name);
            return view.isPresent()
                    ? List.of(new Virtual(view.get(), this))
                    : registry.table(name)
                            .<List<CatalogTable>>map(
                                    table ->
                                            List.of(
                                                    new Base(
                                                            registry.load(table),
                                                            Optional.of(owner))))
                            .orElse(List.of());
        }

        @Override
        public Collection<List<String>> names() {
            return registry.knownNames().stream()
                    .map(name -> List.of(name.split("\\.", -1)))
                    .toList();
        }
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

    private record Base(RegisteredTable registered, Optional<String> byPolicyOf)
            implements ScannableTable {

        @Override
        public List<String> path() {
            return registered.table().path();
        }

        @Override
        public Schema schema() {
            return registered.source().schema();
        }

        @Override
        public Optional<String> viewSql() {
            return Optional.empty();
        }

        @Override
        public OptionalDouble rowCount() {
            PlanningThread.throwIfCancelled();
            return registered.source().statistics().rows();
        }
    }

    /** A view has the columns of its query, found out when they are first asked for. */
    private final class Virtual implements CatalogTable {

        private final View view;
        private final Catalog catalog;
        private @Nullable Schema schema;
        private boolean resolving;

        Virtual(View view, Catalog catalog) {
            this.view = view;
            this.catalog = catalog;
        }

        @Override
        public List<String> path() {
            return List.of(view.name().split("\\.", -1));
        }

        @Override
        public Schema schema() {
            if (schema == null) {
                schema = resolve();
            }
            return schema;
        }

        private Schema resolve() {
            if (resolving) {
                throw new TauroException(
                        ErrorCode.INVALID_QUERY,
                        "View '"
                                + view.name()
                                + "' reads itself, directly or through other views. Break the circle.",
                        Map.of("view", view.name()),
                        null);
            }
            resolving = true;
            try {
                SqlFrontEnd frontEnd = new SqlFrontEnd(catalog, dialect);
                return frontEnd.describe(frontEnd.parse(view.sql())).schema();
            } finally {
                resolving = false;
            }
        }

        @Override
        public Optional<String> viewSql() {
            return Optional.of(view.sql());
        }

        @Override
        public OptionalDouble rowCount() {
            return OptionalDouble.empty();
        }
    }
}
