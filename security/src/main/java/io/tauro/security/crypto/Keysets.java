package io.tauro.security.crypto;

import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.config.TinkConfig2026;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/**
 * Keysets in files: makes one, and adds a new primary key to one. A file is readable by its owner
 * alone where the file system knows owners.
 */
public final class Keysets {

    /** Tink without its registry, which is one for the whole process. */
    static final Configuration TINK = TinkConfig2026.get();

    private Keysets() {}

    /** A new keyset with one random AES256_GCM key. */
    static KeysetHandle generate() throws GeneralSecurityException {
        return KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, TINK);
    }

    /** The same keyset with a new primary key; what was the primary one deciphers. */
    static KeysetHandle withNewPrimary(KeysetHandle keyset) throws GeneralSecurityException {
        return KeysetHandle.newBuilder(keyset)
                .addEntry(KeysetHandle.importKey(generate().getAt(0).getKey()).makePrimary())
                .build();
    }

    static KeysetHandle parse(String json) throws GeneralSecurityException {
        return TinkJsonProtoKeysetFormat.parseKeyset(json, TINK, InsecureSecretKeyAccess.get());
    }

    static String json(KeysetHandle keyset) throws GeneralSecurityException {
        return TinkJsonProtoKeysetFormat.serializeKeyset(
                keyset, TINK, InsecureSecretKeyAccess.get());
    }

    /**
     * Writes a new keyset, with one random AES256_GCM key, into a new file.
     *
     * @throws IOException if there is such a file already, or it cannot be written
     * @throws GeneralSecurityException if the platform cannot make keys
     */
    public static void create(Path file) throws IOException, GeneralSecurityException {
        KeyFile.create(file, json(generate()));
    }

    /**
     * Makes a new key the primary one of the keyset in a file: it enciphers from the next {@link
     * KeyRing#reload()} on, and the keys that were there before still decipher.
     *
     * @throws IOException if the file cannot be read or written
     * @throws GeneralSecurityException if it is not a keyset
     */
    public static void rotate(Path file) throws IOException, GeneralSecurityException {
        KeyFile.replace(file, json(withNewPrimary(parse(Files.readString(file)))));
    }
}
