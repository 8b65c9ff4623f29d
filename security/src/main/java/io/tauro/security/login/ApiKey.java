package io.tauro.security.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tauro.identity.Principal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What is kept of an API key: not the key. Immutable; prints without its hash.
 *
 * @param id stands in the key in clear: by it the key is found, and named in logs
 * @param hash the SHA-256 of the secret part, in hexadecimal. The secret has 256 random bits, so
 *     that a slow hash would add nothing
 * @param principal who whoever brings the key is
 * @param expires when it stops being one; empty for never
 */
public record ApiKey(String id, String hash, Principal principal, Optional<Instant> expires) {

    private static final String PREFIX = "tauro_";
    private static final SecureRandom RANDOM = new SecureRandom();

    public ApiKey {
        if (!id.matches("[0-9a-f]{16}") || !hash.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("An API key has an id and a hash in hexadecimal");
        }
    }

    /**
     * A new key.
     *
     * @param text is shown to its owner, once, and kept nowhere
     * @param key is what is kept
     */
    public record Issued(String text, ApiKey key) {

        @Override
        public String toString() {
            return key.toString();
        }
    }

    /** Makes a key. */
    public static Issued issue(Principal principal, Optional<Instant> expires) {
        byte[] id = new byte[8];
        byte[] secret = new byte[32];
        RANDOM.nextBytes(id);
        RANDOM.nextBytes(secret);
        String idText = HexFormat.of().formatHex(id);
        String secretText = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        return new Issued(
                PREFIX + idText + "_" + secretText,
                new ApiKey(
                        idText, HexFormat.of().formatHex(sha256(secretText)), principal, expires));
    }

    /**
     * The parts of a text that may be a key.
     *
     * @param id by which it is found
     * @param secret what is hashed
     */
    record Parts(String id, String secret) {

        private static final int LENGTH = PREFIX.length() + 16 + 1 + 43;

        static Optional<Parts> of(String text) {
            int middle = PREFIX.length() + 16;
            return text.length() == LENGTH && text.startsWith(PREFIX) && text.charAt(middle) == '_'
                    ? Optional.of(
                            new Parts(
                                    text.substring(PREFIX.length(), middle),
                                    text.substring(middle + 1)))
                    : Optional.empty();
        }
    }

    /** Takes as long whatever differs. */
    boolean matches(String secret) {
        return MessageDigest.isEqual(HexFormat.of().parseHex(hash), sha256(secret));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Each Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "API key " + id + " of " + principal.id();
    }
}
