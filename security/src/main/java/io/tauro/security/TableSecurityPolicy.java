package io.tauro.security;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Who may read a table. Immutable. A principal may read it if one of its roles is allowed and none
 * is denied; whom the policy does not name may not.
 *
 * @param table the name of the virtual table
 * @param allowedRoles the roles that may read
 * @param deniedRoles the roles that may not, whatever else allows them
 * @param auditsAllAccess whether a query on the table fails when its audit record cannot be written
 */
public record TableSecurityPolicy(
        String table, Set<String> allowedRoles, Set<String> deniedRoles, boolean auditsAllAccess) {

    public TableSecurityPolicy {
        allowedRoles = Set.copyOf(allowedRoles);
        deniedRoles = Set.copyOf(deniedRoles);
        if (table.isBlank()) {
            throw new TauroException(
                    ErrorCode.INVALID_POLICY, "A policy needs the name of its table. Give it.");
        }
    }

    /** Starts a policy that allows nobody. */
    public static Builder forTable(String table) {
        return new Builder(table);
    }

    /** A policy in the making. Not thread-safe. */
    public static final class Builder {

        private final String table;
        private final Set<String> allowed = new LinkedHashSet<>();
        private final Set<String> denied = new LinkedHashSet<>();
        private boolean auditAllAccess;

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

        /** Refuses a query on the table when its audit record cannot be written. */
        public Builder auditAllAccess() {
            auditAllAccess = true;
            return this;
        }

        public TableSecurityPolicy build() {
            return new TableSecurityPolicy(table, allowed, denied, auditAllAccess);
        }
    }
}
