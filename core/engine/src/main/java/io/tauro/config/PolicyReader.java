package io.tauro.config;

import io.tauro.error.ErrorCode;
import io.tauro.error.Suggestions;
import io.tauro.registry.SchemaMapping;
import io.tauro.security.TableSecurityPolicy;
import io.tauro.security.TagPolicy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads {@code policies} and {@code tag_policies}. */
final class PolicyReader {

    private static final Logger LOG = LoggerFactory.getLogger(PolicyReader.class);

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
        return read(root, Optional.empty());
    }

    /**
     * @param tenant for whose principals the policies are; empty for all
     */
    List<TableSecurityPolicy> read(Section root, Optional<String> tenant) {
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
                                policies.add(
                                        policy(table, section.below(table, Keys.POLICY), tenant));
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

    private static TableSecurityPolicy policy(
            String table, Section section, Optional<String> tenant) {
        TableSecurityPolicy.Builder policy =
                TableSecurityPolicy.forTable(table)
                        .allow(section.texts("allowed_roles").toArray(String[]::new))
                        .deny(section.texts("denied_roles").toArray(String[]::new));
        section.section("row_level_filters", null)
                .ifPresent(filters -> filters.names().forEach(role -> rows(policy, filters, role)));
        section.texts("restrictive_filters").forEach(policy::restrict);
        FieldPolicyReader.read(section).forEach(policy::field);
        if (section.has("known_columns")) {
            policy.knownColumns(section.texts("known_columns").toArray(String[]::new));
        }
        tenant.ifPresent(policy::tenant);
        if (section.has("tenant_column")) {
            policy.tenantColumn(section.requireText("tenant_column"));
        }
        if (section.bool("audit_all_access").orElse(false)) {
            policy.auditAllAccess();
        }
        if (section.bool("verify_rows").orElse(false)) {
            policy.verifyRows();
        }
        if (section.bool("requires_encryption").orElse(false)) {
            policy.requireEncryption();
        }
        return section.place().in(policy::build);
    }

    private static void rows(TableSecurityPolicy.Builder policy, Section filters, String role) {
        String condition = filters.text(role).orElseThrow(() -> filters.lacks(role));
        if (condition.isEmpty()) {
            LOG.warn(
                    "The row filter {} is empty: role '{}' reads every row. Write ALL_ROWS if that is"
                            + " meant.",
                    filters.place(role).where(),
                    role);
        }
        filters.place(role).in(() -> policy.rows(role, condition));
    }

    /** The policies of tags. */
    static List<TagPolicy> tags(Section root) {
        List<TagPolicy> policies = new ArrayList<>();
        root.section("tag_policies", null)
                .ifPresent(
                        section -> {
                            Map<String, String> seen = new HashMap<>();
                            for (String tag : section.names()) {
                                if (seen.put(key(tag), tag) != null) {
                                    throw section.place(tag)
                                            .error(
                                                    ErrorCode.DUPLICATE_NAME,
                                                    "There is another policy of the same tag beside",
                                                    ": tags differ by more than case. Make them one.");
                                }
                                Section one = section.below(tag, Keys.TAG_POLICY);
                                policies.add(
                                        section.place(tag)
                                                .in(
                                                        () ->
                                                                new TagPolicy(
                                                                        tag,
                                                                        FieldPolicyReader.read(
                                                                                one))));
                            }
                        });
        return policies;
    }
}
