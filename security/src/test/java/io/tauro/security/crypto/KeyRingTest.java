package io.tauro.security.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.KeyStatus;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.daead.PredefinedDeterministicAeadParameters;
import com.google.crypto.tink.mac.PredefinedMacParameters;
import io.tauro.error.TauroException;
import io.tauro.security.FieldEncryption;
import io.tauro.security.FieldSecurityPolicy;
import io.tauro.security.TableSecurityPolicy;
import io.tauro.security.TagPolicy;
import io.tauro.security.mask.Mask;
import io.tauro.spi.Secret;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyRingTest {

    private static final FieldEncryption PII = FieldEncryption.by("pii");
    private static final Optional<String> NONE = Optional.empty();
    private static final byte[] MESSAGE = "message".getBytes(StandardCharsets.UTF_8);

    @TempDir private Path folder;

    private static FieldCipher ssn(KeyRing ring, FieldEncryption encryption) {
        return ring.cipher(encryption, "customers", "ssn", NONE);
    }

    private static KeyRing ring(KeyProvider provider) {
        return KeyRing.builder().key("pii", provider).build();
    }

    @Test
    void theNewPrimaryKeyEnciphersAndTheOldOneStillDeciphers() throws Exception {
        Path file = folder.resolve("pii.json");
        Keysets.create(file);
        KeyRing ring = ring(KeyProvider.file(file));
        FieldCipher cipher = ssn(ring, PII);
        FieldCipher comparable = ssn(ring, PII.repeatable());
        String before = cipher.encrypt("x");
        String beforeComparable = comparable.encrypt("x");
        byte[] hashBefore = ring.maskKeys(NONE).hmac("pii", MESSAGE);

        Keysets.rotate(file);
        assertThat(keyOf(cipher.encrypt("x"))).isEqualTo(keyOf(before));
        ring.reload();

        assertThat(cipher.decrypt(before)).isEqualTo("x");
        assertThat(comparable.decrypt(beforeComparable)).isEqualTo("x");
        String after = cipher.encrypt("x");
        assertThat(cipher.decrypt(after)).isEqualTo("x");
        assertThat(keyOf(after)).isNotEqualTo(keyOf(before));
        assertThat(comparable.encrypt("x")).isNotEqualTo(beforeComparable);
        assertThat(ring.maskKeys(NONE).hmac("pii", MESSAGE)).isNotEqualTo(hashBefore);
    }

    private static String keyOf(String ciphertext) {
        return HexFormat.of()
                .formatHex(Base64.getUrlDecoder().decode(ciphertext.substring(3)), 0, 5);
    }

    @Test
    void aKeyThatIsDisabledDeciphersNothingAnyMore() throws Exception {
        KeysetHandle one = Keysets.generate();
        AtomicReference<KeysetHandle> now = new AtomicReference<>(one);
        KeyRing ring = ring((name, tenant) -> now.get());
        FieldCipher cipher = ssn(ring, PII);
        String old = cipher.encrypt("x");
        KeysetHandle.Builder next = KeysetHandle.newBuilder(Keysets.withNewPrimary(one));
        next.getAt(0).setStatus(KeyStatus.DISABLED);
        now.set(next.build());
        ring.reload();
        assertThatThrownBy(() -> cipher.decrypt(old)).hasMessageStartingWith("TAURO-3006");
        assertThat(cipher.decrypt(cipher.encrypt("y"))).isEqualTo("y");
    }

    @Test
    void aReloadThatFailsChangesNothing() throws Exception {
        Path file = folder.resolve("pii.json");
        Keysets.create(file);
        KeyRing ring = ring(KeyProvider.file(file));
        FieldCipher cipher = ssn(ring, PII);
        String text = cipher.encrypt("x");
        Files.writeString(file, "no keyset");
        assertThatThrownBy(ring::reload).hasMessageStartingWith("TAURO-1006 Key 'pii' has no");
        assertThat(cipher.decrypt(text)).isEqualTo("x");
    }

    @Test
    void afterItIsClosedNothingCanBeEncipheredOrDeciphered() {
        KeyRing ring = TestKeys.ring();
        FieldCipher cipher = ssn(ring, PII);
        String text = cipher.encrypt("x");
        ring.close();
        ring.close();
        assertThatThrownBy(() -> cipher.encrypt("x")).hasMessageStartingWith("TAURO-1012");
        assertThatThrownBy(() -> cipher.decrypt(text)).hasMessageStartingWith("TAURO-1012");
        assertThatThrownBy(() -> ring.maskKeys(NONE).hmac("pii", MESSAGE))
                .hasMessageStartingWith("TAURO-1012");
    }

    @Test
    void eachPurposeAndEachTenantHasAKeyOfItsOwn() throws Exception {
        byte[] root = TestKeys.bytes(1);
        KeyRing ring = ring(KeyProvider.bytes(root));
        javax.crypto.Mac plain = javax.crypto.Mac.getInstance("HmacSHA256");
        plain.init(new javax.crypto.spec.SecretKeySpec(root, "HmacSHA256"));
        byte[] mine = ring.maskKeys(NONE).hmac("pii", MESSAGE);
        byte[] acme = ring.maskKeys(Optional.of("acme")).hmac("pii", MESSAGE);
        byte[] empty = ring.maskKeys(Optional.of("")).hmac("pii", MESSAGE);
        assertThat(List.of(mine, acme, empty))
                .allMatch(hash -> hash.length == 32)
                .noneMatch(hash -> Arrays.equals(hash, plain.doFinal(MESSAGE)));
        assertThat(mine).isNotEqualTo(acme).isNotEqualTo(empty);
        assertThat(acme).isNotEqualTo(empty);
        assertThat(ring(KeyProvider.bytes(root)).maskKeys(NONE).hmac("pii", MESSAGE))
                .isEqualTo(mine);
    }

    @Test
    void manyThreadsGetTheHashesOfOne() {
        io.tauro.security.mask.MaskKeys keys = TestKeys.ring().maskKeys(NONE);
        List<String> one = hashes(java.util.stream.IntStream.range(0, 4000), keys);
        assertThat(hashes(java.util.stream.IntStream.range(0, 4000).parallel(), keys))
                .isEqualTo(one);
    }

    private static List<String> hashes(
            java.util.stream.IntStream numbers, io.tauro.security.mask.MaskKeys keys) {
        return numbers.mapToObj(
                        i ->
                                HexFormat.of()
                                        .formatHex(
                                                keys.hmac(
                                                        "pii",
                                                        Integer.toString(i)
                                                                .getBytes(StandardCharsets.UTF_8))))
                .toList();
    }

    /** What is stored must be readable by the next version: derivation and form do not move. */
    @Test
    void whatWasEncipheredOnceIsDecipheredForEver() {
        KeyRing ring = ring(KeyProvider.bytes(TestKeys.bytes(1)));
        assertThat(ssn(ring, PII.repeatable()).encrypt("123-45-6789"))
                .isEqualTo("d1_AQAAAAE7llt-6lNeKNTofSmBi8_MnzRYm1vFApYak7Zu");
        assertThat(HexFormat.of().formatHex(ring.maskKeys(NONE).hmac("pii", MESSAGE)))
                .isEqualTo("9bdc28fab78a2f315deffc8d95f8bafd1997c79f3141f59ee8523877134aa3a3");
    }

    @Test
    void keysOfThreeKindsAreTakenAndOthersAreNot() throws Exception {
        assertThat(
                        ssn(
                                        ring(
                                                KeyProvider.of(
                                                        KeysetHandle.generateNew(
                                                                PredefinedDeterministicAeadParameters
                                                                        .AES256_SIV,
                                                                Keysets.TINK))),
                                        PII)
                                .encrypt("x"))
                .startsWith("e1_");
        assertThat(
                        ssn(
                                        ring(
                                                KeyProvider.of(
                                                        KeysetHandle.generateNew(
                                                                com.google.crypto.tink.prf
                                                                        .PredefinedPrfParameters
                                                                        .HKDF_SHA256,
                                                                Keysets.TINK))),
                                        PII)
                                .encrypt("x"))
                .startsWith("e1_");
        unusable(
                KeyProvider.of(
                        KeysetHandle.generateNew(
                                PredefinedAeadParameters.AES128_GCM, Keysets.TINK)));
        unusable(
                KeyProvider.of(
                        KeysetHandle.generateNew(
                                PredefinedMacParameters.HMAC_SHA256_256BITTAG, Keysets.TINK)));
    }

    private static void unusable(KeyProvider provider) {
        assertThatThrownBy(() -> ring(provider))
                .hasMessageStartingWith("TAURO-1006 Key 'pii' has no usable keyset (");
    }

    @Test
    void aKeyThatIsNotThereFailsWhenTheRingIsMade() {
        unusable(KeyProvider.file(folder.resolve("absent.json")));
        for (String json : List.of("", "{}", "[]", "{\"primaryKeyId\":1}", "secret-canary")) {
            assertThatThrownBy(() -> ring(KeyProvider.json(Secret.of(json))))
                    .hasMessageStartingWith("TAURO-1006 Key 'pii' has no usable keyset (")
                    .hasMessageNotContaining("canary");
        }
    }

    @Test
    void bytesThatSomebodyCouldGuessAreNoKey() {
        assertThatThrownBy(() -> KeyProvider.bytes(new byte[16]))
                .hasMessage(
                        "TAURO-1006 The key has 16 bytes, not 32. Take 32 bytes from a random generator, or a keyset.");
        String password = "correct horse battery staple, 32";
        assertThat(password).hasSize(32);
        assertThatThrownBy(() -> KeyProvider.bytes(password.getBytes(StandardCharsets.US_ASCII)))
                .hasMessageContaining("can be guessed")
                .hasMessageNotContaining("horse");
        assertThatThrownBy(() -> KeyProvider.bytes(new byte[32]))
                .hasMessageContaining("can be guessed");
    }

    @Test
    void aPolicyThatNamesAKeyThatIsNotThereIsRefused() {
        KeyRing ring = TestKeys.ring();
        assertThatThrownBy(
                        () ->
                                ring.require(
                                        TableSecurityPolicy.forTable("customers")
                                                .encrypt("ssn", "pij")
                                                .build()))
                .hasMessage(
                        "TAURO-1011 The policy of table 'customers' protects column 'ssn' by key 'pij', which is not there. Did you mean 'pii'? Add the key, or correct its name.");
        assertThatThrownBy(
                        () ->
                                ring.require(
                                        TableSecurityPolicy.forTable("customers")
                                                .mask("ssn", Mask.hash("absent"))
                                                .build()))
                .hasMessageContaining("table 'customers'")
                .hasMessageContaining("key 'absent'");
        assertThatThrownBy(
                        () ->
                                ring.require(
                                        TagPolicy.forTag(
                                                "pii",
                                                FieldSecurityPolicy.encrypted(
                                                        "*ssn*", FieldEncryption.by("absent")))))
                .hasMessageContaining("tag 'pii'");
        ring.require(TableSecurityPolicy.forTable("customers").encrypt("ssn", "pii").build());
        assertThatThrownBy(() -> ssn(ring, FieldEncryption.by("absent")))
                .hasMessageStartingWith("TAURO-1011 There is no key 'absent'.");
        assertThatThrownBy(() -> ring.maskKeys(NONE).hmac("absent", MESSAGE))
                .hasMessageStartingWith("TAURO-1011 There is no key 'absent'.");
    }

    @Test
    void twoKeysOfANameAreRefused() {
        assertThatThrownBy(
                        () ->
                                KeyRing.builder()
                                        .key("pii", KeyProvider.bytes(TestKeys.bytes(1)))
                                        .key("pii", KeyProvider.bytes(TestKeys.bytes(2))))
                .hasMessageStartingWith("TAURO-1009");
    }

    @Test
    void nothingThatIsPrintedOrThrownHasAKeyInIt() throws Exception {
        byte[] root = TestKeys.bytes(1);
        String json = Keysets.json(Keysets.generate());
        String value = json.replaceAll(".*\"value\":\"([^\"]*)\".*", "$1");
        assertThat(value).hasSizeGreaterThan(40);
        KeyProvider host = KeyProvider.bytes(root);
        KeyProvider leaking =
                (name, tenant) -> {
                    throw new java.security.GeneralSecurityException("the key is " + value);
                };
        KeyProvider text = KeyProvider.json(Secret.of(json.substring(0, json.length() - 2)));
        KeyRing ring = ring(host);
        StringBuilder seen = new StringBuilder();
        seen.append(host).append(text).append(ring).append((Object) KeyRing.builder());
        seen.append(ssn(ring, PII)).append(ring.maskKeys(NONE));
        for (KeyProvider broken : List.of(leaking, text)) {
            try {
                ring(broken);
            } catch (TauroException e) {
                StringWriter trace = new StringWriter();
                e.printStackTrace(new PrintWriter(trace));
                seen.append(trace);
            }
        }
        assertThat(seen.toString())
                .contains("TAURO-1006", "keys [pii]", "cipher by key 'pii'")
                .doesNotContain(value)
                .doesNotContain(value.substring(4, 20))
                .doesNotContain(HexFormat.of().formatHex(root))
                .doesNotContain(Base64.getEncoder().encodeToString(root))
                .doesNotContain(Arrays.toString(root));
    }
}
