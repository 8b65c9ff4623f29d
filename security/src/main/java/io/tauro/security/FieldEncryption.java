package io.tauro.security;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.type.DataType;
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
 * @param domain what columns of several tables have in common whose equal values become equal
 *     ciphertexts, in the place of their names; empty for a column on its own
 * @param type of the values that the source holds enciphered, since there they are text; VARCHAR if
 *     it is not said
 */
public record FieldEncryption(
        String key,
        boolean deterministic,
        boolean atSource,
        Optional<String> rowKey,
        Optional<String> domain,
        Optional<DataType> type) {

    public FieldEncryption {
        if (key.isBlank()) {
            throw invalid("A column is enciphered by a key without a name. Name it.");
        }
        if (deterministic && rowKey.isPresent()) {
            throw invalid(
                    "A column is enciphered by key '"
                            + key
                            + "' so that equal values become equal ciphertexts, and each ciphertext is bound to its row; both cannot be. Choose one.");
        }
        if (domain.isPresent() && !deterministic) {
            throw invalid(
                    "A column is enciphered by key '"
                            + key
                            + "' in a domain, but its equal values do not become equal ciphertexts. Make it deterministic, or leave the domain out.");
        }
    }

    private static TauroException invalid(String text) {
        return new TauroException(ErrorCode.INVALID_POLICY, text);
    }

    /** The source holds values; each is enciphered on its own. */
    public static FieldEncryption by(String key) {
        return new FieldEncryption(
                key, false, false, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Equal values become equal ciphertexts. */
    public FieldEncryption repeatable() {
        return new FieldEncryption(key, true, atSource, rowKey, domain, type);
    }

    /** Equal values of all columns of the domain become equal ciphertexts. */
    public FieldEncryption joinable(String domainName) {
        return new FieldEncryption(key, true, atSource, rowKey, Optional.of(domainName), type);
    }

    /** The source holds ciphertexts. */
    public FieldEncryption storedEncrypted() {
        return new FieldEncryption(key, deterministic, true, rowKey, domain, type);
    }

    /** Each ciphertext is good for its row alone. */
    public FieldEncryption boundTo(String keyColumn) {
        return new FieldEncryption(
                key, deterministic, atSource, Optional.of(keyColumn), domain, type);
    }

    /** What the ciphertexts of the source are values of. */
    public FieldEncryption of(DataType plain) {
        return new FieldEncryption(
                key, deterministic, atSource, rowKey, domain, Optional.of(plain));
    }
}
