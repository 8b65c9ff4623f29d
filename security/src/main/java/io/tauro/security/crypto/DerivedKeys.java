package io.tauro.security.crypto;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.DeterministicAead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.Key;
import com.google.crypto.tink.KeyStatus;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.daead.AesSivKey;
import com.google.crypto.tink.daead.PredefinedDeterministicAeadParameters;
import com.google.crypto.tink.prf.HkdfPrfKey;
import com.google.crypto.tink.subtle.Hkdf;
import com.google.crypto.tink.util.SecretBytes;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What is derived from one keyset for one tenant by HKDF-SHA-256: for each purpose a key of its
 * own, of which none tells anything about another. A key of the keyset keeps its number, so that a
 * ciphertext finds the key that made it. Thread-safe.
 */
@AccessesPartialKey
final class DerivedKeys {

    private static final int LEAST_BYTES = 32;
    private static final String HMAC = "HmacSHA256";

    private final Aead random;
    private final DeterministicAead repeatable;
    private final Mac ready;

    /**
     * @param ready with its key; only copies of it are used
     */
    private DerivedKeys(Aead random, DeterministicAead repeatable, Mac ready) {
        this.random = random;
        this.repeatable = repeatable;
        this.ready = ready;
    }

    /**
     * @throws GeneralSecurityException if the keyset has keys that are too weak, or of other kinds
     */
    static DerivedKeys of(KeysetHandle keyset, Optional<String> tenant)
            throws GeneralSecurityException {
        KeysetHandle.Builder random = KeysetHandle.newBuilder();
        KeysetHandle.Builder repeatable = KeysetHandle.newBuilder();
        byte[] mac = {};
        for (int i = 0; i < keyset.size(); i++) {
            KeysetHandle.Entry entry = keyset.getAt(i);
            if (entry.getStatus() != KeyStatus.ENABLED) {
                continue;
            }
            byte[] root = root(entry.getKey());
            try {
                random.addEntry(entry(aesGcm(root, "aes256-gcm", entry.getId(), tenant), entry));
                repeatable.addEntry(entry(aesSiv(root, entry.getId(), tenant), entry));
                if (entry.isPrimary()) {
                    mac = derived(root, "hmac", tenant, 32);
                }
            } finally {
                Arrays.fill(root, (byte) 0);
            }
        }
        return new DerivedKeys(
                random.build().getPrimitive(Keysets.TINK, Aead.class),
                repeatable.build().getPrimitive(Keysets.TINK, DeterministicAead.class),
                ready(mac));
    }

    private static Mac ready(byte[] key) throws GeneralSecurityException {
        Mac hash = Mac.getInstance(HMAC);
        hash.init(new SecretKeySpec(key, HMAC));
        return hash;
    }

    /**
     * What wraps keysets.
     *
     * @throws GeneralSecurityException if the keyset has keys that are too weak, or of other kinds
     */
    static Aead wrapping(KeysetHandle keyset) throws GeneralSecurityException {
        KeysetHandle.Builder wrapping = KeysetHandle.newBuilder();
        for (int i = 0; i < keyset.size(); i++) {
            KeysetHandle.Entry entry = keyset.getAt(i);
            if (entry.getStatus() == KeyStatus.ENABLED) {
                byte[] root = root(entry.getKey());
                wrapping.addEntry(
                        entry(aesGcm(root, "wrap", entry.getId(), Optional.empty()), entry));
                Arrays.fill(root, (byte) 0);
            }
        }
        return wrapping.build().getPrimitive(Keysets.TINK, Aead.class);
    }

    private static KeysetHandle.Builder.Entry entry(Key key, KeysetHandle.Entry like) {
        KeysetHandle.Builder.Entry entry = KeysetHandle.importKey(key).withFixedId(like.getId());
        return like.isPrimary() ? entry.makePrimary() : entry;
    }

    private static byte[] root(Key key) throws GeneralSecurityException {
        SecretBytes secret;
        if (key instanceof AesGcmKey gcm) {
            secret = gcm.getKeyBytes();
        } else if (key instanceof AesSivKey siv) {
            secret = siv.getKeyBytes();
        } else if (key instanceof HkdfPrfKey prf) {
            secret = prf.getKeyBytes();
        } else {
            throw new GeneralSecurityException("A key is not of AES256_GCM, AES256_SIV or HKDF");
        }
        if (secret.size() < LEAST_BYTES) {
            throw new GeneralSecurityException("A key has less than 256 bits");
        }
        return secret.toByteArray(InsecureSecretKeyAccess.get());
    }

    private static AesGcmKey aesGcm(byte[] root, String purpose, int id, Optional<String> tenant)
            throws GeneralSecurityException {
        return AesGcmKey.builder()
                .setParameters(PredefinedAeadParameters.AES256_GCM)
                .setKeyBytes(secret(root, purpose, tenant, 32))
                .setIdRequirement(id)
                .build();
    }

    private static AesSivKey aesSiv(byte[] root, int id, Optional<String> tenant)
            throws GeneralSecurityException {
        return AesSivKey.builder()
                .setParameters(PredefinedDeterministicAeadParameters.AES256_SIV)
                .setKeyBytes(secret(root, "aes256-siv", tenant, 64))
                .setIdRequirement(id)
                .build();
    }

    private static SecretBytes secret(
            byte[] root, String purpose, Optional<String> tenant, int bytes)
            throws GeneralSecurityException {
        byte[] key = derived(root, purpose, tenant, bytes);
        try {
            return SecretBytes.copyFrom(key, InsecureSecretKeyAccess.get());
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private static byte[] derived(byte[] root, String purpose, Optional<String> tenant, int bytes)
            throws GeneralSecurityException {
        byte[] info = new LengthPrefixed().text("tauro 1").text(purpose).optional(tenant).bytes();
        return Hkdf.computeHkdf(HMAC, root, new byte[0], info, bytes);
    }

    Aead random() {
        return random;
    }

    DeterministicAead repeatable() {
        return repeatable;
    }

    /** HMAC-SHA-256. */
    byte[] hmac(byte[] message) {
        try {
            return ((Mac) ready.clone()).doFinal(message);
        } catch (CloneNotSupportedException e) {
            synchronized (ready) { // of a provider whose hashes cannot be copied
                return ready.doFinal(message);
            }
        }
    }
}
