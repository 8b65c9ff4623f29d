package io.tauro.security.audit;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Locale;

/**
 * Ed25519 keys for checkpoints, from the PEM texts that {@code openssl genpkey -algorithm ed25519}
 * and {@code openssl pkey -pubout} write, or from the one line between their first and their last.
 */
public final class TrailKeys {

    static final String ALGORITHM = "Ed25519";

    private TrailKeys() {}

    /**
     * The key that signs.
     *
     * @throws IllegalArgumentException if the text is none; the message has nothing of it
     */
    public static PrivateKey signing(String pem) {
        try {
            return KeyFactory.getInstance(ALGORITHM)
                    .generatePrivate(new PKCS8EncodedKeySpec(bytes(pem, "PRIVATE KEY")));
        } catch (GeneralSecurityException e) {
            throw notAKey("private");
        }
    }

    /**
     * The key that checks.
     *
     * @throws IllegalArgumentException if the text is none
     */
    public static PublicKey checking(String pem) {
        try {
            return KeyFactory.getInstance(ALGORITHM)
                    .generatePublic(new X509EncodedKeySpec(bytes(pem, "PUBLIC KEY")));
        } catch (GeneralSecurityException e) {
            throw notAKey("public");
        }
    }

    /** What is between the first and the last line of a PEM text, or stands alone. */
    private static byte[] bytes(String pem, String kind) {
        String body = pem;
        String begin = "-----BEGIN " + kind + "-----";
        int start = pem.indexOf(begin);
        int end = pem.indexOf("-----END " + kind + "-----");
        if (start >= 0 && end > start) {
            body = pem.substring(start + begin.length(), end);
        }
        try {
            return Base64.getDecoder().decode(body.replaceAll("\\s", ""));
        } catch (IllegalArgumentException e) {
            throw notAKey(kind.toLowerCase(Locale.ROOT).replace(" key", ""));
        }
    }

    private static IllegalArgumentException notAKey(String kind) {
        return new IllegalArgumentException(
                "This is no " + kind + " Ed25519 key in PEM: make one with openssl genpkey");
    }
}
