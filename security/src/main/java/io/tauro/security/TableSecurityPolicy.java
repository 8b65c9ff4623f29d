package io.tauro.security;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.security.mask.Mask;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who may read which rows of a table, and what of their columns. Immutable. A principal may read it
 * if one of its roles is allowed and none is denied; whom the policy does not name may not.
 *
 * @param table the name of the virtual table or view
 * @param allowedRoles the roles that may read
 * @param deniedRoles the roles that may not, whatever else allows them
 * @param rowFilters the rows of each role; if there are any, an allowed role without one reads none
 * @param restrictiveFilters conditions that hold for every role
 * @param fields by columns, each once
 * @param knownColumns the columns that were there when the table was classified: others, which came
 *     later, are not there for anybody; empty for any columns
 * @param auditsAllAccess whether a query on the table fails when its audit record cannot be written
 * @param requiresEncryption whether what is kept of its rows on disk is enciphered
 * @param verifiesRows whether each row that is not hidden is looked at here; else a source that
 *     took the row filter as exact may also add rows up, and its word is taken
 * @param tenantColumn the column that says whose a row is: of rows of other tenants nothing is
 *     seen, whatever else is said; a condition on it is the first restrictive filter
 * @param tenant whose principals it is for: for them it stands in the place of the general policy
 *     of the table, but for that one's tenant column; empty for all
 */
public record TableSecurityPolicy(
        String table,
        Set<String> allowedRoles,
        Set<String> deniedRoles,
        Map<String, RowFilter> rowFilters,
        List<String> restrictiveFilters,
        List<FieldSecurityPolicy> fields,
        Optional<Set<String>> knownColumns,
        boolean auditsAllAccess,
        boolean requiresEncryption,
        boolean verifiesRows,
        Optional<String> tenantColumn,
        Optional<String> tenant) {

    public TableSecurityPolicy {
        restrictiveFilters = isolated(tenantColumn, restrictiveFilters);
        allowedRoles = Set.copyOf(allowedRoles);
        deniedRoles = Set.copyOf(deniedRoles);
        rowFilters = Collections.unmodifiableMap(new LinkedHashMap<>(rowFilters));
        fields = List.copyOf(fields);
        knownColumns = knownColumns.map(Set::copyOf);
        if (table.isBlank()) {
            throw invalid("A policy needs the name of its table. Give it.");
        }
        if (restrictiveFilters.stream().anyMatch(String::isBlank)) {
            throw invalid(
                    "A restrictive filter of table '"
                            + table
                            + "' is blank. Write a condition, or leave it out.");
        }
        Set<String> seen = new LinkedHashSet<>();
        for (FieldSecurityPolicy field : fields) {
            if (!seen.add(PolicySnapshot.key(field.field()))) {
                throw invalid(
                        "The policy of table '"
                                + table
                                + "' names column '"
                                + field.field()
                                + "' twice. Make it one.");
            }
        }
    }

    private static List<String> isolated(Optional<String> column, List<String> filters) {
        List<String> all = new ArrayList<>(filters);
        column.map(TableSecurityPolicy::isolation).ifPresent(all::remove);
        column.map(TableSecurityPolicy::isolation).ifPresent(first -> all.add(0, first));
        return List.copyOf(all);
    }

    static String isolation(String column) {
        return '"' + column.replace("\"", "\"\"") + "\" = {tenant}";
    }

    /** The same policy where rows are of the tenant that a column names. */
    TableSecurityPolicy isolatedBy(String column) {
        return new TableSecurityPolicy(
                table,
                allowedRoles,
                deniedRoles,
                rowFilters,
                isolated(Optional.of(column), restrictiveFilters),
                fields,
                knownColumns,
                auditsAllAccess,
                requiresEncryption,
                verifiesRows,
                tenantColumn,
                tenant);
    }

    private static TauroException invalid(String text) {
        return new TauroException(ErrorCode.INVALID_POLICY, text);
    }

    /** Starts a policy that allows nobody. */
    public static Builder forTable(String table) {
        return new Builder(table);
    }

    /** Roles, as arguments of {@link Builder#mask} and its like. */
    public static String[] exceptFor(String... roles) {
        return roles.clone();
    }

    /** Roles, as arguments of {@link Builder#encrypt} and its like. */
    public static String[] visibleTo(String... roles) {
        return roles.clone();
    }

    /** A policy in the making. Not thread-safe. */
    public static final class Builder {

        private final String table;
        private final Set<String> allowed = new LinkedHashSet<>();
        private final Set<String> denied = new LinkedHashSet<>();
        private final Map<String, RowFilter> rows = new LinkedHashMap<>();
        private final List<String> restrictive = new ArrayList<>();
        private final List<FieldSecurityPolicy> fields = new ArrayList<>();
        private Optional<Set<String>> known = Optional.empty();
        private Optional<String> tenantColumn = Optional.empty();
        private Optional<String> tenant = Optional.empty();
        private boolean auditAllAccess;
        private boolean requiresEncryption;
        private boolean verifyRows;

        private Builder(String table) {
            this.table = table;
        }

        /** Roles that may read the table. */
        public Builder allow(String... roles) {
            allowed.addAll(List.of(roles));
            return this;
        }

        /** Roles that may not read the table, whatever else allows them. */
        public Builder deny(String... roles) {
            denied.addAll(List.of(roles));
            return this;
        }

        /**
         * The rows that a role reads; those of several roles add up.
         *
         * @param condition SQL over the columns of the table, with {@code {principal}}, {@code
         *     {principal.attribute}} and {@code {tenant}} in the place of values; {@code ALL_ROWS}
         *     or the empty text for every row
         */
        public Builder rows(String role, String condition) {
            if (rows.putIfAbsent(role, RowFilter.of(condition)) != null) {
                throw invalid(
                        "The policy of table '"
                                + table
                                + "' has two row filters of role '"
                                + role
                                + "'. Write them as one, with OR.");
            }
            return this;
        }

        /** A role reads every row. */
        public Builder allRows(String role) {
            return rows(role, RowFilter.ALL_ROWS);
        }

        /**
         * The column that says whose a row is. Each principal sees the rows of its own tenant, one
         * without a tenant sees none; no role and no filter changes that.
         */
        public Builder tenantColumn(String column) {
            tenantColumn = Optional.of(column);
            return this;
        }

        /** Makes it the policy of the table for the principals of a tenant. */
        public Builder tenant(String name) {
            tenant = Optional.of(name);
            return this;
        }

        /** A condition on the rows that every role reads. */
        public Builder restrict(String condition) {
            restrictive.add(condition);
            return this;
        }

        /** What is shown of a column. */
        public Builder field(FieldSecurityPolicy field) {
            fields.add(field);
            return this;
        }

        /** A mask for all but some roles. */
        public Builder mask(String column, Mask mask, String... exceptFor) {
            return field(FieldSecurityPolicy.masked(column, mask, exceptFor));
        }

        /** Enciphered for all but some roles. */
        public Builder encrypt(String column, String key, String... visibleTo) {
            return field(FieldSecurityPolicy.encrypted(column, FieldEncryption.by(key), visibleTo));
        }

        /** For all but some roles there is no such column. */
        public Builder restrictField(String column, String... visibleTo) {
            return field(FieldSecurityPolicy.restricted(column, visibleTo));
        }

        /** The columns that are known: others, which the source may get later, nobody sees. */
        public Builder knownColumns(String... columns) {
            known = Optional.of(Set.of(columns));
            return this;
        }

        /** Refuses a query on the table when its audit record cannot be written. */
        public Builder auditAllAccess() {
            auditAllAccess = true;
            return this;
        }

        /** Enciphers what is kept of its rows on disk. */
        public Builder requireEncryption() {
            requiresEncryption = true;
            return this;
        }

        /**
         * Gets rows from the source and no sums over them, so that each can be held against the row
         * filter.
         */
        public Builder verifyRows() {
            verifyRows = true;
            return this;
        }

        public TableSecurityPolicy build() {
            return new TableSecurityPolicy(
                    table,
                    allowed,
                    denied,
                    rows,
                    restrictive,
                    fields,
                    known,
                    auditAllAccess,
                    requiresEncryption,
                    verifyRows,
                    tenantColumn,
                    tenant);
        }
    }
}
