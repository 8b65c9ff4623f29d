package io.tauro.security.crypto;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;

/**
 * Data keysets in the files of a folder, one for each key and tenant, each enciphered by a key that
 * is elsewhere. One is good for its name and tenant alone: the file of another tenant in its place
 * cannot be unwrapped. Who deletes a file makes all ciphertexts of the tenant unreadable.
 */
public final class WrappedKeysets implements KeyProvider {

    private final Path folder;
    private final Aead wrapping;

    /**
     * @param folder that exists
     * @param wrapping the key that wraps
     */
    public WrappedKeysets(Path folder, Aead wrapping) {
        this.folder = folder;
        this.wrapping = wrapping;
    }

    /**
     * Keysets that are wrapped by the keyset of a provider.
     *
     * @param folder that exists
     */
    public static WrappedKeysets by(Path folder, KeyProvider wrapping) {
        return new WrappedKeysets(folder, new ProvidedAead(wrapping, "wrapping"));
    }

    @Override
    public KeysetHandle keyset(String name, Optional<String> tenant)
            throws GeneralSecurityException, IOException {
        return TinkJsonProtoKeysetFormat.parseEncryptedKeyset(
                Files.readString(file(name, tenant)), wrapping, bound(name, tenant), Keysets.TINK);
    }

    /**
     * Without a keyset of its own, whether the folder is there and the wrapping key can be used.
     */
    @Override
    public Optional<KeysetHandle> atStart(String name)
            throws GeneralSecurityException, IOException {
        if (Files.exists(file(name, Optional.empty()))) {
            return Optional.of(keyset(name, Optional.empty()));
        }
        if (!Files.isDirectory(folder)) {
            throw new NotDirectoryException(folder.toString());
        }
        byte[] associated = bound(name, Optional.empty());
        wrapping.decrypt(wrapping.encrypt(new byte[1], associated), associated);
        return Optional.empty();
    }

    /**
     * Makes a data keyset.
     *
     * @throws IOException if there is one already, or it cannot be written
     * @throws GeneralSecurityException if it cannot be wrapped
     */
    public void create(String name, Optional<String> tenant)
            throws GeneralSecurityException, IOException {
        KeyFile.create(file(name, tenant), wrapped(Keysets.generate(), name, tenant));
    }

    /**
     * Makes a new key the primary one of a data keyset; the others still decipher.
     *
     * @throws IOException if it cannot be read or written
     * @throws GeneralSecurityException if it cannot be unwrapped or wrapped
     */
    public void rotate(String name, Optional<String> tenant)
            throws GeneralSecurityException, IOException {
        KeysetHandle next = Keysets.withNewPrimary(keyset(name, tenant));
        KeyFile.replace(file(name, tenant), wrapped(next, name, tenant));
    }

    private String wrapped(KeysetHandle keyset, String name, Optional<String> tenant)
            throws GeneralSecurityException {
        return TinkJsonProtoKeysetFormat.serializeEncryptedKeyset(
                keyset, wrapping, bound(name, tenant), Keysets.TINK);
    }

    private static byte[] bound(String name, Optional<String> tenant) {
        return new LengthPrefixed().text("tauro data keyset 1").text(name).optional(tenant).bytes();
    }

    /** Names in full and in letters that any file system keeps apart. */
    private Path file(String name, Optional<String> tenant) {
        return folder.resolve(
                tenant.map(one -> letters(name) + "." + letters(one)).orElse(letters(name))
                        + ".keyset");
    }

    private static String letters(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        StringBuilder text = new StringBuilder();
        for (byte one : bytes) {
            boolean plain = one >= 'a' && one <= 'z' || one >= '0' && one <= '9';
            if (plain) {
                text.append((char) one);
            } else {
                text.append('_').append(Character.forDigit(one >> 4 & 15, 16));
                text.append(Character.forDigit(one & 15, 16));
            }
        }
        return text.toString();
    }
}
