package io.tauro.security.crypto;

import io.tauro.security.ColumnAccess;
import io.tauro.security.ColumnAccess.Decrypted;
import io.tauro.security.ColumnAccess.Encrypted;
import io.tauro.security.ColumnAccess.Masked;
import io.tauro.security.TableAccess;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * That a query uses a key. Says which, never what it is.
 *
 * @param key what policies call it
 * @param purpose what for
 * @param table of which table
 * @param column of which column
 * @param tenant whose keyset; empty for principals without a tenant
 */
public record KeyUse(
        String key, Purpose purpose, String table, String column, Optional<String> tenant) {

    /** What a key is used for. */
    public enum Purpose {
        ENCRYPT,
        DECRYPT,
        /** Keyed masks. */
        HASH
    }

    private static final Comparator<KeyUse> ORDER =
            Comparator.comparing(KeyUse::key)
                    .thenComparing(KeyUse::purpose)
                    .thenComparing(KeyUse::column);

    /** What a reader of the table uses, key by key; nothing if it sees the table as it is. */
    public static Set<KeyUse> of(TableAccess access, Optional<String> tenant) {
        Set<KeyUse> uses = new LinkedHashSet<>();
        for (Map.Entry<String, ColumnAccess> one : new TreeMap<>(access.columns()).entrySet()) {
            of(access.table(), one.getKey(), one.getValue(), tenant).ifPresent(uses::add);
        }
        return uses.stream()
                .sorted(ORDER)
                .collect(java.util.stream.Collectors.toCollection(LinkedHashSet::new));
    }

    private static Optional<KeyUse> of(
            String table, String column, ColumnAccess access, Optional<String> tenant) {
        if (access instanceof Encrypted one) {
            return one.encryption().atSource()
                    ? Optional.empty()
                    : Optional.of(
                            new KeyUse(
                                    one.encryption().key(),
                                    Purpose.ENCRYPT,
                                    table,
                                    column,
                                    tenant));
        }
        if (access instanceof Decrypted one) {
            return Optional.of(
                    new KeyUse(one.encryption().key(), Purpose.DECRYPT, table, column, tenant));
        }
        return access instanceof Masked one
                ? one.mask()
                        .argument("key")
                        .map(key -> new KeyUse(key, Purpose.HASH, table, column, tenant))
                : Optional.empty();
    }
}
