package io.tauro.security;

import java.util.Optional;

/**
 * How a column is enciphered. Immutable.
 *
 * @param key the name of the key
 * @param deterministic whether equal values of the column become equal ciphertexts, so that they
 *     can be joined, and counted by whoever sees them; of no effect on how values are read
 * @param atSource whether the source holds ciphertexts already: whoever may see the value gets them
 *     deciphered, and the others as they are
 * @param rowKey the column that tells the rows of the table apart, bound to each ciphertext, so
 *     that one that is moved to another row cannot be deciphered; empty for none
 */
public record FieldEncryption(
        String key, boolean deterministic, boolean atSource, Optional<String> rowKey) {

    /** The source holds values; each is enciphered on its own. */
    public static FieldEncryption by(String key) {
        return new FieldEncryption(key, false, false, Optional.empty());
    }

    /** Equal values become equal ciphertexts. */
    public FieldEncryption repeatable() {
        return new FieldEncryption(key, true, atSource, rowKey);
    }

    /** The source holds ciphertexts. */
    public FieldEncryption storedEncrypted() {
        return new FieldEncryption(key, deterministic, true, rowKey);
    }

    /** Each ciphertext is good for its row alone. */
    public FieldEncryption boundTo(String keyColumn) {
        return new FieldEncryption(key, deterministic, atSource, Optional.of(keyColumn));
    }
}
