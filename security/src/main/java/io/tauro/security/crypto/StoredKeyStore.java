package io.tauro.security.crypto;

import com.google.crypto.tink.KeysetHandle;
import io.tauro.spi.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.Optional;

/**
 * Wrapped keysets by a key of a key store that is opened whenever keysets are loaded.
 *
 * @param type of the key store: PKCS12, PKCS11, or what else the JVM knows
 * @param file that the store is in; empty if it is a device
 * @param password of the store and of the key
 * @param alias the name of the key
 * @param folder of the keysets
 */
record StoredKeyStore(String type, Optional<Path> file, Secret password, String alias, Path folder)
        implements KeyProvider {

    @Override
    public KeysetHandle keyset(String name, Optional<String> tenant)
            throws GeneralSecurityException, IOException {
        return opened().keyset(name, tenant);
    }

    @Override
    public Optional<KeysetHandle> atStart(String name)
            throws GeneralSecurityException, IOException {
        return opened().atStart(name);
    }

    private KeyProvider opened() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(type);
        char[] characters = password.reveal().toCharArray();
        try (InputStream in = file.isPresent() ? Files.newInputStream(file.get()) : null) {
            store.load(in, characters);
        } finally {
            Arrays.fill(characters, '\0');
        }
        return KeyProvider.keyStore(store, alias, password, folder);
    }
}
