package io.tauro.security.audit;

import java.util.List;
import java.util.Optional;

/**
 * What an operation was let see, told by ids: neither the text of a filter nor a key is part of it.
 * Immutable. A list that is too long ends with how many more there are.
 *
 * @param policies what decided, with versions: {@code customers@3 #pii@2}
 * @param columns the columns that are read, with their tables
 * @param masks columns with their masks: {@code customers.email=email}
 * @param filters the row filters that hold: {@code customers@3/permissive/1}
 * @param keys columns with the names of the keys that they are enciphered with
 * @param edgeCheck what is checked a second time; empty if nothing is protected
 */
public record AuditAccess(
        List<String> policies,
        List<String> columns,
        List<String> masks,
        List<String> filters,
        List<String> keys,
        Optional<EdgeCheck> edgeCheck) {

    /** Nothing is known of it. */
    public static final AuditAccess NONE =
            new AuditAccess(
                    List.of(), List.of(), List.of(), List.of(), List.of(), Optional.empty());

    public AuditAccess {
        policies = Bounded.list(policies);
        columns = Bounded.list(columns);
        masks = Bounded.list(masks);
        filters = Bounded.list(filters);
        keys = Bounded.list(keys);
    }

    /** The same with the columns that are read. */
    public AuditAccess columns(List<String> read) {
        return new AuditAccess(policies, read, masks, filters, keys, edgeCheck);
    }

    /** The same with what is checked a second time. */
    public AuditAccess edgeCheck(EdgeCheck checked) {
        return new AuditAccess(policies, columns, masks, filters, keys, Optional.of(checked));
    }
}
