package io.tauro.security.audit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA-256 of texts, in hexadecimal. Whoever does not have the key cannot find out a text by
 * trying what it may be. Thread-safe.
 */
final class Fingerprints {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;
    private final ThreadLocal<Mac> macs = ThreadLocal.withInitial(this::mac);

    /** With a key of at least 16 bytes. */
    Fingerprints(byte[] key) {
        if (key.length < 16) {
            throw new IllegalArgumentException("A key for fingerprints has at least 16 bytes");
        }
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** With a key that is forgotten with the context. */
    static Fingerprints random() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return new Fingerprints(key);
    }

    private Mac mac() {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Each Java platform has " + ALGORITHM, e);
        }
    }

    String of(String text) {
        return HexFormat.of().formatHex(macs.get().doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }
}
