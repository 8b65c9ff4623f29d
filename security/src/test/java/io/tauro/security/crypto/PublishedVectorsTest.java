package io.tauro.security.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.DeterministicAead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.Key;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.daead.AesSivKey;
import com.google.crypto.tink.daead.AesSivParameters;
import com.google.crypto.tink.subtle.Hkdf;
import com.google.crypto.tink.util.SecretBytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The primitives as they are called here, with keys that are given, against vectors that others
 * have published: of Project Wycheproof (the files name their source) and of RFC 5869.
 */
class PublishedVectorsTest {

    private static final HexFormat HEX = HexFormat.of();

    private static List<String[]> lines(String file) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(PublishedVectorsTest.class.getResourceAsStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(";", -1))
                    .toList();
        }
    }

    private static KeysetHandle only(Key key) {
        try {
            return KeysetHandle.newBuilder()
                    .addEntry(KeysetHandle.importKey(key).withFixedId(1).makePrimary())
                    .build();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static SecretBytes secret(String hex) {
        return SecretBytes.copyFrom(HEX.parseHex(hex), InsecureSecretKeyAccess.get());
    }

    private static Aead aesGcm(String key) throws GeneralSecurityException {
        return only(AesGcmKey.builder()
                        .setParameters(
                                AesGcmParameters.builder()
                                        .setKeySizeBytes(32)
                                        .setIvSizeBytes(12)
                                        .setTagSizeBytes(16)
                                        .setVariant(AesGcmParameters.Variant.NO_PREFIX)
                                        .build())
                        .setKeyBytes(secret(key))
                        .build())
                .getPrimitive(Keysets.TINK, Aead.class);
    }

    private static DeterministicAead aesSiv(String key) throws GeneralSecurityException {
        return only(AesSivKey.builder()
                        .setParameters(
                                AesSivParameters.builder()
                                        .setKeySizeBytes(64)
                                        .setVariant(AesSivParameters.Variant.NO_PREFIX)
                                        .build())
                        .setKeyBytes(secret(key))
                        .build())
                .getPrimitive(Keysets.TINK, DeterministicAead.class);
    }

    @TestFactory
    List<DynamicTest> aesGcmDeciphersWhatIsValidAndNothingElse() throws IOException {
        List<String[]> all = lines("wycheproof-aes-gcm-256.txt");
        assertThat(all).hasSize(66);
        return all.stream().map(one -> DynamicTest.dynamicTest(one[0], () -> gcm(one))).toList();
    }

    private static void gcm(String[] one) throws GeneralSecurityException {
        Aead cipher = aesGcm(one[1]);
        byte[] associated = HEX.parseHex(one[3]);
        byte[] ciphertext = HEX.parseHex(one[2] + one[5] + one[6]);
        if (one[7].equals("valid")) {
            assertThat(cipher.decrypt(ciphertext, associated)).isEqualTo(HEX.parseHex(one[4]));
        } else {
            assertThatThrownBy(() -> cipher.decrypt(ciphertext, associated))
                    .isInstanceOf(GeneralSecurityException.class);
        }
    }

    @TestFactory
    List<DynamicTest> aesSivMakesWhatIsValidAndDeciphersNothingElse() throws IOException {
        List<String[]> all = lines("wycheproof-aes-siv-512.txt");
        assertThat(all).hasSize(147);
        return all.stream().map(one -> DynamicTest.dynamicTest(one[0], () -> siv(one))).toList();
    }

    private static void siv(String[] one) throws GeneralSecurityException {
        DeterministicAead cipher = aesSiv(one[1]);
        byte[] associated = HEX.parseHex(one[2]);
        byte[] message = HEX.parseHex(one[3]);
        byte[] ciphertext = HEX.parseHex(one[4]);
        if (one[5].equals("valid")) {
            assertThat(cipher.encryptDeterministically(message, associated)).isEqualTo(ciphertext);
            assertThat(cipher.decryptDeterministically(ciphertext, associated)).isEqualTo(message);
        } else {
            assertThatThrownBy(() -> cipher.decryptDeterministically(ciphertext, associated))
                    .isInstanceOf(GeneralSecurityException.class);
        }
    }

    /** RFC 5869, A.1. */
    @Test
    void hkdfDerivesWhatTheRfcDerives() throws GeneralSecurityException {
        byte[] derived =
                Hkdf.computeHkdf(
                        "HmacSha256",
                        HEX.parseHex("0b".repeat(22)),
                        HEX.parseHex("000102030405060708090a0b0c"),
                        HEX.parseHex("f0f1f2f3f4f5f6f7f8f9"),
                        42);
        assertThat(HEX.formatHex(derived))
                .isEqualTo(
                        "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865");
    }
}
