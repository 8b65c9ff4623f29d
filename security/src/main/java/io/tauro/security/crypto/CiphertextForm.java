package io.tauro.security.crypto;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * How a ciphertext is written: a prefix, which says version and kind, and the bytes in base64url.
 * Each ciphertext has one way to be written.
 */
enum CiphertextForm {
    /** A number of the key, a nonce, at least a byte, a tag. */
    RANDOM("e1_", 5 + 12 + 1 + 16),
    /** A number of the key, a tag, at least a byte. */
    REPEATABLE("d1_", 5 + 16 + 1);

    private final String prefix;
    private final int leastBytes;

    CiphertextForm(String prefix, int leastBytes) {
        this.prefix = prefix;
        this.leastBytes = leastBytes;
    }

    static CiphertextForm of(boolean deterministic) {
        return deterministic ? REPEATABLE : RANDOM;
    }

    String prefix() {
        return prefix;
    }

    /** The text, in ASCII. */
    byte[] write(byte[] ciphertext) {
        byte[] digits = Base64.getUrlEncoder().withoutPadding().encode(ciphertext);
        byte[] text = Arrays.copyOf(prefix.getBytes(StandardCharsets.US_ASCII), 3 + digits.length);
        System.arraycopy(digits, 0, text, 3, digits.length);
        return text;
    }

    /** Whether the bytes are such a text. */
    boolean matches(byte[] data, int start, int length) {
        int digits = length - 3;
        if (digits < (leastBytes * 8 + 5) / 6 || digits % 4 == 1) {
            return false;
        }
        for (int i = 0; i < 3; i++) {
            if (data[start + i] != prefix.charAt(i)) {
                return false;
            }
        }
        int last = 0;
        for (int i = start + 3; i < start + length; i++) {
            last = digit(data[i]);
            if (last < 0) {
                return false;
            }
        }
        int unused = digits % 4 == 2 ? 15 : digits % 4 == 3 ? 3 : 0;
        return (last & unused) == 0;
    }

    /** The ciphertext of a text that {@link #matches}. */
    byte[] read(byte[] data, int start, int length) {
        return Base64.getUrlDecoder().decode(Arrays.copyOfRange(data, start + 3, start + length));
    }

    private static int digit(byte one) {
        if (one >= 'A' && one <= 'Z') {
            return one - 'A';
        }
        if (one >= 'a' && one <= 'z') {
            return one - 'a' + 26;
        }
        if (one >= '0' && one <= '9') {
            return one - '0' + 52;
        }
        return one == '-' ? 62 : one == '_' ? 63 : -1;
    }
}
