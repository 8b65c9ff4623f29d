package io.tauro.engine;

import io.tauro.identity.Principal;
import io.tauro.internal.sql.SqlDialectOption;
import io.tauro.internal.sql.SqlFrontEnd;
import io.tauro.query.PolicyExplanation;
import io.tauro.query.PolicyExplanation.Condition;
import io.tauro.query.PolicyExplanation.Table;
import io.tauro.registry.InformationSchema;
import io.tauro.registry.TableNames;
import io.tauro.registry.View;
import io.tauro.security.ColumnAccess;
import io.tauro.security.ColumnAccess.Decrypted;
import io.tauro.security.ColumnAccess.Encrypted;
import io.tauro.security.ColumnAccess.Masked;
import io.tauro.security.RowFilter;
import io.tauro.security.SecurityEnforcer;
import io.tauro.security.TableAccess;
import io.tauro.security.TableSecurityPolicy;
import io.tauro.table.VirtualTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Says what the policies make of a query for somebody. Used once. */
final class PolicyExplainer {

    private final TableNames registry;
    private final SecurityEnforcer enforcer;
    private final SqlDialectOption dialect;
    private final ViewTables views;
    private final ReadableNames readable;
    private final Principal principal;
    private final Map<String, Table> tables = new LinkedHashMap<>();

    PolicyExplainer(
            TableNames registry,
            SecurityEnforcer enforcer,
            SqlDialectOption dialect,
            ViewTables views,
            Principal principal) {
        this.registry = registry;
        this.enforcer = enforcer;
        this.dialect = dialect;
        this.views = views;
        this.readable = new ReadableNames(registry, enforcer, principal, views);
        this.principal = principal;
    }

    PolicyExplanation explain(String sql) {
        views.named(sql).forEach(this::add);
        return new PolicyExplanation(principal, List.copyOf(tables.values()));
    }

    private void add(String name) {
        String key = name.toLowerCase(Locale.ROOT);
        if (tables.containsKey(key)) {
            return;
        }
        Optional<View> view = registry.view(name);
        Optional<VirtualTable> table = view.isPresent() ? Optional.empty() : registry.table(name);
        tables.put(key, table(view.map(View::name).orElse(name), view.isPresent(), table));
        view.flatMap(views::of).ifPresent(below -> below.forEach(this::add));
    }

    private Table table(String name, boolean isView, Optional<VirtualTable> table) {
        Optional<String> refusal =
                isView || table.isPresent() || InformationSchema.contains(name)
                        ? readable.refusal(name)
                        : Optional.of(ReadableNames.ABSENT);
        Optional<TableSecurityPolicy> policy = enforcer.policy(principal, name);
        Set<String> roles = new TreeSet<>(principal.roles());
        roles.retainAll(policy.map(TableSecurityPolicy::allowedRoles).orElse(Set.of()));
        List<Condition> conditions = policy.map(one -> conditions(one, roles)).orElse(List.of());
        TableAccess access = access(name, isView, table, policy);
        boolean decided = policy.isPresent() || !access.columns().isEmpty();
        return new Table(
                table.map(VirtualTable::name).orElse(name),
                refusal,
                decided ? Optional.of(access.policy()) : Optional.empty(),
                roles,
                conditions,
                columns(access),
                byPolicy(name, conditions));
    }

    /** Of a view, what the policy says of the columns that it names. */
    private TableAccess access(
            String name,
            boolean isView,
            Optional<VirtualTable> table,
            Optional<TableSecurityPolicy> policy) {
        if (!isView && table.isPresent()) {
            List<String> columns = registry.load(table.get()).source().schema().names();
            return enforcer.access(principal, name, table.get().tags(), columns);
        }
        List<String> named = new ArrayList<>();
        policy.ifPresent(one -> one.fields().forEach(field -> named.add(field.field())));
        return enforcer.access(principal, name, Set.of(), named);
    }

    private static List<Condition> conditions(TableSecurityPolicy policy, Set<String> roles) {
        List<Condition> conditions = new ArrayList<>();
        for (int i = 0; i < policy.restrictiveFilters().size(); i++) {
            conditions.add(
                    new Condition(
                            "restrictive filter " + (i + 1), policy.restrictiveFilters().get(i)));
        }
        for (String role : roles) {
            RowFilter filter = policy.rowFilters().get(role);
            if (filter != null) {
                conditions.add(
                        new Condition(
                                "row filter of role '" + role + "'",
                                filter instanceof RowFilter.Condition one
                                        ? one.condition()
                                        : RowFilter.ALL_ROWS));
            }
        }
        boolean none =
                !policy.rowFilters().isEmpty()
                        && conditions.size() == policy.restrictiveFilters().size();
        if (none) {
            conditions.add(new Condition("no row filter of any role", "no rows"));
        }
        return conditions;
    }

    private static Map<String, String> columns(TableAccess access) {
        Map<String, String> seen = new TreeMap<>();
        access.columns().forEach((column, one) -> seen.put(column, seen(one)));
        return seen;
    }

    private static String seen(ColumnAccess access) {
        if (access instanceof Masked masked) {
            return "mask " + masked.mask();
        }
        if (access instanceof Encrypted encrypted) {
            return "enciphered by key " + encrypted.encryption().key();
        }
        return access instanceof Decrypted decrypted
                ? "deciphered by key " + decrypted.encryption().key()
                : "hidden";
    }

    private Set<String> byPolicy(String name, List<Condition> conditions) {
        SqlFrontEnd frontEnd =
                new SqlFrontEnd(
                        new PolicyAuthority(registry, enforcer, dialect, name, principal), dialect);
        Set<String> read = new TreeSet<>();
        for (Condition condition : conditions) {
            if (!condition.text().equals(RowFilter.ALL_ROWS)
                    && !condition.text().equals("no rows")) {
                frontEnd.namedInExpression(condition.text())
                        .forEach(table -> read.add(table.name()));
            }
        }
        return read;
    }
}
