package io.tauro.security.crypto;

import io.tauro.security.ColumnAccess;
import io.tauro.security.ColumnAccess.Decrypted;
import io.tauro.security.ColumnAccess.Encrypted;
import io.tauro.security.ColumnAccess.Masked;
import io.tauro.security.TableAccess;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * That a query uses a key. Says which, never what it is.
 *
 * @param key what policies call it
 * @param purpose what for
 * @param table the table whose values it is used on
 * @param columns of the table, in the order of their names
 */
public record KeyUse(String key, Purpose purpose, String table, List<String> columns) {

    /** What a key is used for. */
    public enum Purpose {
        ENCRYPT,
        DECRYPT,
        /** Keyed masks. */
        HASH
    }

    private record Use(String key, Purpose purpose) {}

    public KeyUse {
        columns = List.copyOf(columns);
    }

    /** What a reader of the table uses; nothing if it sees the table without keys. */
    public static List<KeyUse> of(TableAccess access) {
        Map<Use, List<String>> columns =
                new TreeMap<>(Comparator.comparing(Use::key).thenComparing(Use::purpose));
        for (String column : new TreeSet<>(access.columns().keySet())) {
            of(Optional.ofNullable(access.columns().get(column)).orElseThrow())
                    .ifPresent(
                            use ->
                                    columns.computeIfAbsent(use, first -> new ArrayList<>())
                                            .add(column));
        }
        List<KeyUse> uses = new ArrayList<>();
        columns.forEach(
                (use, names) ->
                        uses.add(new KeyUse(use.key(), use.purpose(), access.table(), names)));
        return uses;
    }

    private static Optional<Use> of(ColumnAccess access) {
        if (access instanceof Encrypted one) {
            return one.encryption().atSource()
                    ? Optional.empty()
                    : Optional.of(new Use(one.encryption().key(), Purpose.ENCRYPT));
        }
        if (access instanceof Decrypted one) {
            return Optional.of(new Use(one.encryption().key(), Purpose.DECRYPT));
        }
        return access instanceof Masked one
                ? one.mask().argument("key").map(key -> new Use(key, Purpose.HASH))
                : Optional.empty();
    }
}
