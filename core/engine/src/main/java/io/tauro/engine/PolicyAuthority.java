package io.tauro.engine;

import io.tauro.identity.Principal;
import io.tauro.internal.sql.Catalog;
import io.tauro.internal.sql.CatalogTable;
import io.tauro.internal.sql.PolicyColumn;
import io.tauro.internal.sql.PolicyView;
import io.tauro.internal.sql.SqlDialectOption;
import io.tauro.registry.TableNames;
import io.tauro.registry.View;
import io.tauro.security.SecurityEnforcer;
import io.tauro.security.TableAccess;
import io.tauro.type.Schema;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the conditions of a table's policy may read: registered tables and views as they are, for
 * whoever asks; but of another tenant nothing. Used by one thread.
 */
final class PolicyAuthority implements Catalog {

    private final TableNames registry;
    private final SecurityEnforcer enforcer;
    private final SqlDialectOption dialect;
    private final String owner;
    private final Principal principal;
    private final Map<String, List<CatalogTable>> seen = new HashMap<>();

    /**
     * @param owner the table whose policy reads
     * @param principal who asks
     */
    PolicyAuthority(
            TableNames registry,
            SecurityEnforcer enforcer,
            SqlDialectOption dialect,
            String owner,
            Principal principal) {
        this.registry = registry;
        this.enforcer = enforcer;
        this.dialect = dialect;
        this.owner = owner;
        this.principal = principal;
    }

    @Override
    public List<CatalogTable> tables(List<String> path) {
        String name = String.join(".", path);
        String key = name.toLowerCase(Locale.ROOT);
        List<CatalogTable> known = seen.get(key);
        if (known == null) {
            known = table(name).map(List::of).orElse(List.of());
            seen.put(key, known);
        }
        return known;
    }

    private Optional<CatalogTable> table(String name) {
        return whole(name).map(this::ofTenant);
    }

    /**
     * A table or view as it is, rows of other tenants included. How many there are is not for who
     * asks to know.
     */
    Optional<CatalogTable> whole(String name) {
        Optional<View> view = registry.view(name);
        return view.isPresent()
                ? view.map(one -> new NamedView(one, this, dialect, false))
                : registry.table(name)
                        .map(one -> new BaseTable(registry.load(one), Optional.of(owner)).coarse());
    }

    private CatalogTable ofTenant(CatalogTable table) {
        if (!(table instanceof BaseTable whole)) {
            return table; // of a view, the tables below
        }
        return enforcer.isolation(principal, whole.name())
                .<CatalogTable>map(condition -> new OfTenant(whole, isolated(whole, condition)))
                .orElse(whole);
    }

    private PolicyView isolated(BaseTable whole, String condition) {
        TableAccess access =
                new TableAccess(
                        whole.name(),
                        "",
                        List.of(condition),
                        Optional.empty(),
                        Map.of(),
                        false,
                        false);
        List<PolicyColumn> columns =
                whole.schema().names().stream().<PolicyColumn>map(PolicyColumn.Plain::new).toList();
        return new PolicyView(whole, access, columns, this, principal, Optional.of(owner));
    }

    /** The rows of a table that are of the principal's tenant: a policy reads no others. */
    private record OfTenant(BaseTable whole, PolicyView rows) implements CatalogTable {

        @Override
        public List<String> path() {
            return whole.path();
        }

        @Override
        public Schema schema() {
            return whole.schema();
        }

        @Override
        public Optional<String> viewSql() {
            return Optional.empty();
        }

        @Override
        public OptionalDouble rowCount() {
            return OptionalDouble.empty();
        }

        @Override
        public Optional<PolicyView> policy() {
            return Optional.of(rows);
        }
    }

    @Override
    public Collection<List<String>> names() {
        return registry.knownNames().stream().map(name -> List.of(name.split("\\.", -1))).toList();
    }
}
