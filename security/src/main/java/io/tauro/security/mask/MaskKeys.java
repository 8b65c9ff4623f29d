package io.tauro.security.mask;

/** Keyed hashes for masks. The keys stay where they are. Thread-safe. */
public interface MaskKeys {

    /**
     * HMAC-SHA-256 of a message under a key.
     *
     * @throws io.tauro.error.TauroException {@code TAURO-1011} if there is no key of this name
     */
    byte[] hmac(String key, byte[] message);
}
