package io.tauro.security;

import io.tauro.identity.Principal;
import io.tauro.security.ColumnAccess.Decrypted;
import io.tauro.security.ColumnAccess.Encrypted;
import io.tauro.security.ColumnAccess.Hidden;
import io.tauro.security.ColumnAccess.Masked;
import io.tauro.security.RowFilter.AllRows;
import io.tauro.security.RowFilter.Condition;
import io.tauro.security.mask.Mask;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * From the policies of a table and its tags to what one principal sees. It depends neither on the
 * order of roles nor on that of policies.
 */
final class AccessRules {

    private final Optional<TableSecurityPolicy> policy;
    private final Collection<TagPolicy> tagPolicies;
    private final Principal principal;

    /**
     * @param policy of the table itself
     * @param tagPolicies of its tags
     */
    AccessRules(
            Optional<TableSecurityPolicy> policy,
            Collection<TagPolicy> tagPolicies,
            Principal principal) {
        this.policy = policy;
        this.tagPolicies = tagPolicies;
        this.principal = principal;
    }

    /**
     * What is seen of a table that may be read.
     *
     * @param id tells what it is decided by
     * @param columns the names of all its columns
     */
    TableAccess access(String table, String id, List<String> columns) {
        Map<String, ColumnAccess> seen = new TreeMap<>();
        for (String column : columns) {
            column(column).ifPresent(access -> seen.put(column, access));
        }
        return new TableAccess(
                table,
                id,
                policy.map(TableSecurityPolicy::restrictiveFilters).orElse(List.of()),
                permissive(),
                seen,
                policy.map(TableSecurityPolicy::auditsAllAccess).orElse(false),
                policy.map(TableSecurityPolicy::requiresEncryption).orElse(false),
                policy.map(TableSecurityPolicy::verifiesRows).orElse(false));
    }

    private Optional<List<String>> permissive() {
        Map<String, RowFilter> filters =
                policy.map(TableSecurityPolicy::rowFilters).orElse(Map.of());
        if (filters.isEmpty()) {
            return Optional.empty();
        }
        List<String> conditions = new ArrayList<>();
        for (String role : new TreeSet<>(principal.roles())) {
            RowFilter filter = filters.get(role);
            boolean grants = policy.orElseThrow().allowedRoles().contains(role);
            if (filter instanceof AllRows && grants) {
                return Optional.empty();
            }
            if (filter instanceof Condition one && grants) {
                conditions.add(one.condition());
            }
        }
        return Optional.of(conditions.stream().distinct().toList());
    }

    private Optional<ColumnAccess> column(String column) {
        List<FieldSecurityPolicy> applying = applying(column);
        boolean unknown =
                policy.flatMap(TableSecurityPolicy::knownColumns)
                        .filter(known -> known.stream().noneMatch(column::equalsIgnoreCase))
                        .isPresent();
        boolean hidden =
                applying.stream()
                        .anyMatch(one -> one.level() == AccessLevel.RESTRICTED && !isAllowed(one));
        if (unknown || hidden) {
            return Optional.of(new Hidden());
        }
        List<FieldSecurityPolicy> holding = holding(applying, column);
        Optional<FieldEncryption> encryption = encryption(holding);
        if (encryption.isPresent()) {
            return encryption.map(Encrypted::new);
        }
        Optional<Mask> mask =
                holding.stream().flatMap(one -> one.mask().stream()).max(Mask.BY_STRENGTH);
        if (mask.isPresent()) {
            return mask.map(Masked::new);
        }
        return encryption(applying).filter(FieldEncryption::atSource).map(Decrypted::new);
    }

    private static Optional<FieldEncryption> encryption(List<FieldSecurityPolicy> fields) {
        return fields.stream()
                .flatMap(one -> one.encryption().stream())
                .min(Comparator.comparing(FieldEncryption::toString));
    }

    /**
     * What the principal is no exception to. The table knows its column best: whom it shows the
     * value, tags do not take it from. An exception of a tag is one to that tag alone.
     */
    private List<FieldSecurityPolicy> holding(List<FieldSecurityPolicy> applying, String column) {
        boolean shown = own(column).stream().anyMatch(this::isAllowed);
        return shown ? List.of() : applying.stream().filter(one -> !isAllowed(one)).toList();
    }

    private boolean isAllowed(FieldSecurityPolicy field) {
        return principal.roles().stream().anyMatch(field.allowedRoles()::contains);
    }

    private List<FieldSecurityPolicy> own(String column) {
        return policy.stream()
                .flatMap(one -> one.fields().stream())
                .filter(field -> field.field().equalsIgnoreCase(column))
                .toList();
    }

    private List<FieldSecurityPolicy> applying(String column) {
        List<FieldSecurityPolicy> applying = new ArrayList<>(own(column));
        for (TagPolicy one : tagPolicies) {
            one.fields().stream()
                    .filter(field -> TagPolicy.matches(field.field(), column))
                    .forEach(applying::add);
        }
        return applying;
    }
}
