package io.tauro.security.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.Aead;
import io.tauro.security.FieldEncryption;
import io.tauro.spi.Secret;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyProvidersTest {

    private static final Optional<String> ACME = Optional.of("acme");
    private static final Optional<String> GLOBEX = Optional.of("Globex/..");

    @TempDir private Path folder;

    private static KeyStore store(byte[] wrapping) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, "pw".toCharArray());
        store.setEntry(
                "kek",
                new KeyStore.SecretKeyEntry(new SecretKeySpec(wrapping, "AES")),
                new KeyStore.PasswordProtection("pw".toCharArray()));
        return store;
    }

    private static KeyRing ring(KeyProvider provider) {
        return KeyRing.builder().key("pii", provider).build();
    }

    private static FieldCipher ssn(KeyRing ring, Optional<String> tenant) {
        return ring.cipher(FieldEncryption.by("pii"), "customers", "ssn", tenant);
    }

    private static void noKeyset(KeyRing ring, Optional<String> tenant) {
        assertThatThrownBy(() -> ssn(ring, tenant).encrypt("x"))
                .hasMessageStartingWith("TAURO-1006 Key 'pii' has no usable keyset of the tenant (")
                .hasMessageNotContaining("Globex");
    }

    @Test
    void aKeyStoreUnwrapsTheKeysetOfEachTenant() throws Exception {
        Aead wrapping = new KeyStoreAead(store(TestKeys.bytes(7)), "kek", Secret.of("pw"));
        WrappedKeysets keysets = new WrappedKeysets(folder, wrapping);
        keysets.create("pii", ACME);
        keysets.create("pii", GLOBEX);
        KeyRing ring =
                ring(
                        KeyProvider.keyStore(
                                store(TestKeys.bytes(7)), "kek", Secret.of("pw"), folder));
        String text = ssn(ring, ACME).encrypt("x");
        assertThat(ssn(ring, ACME).decrypt(text)).isEqualTo("x");
        assertThatThrownBy(() -> ssn(ring, GLOBEX).decrypt(text))
                .hasMessageStartingWith("TAURO-3006");
        noKeyset(ring, Optional.of("initech"));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("pii.acme.keyset", "pii._47lobex_2f_2e_2e.keyset");
        }
    }

    @Test
    void theKeysetOfATenantInTheFileOfAnotherIsRefused() throws Exception {
        Aead wrapping = new KeyStoreAead(store(TestKeys.bytes(7)), "kek", Secret.of("pw"));
        WrappedKeysets keysets = new WrappedKeysets(folder, wrapping);
        keysets.create("pii", ACME);
        keysets.create("pii", GLOBEX);
        Files.copy(
                folder.resolve("pii.acme.keyset"),
                folder.resolve("pii._47lobex_2f_2e_2e.keyset"),
                StandardCopyOption.REPLACE_EXISTING);
        noKeyset(ring(keysets), GLOBEX);
    }

    @Test
    void anotherWrappingKeyAliasOrPasswordUnwrapsNothing() throws Exception {
        new WrappedKeysets(
                        folder, new KeyStoreAead(store(TestKeys.bytes(7)), "kek", Secret.of("pw")))
                .create("pii", ACME);
        KeyRing other =
                ring(
                        KeyProvider.keyStore(
                                store(TestKeys.bytes(8)), "kek", Secret.of("pw"), folder));
        noKeyset(other, ACME);
        assertThatThrownBy(
                        () ->
                                ring(
                                        KeyProvider.keyStore(
                                                store(TestKeys.bytes(7)),
                                                "absent",
                                                Secret.of("pw"),
                                                folder)))
                .hasMessageStartingWith("TAURO-1006 Key 'pii' has no usable keyset (");
        assertThatThrownBy(
                        () ->
                                ring(
                                        KeyProvider.keyStore(
                                                store(TestKeys.bytes(7)),
                                                "kek",
                                                Secret.of("canary"),
                                                folder)))
                .hasMessageStartingWith("TAURO-1006 Key 'pii' has no usable keyset (")
                .hasMessageNotContaining("canary");
        assertThatThrownBy(
                        () ->
                                ring(
                                        KeyProvider.keyStore(
                                                store(TestKeys.bytes(7)),
                                                "kek",
                                                Secret.of("pw"),
                                                folder.resolve("absent"))))
                .hasMessageStartingWith("TAURO-1006 Key 'pii' has no usable keyset (");
    }

    @Test
    void aWrappedKeysetIsRotatedAndADeletedOneIsGone() throws Exception {
        Aead wrapping = new KeyStoreAead(store(TestKeys.bytes(7)), "kek", Secret.of("pw"));
        WrappedKeysets keysets = new WrappedKeysets(folder, wrapping);
        keysets.create("pii", ACME);
        keysets.create("pii", Optional.empty());
        KeyRing ring = ring(keysets);
        String old = ssn(ring, ACME).encrypt("x");
        keysets.rotate("pii", ACME);
        ring.reload();
        assertThat(ssn(ring, ACME).decrypt(old)).isEqualTo("x");
        assertThat(ssn(ring, ACME).encrypt("x").substring(0, 9)).isNotEqualTo(old.substring(0, 9));
        Files.delete(folder.resolve("pii.acme.keyset"));
        ring.reload();
        noKeyset(ring, ACME);
        assertThat(ssn(ring, Optional.empty()).encrypt("x")).startsWith("e1_");
    }

    @Test
    void aWrappedKeysetShowsNoKey() throws Exception {
        WrappedKeysets keysets =
                new WrappedKeysets(
                        folder, new KeyStoreAead(store(TestKeys.bytes(7)), "kek", Secret.of("pw")));
        keysets.create("pii", ACME);
        String text = Files.readString(folder.resolve("pii.acme.keyset"));
        String value =
                Keysets.json(keysets.keyset("pii", ACME))
                        .replaceAll(".*\"value\":\"([^\"]*)\".*", "$1");
        assertThat(text).contains("encryptedKeyset").doesNotContain(value.substring(4));
        assertThatThrownBy(() -> Keysets.parse(text))
                .isInstanceOf(java.security.GeneralSecurityException.class);
    }

    @Test
    void aKeysetFileIsItsOwnersAlone() throws Exception {
        Path file = folder.resolve("pii.json");
        Keysets.create(file);
        List<Path> files = List.of(file);
        Keysets.rotate(file);
        assertThat(files)
                .allSatisfy(
                        one ->
                                assertThat(
                                                PosixFilePermissions.toString(
                                                        Files.getPosixFilePermissions(one)))
                                        .isEqualTo("rw-------"));
        assertThatThrownBy(() -> Keysets.create(file))
                .isInstanceOf(FileAlreadyExistsException.class);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
        assertThat(Keysets.parse(Files.readString(file)).size()).isEqualTo(2);
    }
}
