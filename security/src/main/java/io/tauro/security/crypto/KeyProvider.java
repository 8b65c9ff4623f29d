package io.tauro.security.crypto;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import io.tauro.spi.Secret;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Optional;

/**
 * Where the keys of a name come from. A host can bring its own, for instance for a key management
 * service; nothing of a keyset is used as it is, all keys in use are derived from it, each tenant's
 * its own. Thread-safe.
 *
 * <p>A keyset has keys of AES256_GCM, AES256_SIV or HKDF_SHA256: the primary one is for what is
 * enciphered from now on, the other enabled ones decipher what was enciphered before.
 */
@FunctionalInterface
public interface KeyProvider {

    /**
     * The keyset of a tenant; asked when it is first needed, and at each {@link KeyRing#reload()}.
     *
     * @param name what policies call the key
     * @param tenant whose; empty for principals without a tenant
     * @throws java.security.GeneralSecurityException if there is none; what it says is not shown
     * @throws java.io.IOException if it cannot be read; what it says is not shown
     */
    KeysetHandle keyset(String name, Optional<String> tenant)
            throws java.security.GeneralSecurityException, java.io.IOException;

    /**
     * What a context needs to start: the keyset of principals without a tenant. One that knows
     * keysets of tenants only looks whether it can reach them, and has none.
     *
     * @throws java.security.GeneralSecurityException as {@link #keyset}
     * @throws java.io.IOException as {@link #keyset}
     */
    default Optional<KeysetHandle> atStart(String name)
            throws java.security.GeneralSecurityException, java.io.IOException {
        return Optional.of(keyset(name, Optional.empty()));
    }

    /** A keyset that the host has. */
    static KeyProvider of(KeysetHandle keyset) {
        return (name, tenant) -> keyset;
    }

    /**
     * A key that the host has.
     *
     * @param key 32 bytes out of a random generator, no text; copied
     * @throws io.tauro.error.TauroException {@code TAURO-1006} if it is not 32 bytes, or bytes that
     *     cannot be random
     */
    static KeyProvider bytes(byte[] key) {
        KeysetHandle keyset = HostKey.keyset(key);
        return (name, tenant) -> keyset;
    }

    /** The JSON of a Tink keyset, read again whenever it is loaded. */
    static KeyProvider json(Secret keyset) {
        return (name, tenant) -> Keysets.parse(keyset.reveal());
    }

    /** A file with the JSON of a Tink keyset, read again whenever it is loaded. */
    static KeyProvider file(Path file) {
        return (name, tenant) -> Keysets.parse(java.nio.file.Files.readString(file));
    }

    /**
     * Data keysets in the files of a folder, one for each tenant, wrapped by a key: {@link
     * WrappedKeysets} makes them.
     *
     * @param wrapping the key that wraps; of a key management service, for instance
     */
    static KeyProvider wrapped(Path folder, Aead wrapping) {
        return new WrappedKeysets(folder, wrapping);
    }

    /**
     * Data keysets in the files of a folder, one for each tenant, wrapped by the keyset of a
     * provider.
     *
     * @param wrapping where the wrapping keyset comes from, which is used for nothing else
     */
    static KeyProvider wrapped(Path folder, KeyProvider wrapping) {
        return WrappedKeysets.by(folder, wrapping);
    }

    /**
     * The same by a key store that is opened whenever keysets are loaded.
     *
     * @param type of the key store: PKCS12, PKCS11, or what else the JVM knows
     * @param file that the store is in; empty if it is a device
     * @param password of the store and of the key in it
     * @param alias the name of the AES key in it
     */
    static KeyProvider keyStore(
            String type, Optional<Path> file, Secret password, String alias, Path folder) {
        return new StoredKeyStore(type, file, password, alias, folder);
    }

    /**
     * Data keysets in the files of a folder, one for each tenant, wrapped by an AES key of a key
     * store of the JVM, which may be that of a security module (PKCS#11).
     *
     * @param store a key store that has been loaded
     * @param alias the name of the AES key in it
     * @param password what protects the entry; empty if nothing does
     */
    static KeyProvider keyStore(KeyStore store, String alias, Secret password, Path folder) {
        return wrapped(folder, new KeyStoreAead(store, alias, password));
    }
}
