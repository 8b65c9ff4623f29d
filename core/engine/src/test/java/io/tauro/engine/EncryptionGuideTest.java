package io.tauro.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.VirtualContext;
import io.tauro.data.Row;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.identity.Principal;
import io.tauro.security.FieldEncryption;
import io.tauro.security.FieldSecurityPolicy;
import io.tauro.security.TableSecurityPolicy;
import io.tauro.security.crypto.FieldCipher;
import io.tauro.security.crypto.KeyProvider;
import io.tauro.security.crypto.KeyRing;
import io.tauro.security.crypto.Keysets;
import io.tauro.security.crypto.WrappedKeysets;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The snippets of {@code docs/encryption.md}. */
class EncryptionGuideTest {

    private static final Principal HR = Principal.of("hana", "hr", "analyst");

    @TempDir private Path secrets;

    @Test
    void aHostStoresWhatAPolicyReads() throws Exception {
        Path keyset = secrets.resolve("pii.keyset.json");
        Keysets.create(keyset);

        FieldEncryption born =
                FieldEncryption.by("pii").of(DataType.DATE).boundTo("id").storedEncrypted();
        String stored;
        try (KeyRing keys = KeyRing.builder().key("pii", KeyProvider.file(keyset)).build()) {
            FieldCipher cipher = keys.cipher(born, "people", "born", Optional.empty());
            stored = cipher.encrypt(LocalDate.of(1971, 2, 3), 7L);
        }

        Schema schema =
                Schema.of(Column.of("id", DataType.BIGINT), Column.of("born", DataType.VARCHAR));
        try (VirtualContext context =
                VirtualContext.builder()
                        .key("pii", KeyProvider.file(keyset))
                        .table("people", schema, new Object[] {7L, stored})
                        .policy(
                                TableSecurityPolicy.forTable("people")
                                        .allow("analyst")
                                        .field(FieldSecurityPolicy.encrypted("born", born, "hr"))
                                        .build())
                        .build()) {
            List<Row> rows = context.as(HR).query("SELECT born FROM people").toList();
            assertThat(rows.get(0).get("born")).isEqualTo(LocalDate.of(1971, 2, 3));

            Keysets.rotate(keyset);
            context.reloadKeys();
            List<Row> again = context.as(HR).query("SELECT born FROM people").toList();
            assertThat(again.get(0).get("born")).isEqualTo(LocalDate.of(1971, 2, 3));
        }
    }

    @Test
    void eachTenantHasAKeysetThatCanBeThrownAway() throws Exception {
        Path keyset = secrets.resolve("pii.keyset.json");
        Keysets.create(keyset);
        Path folder = Files.createDirectory(secrets.resolve("keysets"));

        WrappedKeysets keysets = WrappedKeysets.by(folder, KeyProvider.file(keyset));
        keysets.create("pii", Optional.of("acme"));
        KeyRing keys = KeyRing.builder().key("pii", keysets).build();

        FieldEncryption ssn = FieldEncryption.by("pii");
        FieldCipher acme = keys.cipher(ssn, "people", "ssn", Optional.of("acme"));
        String stored = acme.encrypt("123-45-6789");
        assertThat(acme.decrypt(stored)).isEqualTo("123-45-6789");
        Files.delete(folder.resolve("pii.acme.keyset"));
        keys.reload();
        assertThatThrownBy(() -> acme.decrypt(stored))
                .isInstanceOfSatisfying(
                        TauroException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_OPTION));
    }
}
