package io.tauro.security.crypto;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.security.FieldEncryption;
import io.tauro.type.DataType;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Enciphers and deciphers the values of one column, one by one. What it makes is text, of which
 * nobody can tell anything but about how long the value is, or, if it is deterministic, which
 * values are equal. Thread-safe; uses the newest keys of its ring.
 *
 * <p>For hosts that write what a source holds: made with the {@link FieldEncryption} of the policy,
 * it writes what the policy reads. A ciphertext is good for its tenant, table, column and, if it is
 * bound to it, row alone.
 */
public final class FieldCipher {

    private final KeyRing ring;
    private final String key;
    private final Binding binding;
    private final CiphertextForm form;
    private final DataType type;

    FieldCipher(KeyRing ring, FieldEncryption encryption, Binding binding, DataType type) {
        ValueTag.of(type);
        this.ring = ring;
        this.key = encryption.key();
        this.binding = binding;
        this.form = CiphertextForm.of(encryption.deterministic());
        this.type = type;
    }

    /** The type of the values: what the encryption says, or VARCHAR. */
    public DataType type() {
        return type;
    }

    /**
     * A value as text that tells nothing.
     *
     * @param value of the {@code javaType()} of {@link #type()}; null stays null
     * @throws TauroException {@code TAURO-2014} if it is no such value, or ciphertexts of this
     *     column are bound to rows
     */
    public @Nullable String encrypt(@Nullable Object value) {
        requireByRow(false);
        return value == null ? null : text(seal(ValueCodec.encode(value, type), null));
    }

    /**
     * A value of a row as text that tells nothing.
     *
     * @param value of the {@code javaType()} of {@link #type()}; null stays null
     * @param rowKey what the row has in the column that tells rows apart
     * @throws TauroException {@code TAURO-2014} if it is no such value, or ciphertexts of this
     *     column are not bound to rows
     */
    public @Nullable String encrypt(@Nullable Object value, Object rowKey) {
        requireByRow(true);
        return value == null ? null : text(seal(ValueCodec.encode(value, type), rowKey));
    }

    /**
     * The value again.
     *
     * @throws TauroException {@code TAURO-3006} if it is not a ciphertext of this column, for
     *     whatever reason
     */
    public @Nullable Object decrypt(@Nullable String ciphertext) {
        requireByRow(false);
        return opened(ciphertext, null);
    }

    /**
     * The value of a row again.
     *
     * @throws TauroException {@code TAURO-3006} if it is not a ciphertext of this column and row,
     *     for whatever reason
     */
    public @Nullable Object decrypt(@Nullable String ciphertext, Object rowKey) {
        requireByRow(true);
        return opened(ciphertext, rowKey);
    }

    private void requireByRow(boolean byRow) {
        if (binding.isByRow() != byRow) {
            throw new TauroException(
                    ErrorCode.INVALID_ARGUMENT,
                    byRow
                            ? "Ciphertexts of this column are not bound to rows, and the key of a row is given. Leave it out, or bind them by boundTo."
                            : "Ciphertexts of this column are bound to rows, and the key of the row is missing. Give it.");
        }
    }

    private static String text(byte[] ciphertext) {
        return new String(ciphertext, StandardCharsets.US_ASCII);
    }

    /** The value of a text, or null for null: of a row without a key, if it has to have one. */
    @Nullable Object opened(@Nullable String ciphertext, @Nullable Object rowKey) {
        if (ciphertext == null) {
            return null;
        }
        byte[] text = ciphertext.getBytes(StandardCharsets.UTF_8);
        return opened(text, 0, text.length, rowKey, plain -> ValueCodec.decode(plain, type));
    }

    /** What is enciphered, in ASCII. */
    byte[] seal(byte[] plain, @Nullable Object rowKey) {
        DerivedKeys keys = ring.keys(key, binding.tenant());
        byte[] associated = binding.bytes(rowKey);
        try {
            return form.write(
                    switch (form) {
                        case RANDOM -> keys.random().encrypt(plain, associated);
                        case REPEATABLE ->
                                keys.repeatable().encryptDeterministically(plain, associated);
                    });
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Any bytes can be enciphered");
        }
    }

    /** Reads what was enciphered. May throw anything if that is not a value. */
    interface Reading<T> {
        T read(byte[] plain);
    }

    /** Whether a text is a ciphertext of a value, in a row that may have no key. */
    boolean holds(String ciphertext, @Nullable Object value, @Nullable Object rowKey) {
        byte[] text = ciphertext.getBytes(StandardCharsets.UTF_8);
        return value != null
                && form.matches(text, 0, text.length)
                && plain(ring.keys(key, binding.tenant()), text, 0, text.length, rowKey)
                        .filter(plain -> Arrays.equals(plain, ValueCodec.encode(value, type)))
                        .isPresent();
    }

    /** The one place where deciphering fails, and the one way in which it does. */
    <T> T opened(byte[] data, int start, int length, @Nullable Object rowKey, Reading<T> reading) {
        DerivedKeys keys = ring.keys(key, binding.tenant());
        return value(keys, data, start, length, rowKey, reading)
                .orElseThrow(FieldCipher::undecipherable);
    }

    private <T> Optional<T> value(
            DerivedKeys keys,
            byte[] data,
            int start,
            int length,
            @Nullable Object rowKey,
            Reading<T> reading) {
        boolean rowIsMissing = binding.isByRow() && rowKey == null;
        if (rowIsMissing || !form.matches(data, start, length)) {
            return Optional.empty();
        }
        try {
            return plain(keys, data, start, length, rowKey).map(reading::read);
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private Optional<byte[]> plain(
            DerivedKeys keys, byte[] data, int start, int length, @Nullable Object rowKey) {
        byte[] associated = binding.bytes(rowKey);
        byte[] ciphertext = form.read(data, start, length);
        try {
            return Optional.of(
                    switch (form) {
                        case RANDOM -> keys.random().decrypt(ciphertext, associated);
                        case REPEATABLE ->
                                keys.repeatable().decryptDeterministically(ciphertext, associated);
                    });
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    /** Says neither which value, nor of what, nor why. */
    static TauroException undecipherable() {
        return new TauroException(
                ErrorCode.DECRYPTION_FAILED,
                "A value could not be deciphered. Check that the source holds what was enciphered for this place, and that its key is there.");
    }

    /** Whether the bytes have the form of what this makes. */
    boolean isCiphertext(byte[] data, int start, int length) {
        return form.matches(data, start, length);
    }

    @Override
    public String toString() {
        return "cipher by key '" + key + "'";
    }
}
