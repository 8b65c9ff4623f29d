package io.tauro.security;

import io.tauro.security.ColumnAccess.Decrypted;
import io.tauro.security.ColumnAccess.Encrypted;
import io.tauro.security.ColumnAccess.Hidden;
import io.tauro.security.ColumnAccess.Masked;
import io.tauro.security.audit.AuditAccess;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What audit records tell of what was let see: policies, masks, filters and keys by id. The text of
 * a filter may have values in it, and stays out.
 */
public final class AuditedAccess {

    private AuditedAccess() {}

    /** Nothing but the policies is known. */
    static AuditAccess byPolicies(List<String> ids) {
        return new AuditAccess(ids, List.of(), List.of(), List.of(), List.of(), Optional.empty());
    }

    /** What is seen of some tables. */
    public static AuditAccess of(Collection<TableAccess> tables) {
        List<String> policies = new ArrayList<>();
        List<String> masks = new ArrayList<>();
        List<String> filters = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        for (TableAccess access : tables) {
            if (!access.isPlain() || !access.policy().endsWith("@0")) {
                policies.add(access.policy());
            }
            filters(access, filters);
            columns(access, masks, keys);
        }
        return new AuditAccess(policies, List.of(), masks, filters, keys, Optional.empty());
    }

    private static void filters(TableAccess access, List<String> ids) {
        for (int i = 1; i <= access.restrictive().size(); i++) {
            ids.add(access.policy() + "/restrictive/" + i);
        }
        access.permissive()
                .ifPresent(
                        conditions -> {
                            for (int i = 1; i <= conditions.size(); i++) {
                                ids.add(access.policy() + "/permissive/" + i);
                            }
                            if (conditions.isEmpty()) {
                                ids.add(access.policy() + "/no rows");
                            }
                        });
    }

    private static void columns(TableAccess access, List<String> masks, List<String> keys) {
        for (Map.Entry<String, ColumnAccess> column : new TreeMap<>(access.columns()).entrySet()) {
            String name = access.table() + "." + column.getKey() + "=";
            ColumnAccess seen = column.getValue();
            if (seen instanceof Masked masked) {
                masks.add(name + masked.mask().kind().name().toLowerCase(Locale.ROOT));
            } else if (seen instanceof Hidden) {
                masks.add(name + "hidden");
            } else if (seen instanceof Encrypted encrypted) {
                keys.add(name + "encrypted " + encrypted.encryption().key());
            } else if (seen instanceof Decrypted decrypted) {
                keys.add(name + "decrypted " + decrypted.encryption().key());
            }
        }
    }
}
