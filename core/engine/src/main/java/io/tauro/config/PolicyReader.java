package io.tauro.config;

import io.tauro.error.ErrorCode;
import io.tauro.error.Suggestions;
import io.tauro.registry.SchemaMapping;
import io.tauro.security.TableSecurityPolicy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads {@code policies}. What a policy asks for and this version cannot do is an error: a table is
 * never less protected than the file says.
 */
final class PolicyReader {

    private static final String UNPROTECTED =
            "The table would be less protected than the file says, so nothing is started. Remove the key, or deny the table to those roles.";

    private final Set<String> names;
    private final List<SchemaMapping> mappings;

    /**
     * @param names the tables and views of the file
     * @param mappings where tables can come from that are not in the file
     */
    PolicyReader(Set<String> names, List<SchemaMapping> mappings) {
        this.names = names;
        this.mappings = mappings;
    }

    List<TableSecurityPolicy> read(Section root) {
        List<TableSecurityPolicy> policies = new ArrayList<>();
        root.section("policies", null)
                .ifPresent(
                        section -> {
                            Map<String, String> seen = new HashMap<>();
                            for (String table : section.names()) {
                                requireKnown(section.place(table), table);
                                if (seen.put(key(table), table) != null) {
                                    throw section.place(table)
                                            .error(
                                                    ErrorCode.DUPLICATE_NAME,
                                                    "There is another policy of the same table beside",
                                                    ": names differ by more than case. Make them one.");
                                }
                                policies.add(policy(table, section.below(table, Keys.POLICY)));
                            }
                        });
        return policies;
    }

    private static String key(String table) {
        return table.toLowerCase(Locale.ROOT);
    }

    /** A policy on a name that nothing has would protect nothing. */
    private void requireKnown(Place place, String table) {
        boolean known =
                names.stream().anyMatch(table::equalsIgnoreCase)
                        || mappings.stream()
                                .anyMatch(
                                        mapping ->
                                                key(table).startsWith(key(mapping.prefix()) + "."));
        if (!known) {
            throw place.error(
                    ErrorCode.INVALID_POLICY,
                    "There is no table or view for the policy",
                    "."
                            + Suggestions.didYouMean(table, names)
                            + " Correct the name, or add the table.");
        }
    }

    private static TableSecurityPolicy policy(String table, Section section) {
        Unsupported.refuseUnlessEmpty(section, "row_level_filters", UNPROTECTED);
        Unsupported.refuseUnlessEmpty(section, "restrictive_filters", UNPROTECTED);
        Unsupported.refuseUnlessEmpty(section, "field_policies", UNPROTECTED);
        Unsupported.refuseIfTrue(section, "requires_encryption", UNPROTECTED);
        TableSecurityPolicy.Builder policy =
                TableSecurityPolicy.forTable(table)
                        .allow(section.texts("allowed_roles").toArray(String[]::new));
        if (section.bool("audit_all_access").orElse(false)) {
            policy.auditAllAccess();
        }
        if (section.bool("verify_rows").orElse(false)) {
            policy.verifyRows();
        }
        return policy.build();
    }
}
