package io.tauro.security.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CiphertextFormTest {

    private static final String DIGITS =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private static boolean matches(CiphertextForm form, String text) {
        byte[] bytes = ("??" + text + "?").getBytes(StandardCharsets.ISO_8859_1);
        return form.matches(bytes, 2, bytes.length - 3);
    }

    private static String text(CiphertextForm form, int length) {
        byte[] bytes = new byte[length];
        IntStream.range(0, length).forEach(i -> bytes[i] = (byte) (i * 37));
        return new String(form.write(bytes), StandardCharsets.US_ASCII);
    }

    /** Two texts that are the same bytes would be two values that are one. */
    @ParameterizedTest
    @ValueSource(ints = {34, 35, 36})
    void aCiphertextIsWrittenInOneWayOnly(int length) {
        String text = text(CiphertextForm.RANDOM, length);
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < DIGITS.length(); i++) {
            String other = text.substring(0, text.length() - 1) + DIGITS.charAt(i);
            byte[] read = other.getBytes(StandardCharsets.US_ASCII);
            if (matches(CiphertextForm.RANDOM, other) && !other.equals(text)) {
                assertThat(CiphertextForm.RANDOM.read(read, 0, read.length))
                        .isNotEqualTo(CiphertextForm.RANDOM.read(bytes, 0, bytes.length));
            }
        }
        assertThat(matches(CiphertextForm.RANDOM, text)).isTrue();
        assertThat(matches(CiphertextForm.RANDOM, text + "=")).isFalse();
        assertThat(matches(CiphertextForm.RANDOM, text.replace("e1_", "E1_"))).isFalse();
        assertThat(matches(CiphertextForm.REPEATABLE, text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 21, 33})
    void whatIsTooShortIsNone(int length) {
        assertThat(matches(CiphertextForm.RANDOM, text(CiphertextForm.RANDOM, length))).isFalse();
        assertThat(matches(CiphertextForm.REPEATABLE, text(CiphertextForm.REPEATABLE, length)))
                .isEqualTo(length >= 22);
    }
}
