package io.tauro.security.crypto;

import io.tauro.security.FieldEncryption;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a ciphertext is bound to: the version of its form, the tenant, the table and the column (or
 * the domain in their place), and the row. Immutable.
 */
final class Binding {

    private final boolean deterministic;
    private final boolean byRow;
    private final Optional<String> table;
    private final String column;
    private final Optional<String> tenant;
    private final byte[] withoutRow;

    Binding(FieldEncryption encryption, String table, String column, Optional<String> tenant) {
        this.deterministic = encryption.deterministic();
        this.byRow = encryption.rowKey().isPresent();
        this.table =
                encryption.domain().isPresent()
                        ? Optional.empty()
                        : Optional.of(table.toLowerCase(Locale.ROOT));
        this.column = encryption.domain().orElse(column);
        this.tenant = tenant;
        this.withoutRow = place().absent().bytes();
    }

    private LengthPrefixed place() {
        return new LengthPrefixed()
                .text(CiphertextForm.of(deterministic).prefix())
                .optional(tenant)
                .optional(table)
                .text(column);
    }

    boolean isByRow() {
        return byRow;
    }

    Optional<String> tenant() {
        return tenant;
    }

    /**
     * The bytes that a ciphertext is held against.
     *
     * @param rowKey null for a row whose key is NULL; without regard if ciphertexts are not bound
     *     to rows
     */
    byte[] bytes(@Nullable Object rowKey) {
        if (!byRow) {
            return withoutRow;
        }
        LengthPrefixed place = place();
        return (rowKey == null ? place.absent() : place.field(RowKeys.bytes(rowKey))).bytes();
    }
}
