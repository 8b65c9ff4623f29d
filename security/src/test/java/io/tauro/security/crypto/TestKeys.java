package io.tauro.security.crypto;

import java.util.Random;

/** Keys of tests: the same ones each time, and no secret. */
final class TestKeys {

    private TestKeys() {}

    static byte[] bytes(long seed) {
        byte[] bytes = new byte[32];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    /** A ring with the key {@code pii}, and another one. */
    static KeyRing ring() {
        return KeyRing.builder()
                .key("pii", KeyProvider.bytes(bytes(1)))
                .key("other", KeyProvider.bytes(bytes(2)))
                .build();
    }
}
