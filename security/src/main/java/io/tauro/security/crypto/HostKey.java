package io.tauro.security.crypto;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.util.SecretBytes;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import java.security.GeneralSecurityException;

/** Bytes of the host as a keyset of one key. */
@AccessesPartialKey
final class HostKey {

    private static final int BYTES = 32;

    /** Every such keyset has one key, so its number tells nothing. */
    private static final int ID = 1;

    private HostKey() {}

    static KeysetHandle keyset(byte[] key) {
        if (key.length != BYTES) {
            throw refused("has " + key.length + " bytes, not " + BYTES);
        }
        if (isText(key) || isUniform(key)) {
            throw refused("is text or a pattern, which can be guessed");
        }
        try {
            AesGcmKey one =
                    AesGcmKey.builder()
                            .setParameters(PredefinedAeadParameters.AES256_GCM)
                            .setKeyBytes(SecretBytes.copyFrom(key, InsecureSecretKeyAccess.get()))
                            .setIdRequirement(ID)
                            .build();
            return KeysetHandle.newBuilder()
                    .addEntry(KeysetHandle.importKey(one).withFixedId(ID).makePrimary())
                    .build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A key of 32 bytes is one", e);
        }
    }

    /** Of 32 random bytes all are printable once in 10^13 times. */
    private static boolean isText(byte[] key) {
        for (byte one : key) {
            if (one < ' ' || one > '~') {
                return false;
            }
        }
        return true;
    }

    private static boolean isUniform(byte[] key) {
        for (byte one : key) {
            if (one != key[0]) {
                return false;
            }
        }
        return true;
    }

    private static TauroException refused(String problem) {
        return new TauroException(
                ErrorCode.INVALID_OPTION,
                "The key " + problem + ". Take 32 bytes from a random generator, or a keyset.");
    }
}
