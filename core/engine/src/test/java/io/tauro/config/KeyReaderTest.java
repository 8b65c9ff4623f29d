package io.tauro.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.VirtualContext;
import io.tauro.data.Row;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.identity.Principal;
import io.tauro.query.QueryResult;
import io.tauro.security.FieldEncryption;
import io.tauro.security.crypto.KeyProvider;
import io.tauro.security.crypto.Keysets;
import io.tauro.security.crypto.WrappedKeysets;
import io.tauro.spi.Secret;
import io.tauro.type.DataType;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Optional;
import java.util.Random;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyReaderTest {

    private static final String TABLE =
            """
            tables:
              people: {rows: [{id: 1, ssn: 123-45-6789}]}
            policies:
              people:
                allowed_roles: [analyst]
                field_policies:
                  ssn: {access_level: ENCRYPTED, key: pii, allowed_roles: [hr]}
            """;

    @TempDir private Path folder;

    @BeforeEach
    void makeKey() throws Exception {
        Keysets.create(folder.resolve("pii.keyset.json"));
        Files.writeString(folder.resolve("pw"), "canary-password\n");
    }

    private Path file(String keys) {
        return new YamlFiles(folder).write(TABLE + keys);
    }

    private String shown(String keys, Optional<String> tenant) {
        Principal ana = Principal.of("ana", "analyst");
        try (VirtualContext context = VirtualContext.fromYaml(file(keys));
                QueryResult result =
                        context.as(tenant.map(ana::inTenant).orElse(ana))
                                .query("SELECT ssn FROM people")) {
            String text = result.stream().findFirst().orElseThrow().getString("ssn");
            FieldEncryption encryption = FieldEncryption.by("pii");
            assertThat(context.keys().cipher(encryption, "people", "ssn", tenant).decrypt(text))
                    .isEqualTo("123-45-6789");
            return text;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "keys: {pii: {provider: file, keyset: \"${file:pii.keyset.json}\"}}",
                "keys: {pii: {provider: file, keyset_file: pii.keyset.json}}",
                "keys: {pii: {provider: FILE, keyset: '${file:pii.keyset.json}'}}",
            })
    void aKeysetComesFromAFile(String keys) {
        assertThat(shown(keys, Optional.empty())).startsWith("e1_");
    }

    @Test
    void aKeysetFileMayHaveManyLines() throws Exception {
        Path file = folder.resolve("pii.keyset.json");
        Files.writeString(file, Files.readString(file).replace(",", ",\n  ").replace("{", "{\n"));
        String keys = "keys: {pii: {provider: file, keyset: '${file:pii.keyset.json}'}}";
        assertThat(shown(keys, Optional.of("acme"))).startsWith("e1_");
    }

    @Test
    void aKeysetComesFromAVariable() throws Exception {
        System.setProperty(
                "tauro.test.keyset", Files.readString(folder.resolve("pii.keyset.json")));
        try {
            String keys = "keys: {pii: {provider: file, keyset: \"${tauro.test.keyset}\"}}";
            assertThat(shown(keys, Optional.empty())).startsWith("e1_");
        } finally {
            System.clearProperty("tauro.test.keyset");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'{\"primaryKeyId\":1,\"key\":[]}'",
                "canary",
                "'${NAME:-canary}'",
                "'canary${file:pii.keyset.json}'",
                "'${file:pii.keyset.json}canary'",
                "'$${file:canary}'",
                "''",
            })
    void aKeyThatIsWrittenIntoTheFileIsRefused(String keyset) {
        TauroException failure =
                new YamlFiles(folder)
                        .failure(TABLE + "keys: {pii: {provider: file, keyset: " + keyset + "}}");
        assertThat(failure.code()).isEqualTo(ErrorCode.INVALID_OPTION);
        assertThat(failure)
                .hasMessageContaining("'keys.pii.keyset' (")
                .hasMessageContaining("line 8")
                .hasMessageContaining("never in this file")
                .hasMessageNotContaining("canary")
                .hasMessageNotContaining("primaryKeyId");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | MISSING_OPTION | provider",
                "{provider: file} | MISSING_OPTION | keyset",
                "{provider: password} | INVALID_OPTION | one of file, keystore",
                "{provider: file, keyset_file: a, keyset: '${file:pw}'} | INVALID_OPTION | keyset_file",
                "{provider: file, keyset_file: a, alias: b} | INVALID_OPTION | goes with 'provider: keystore' only",
                "{provider: file, keyset: '${tauro.absent}'} | UNRESOLVED_VARIABLE | tauro.absent",
                "{provider: file, keyset: '${file:absent}'} | UNRESOLVED_VARIABLE | absent",
                "{provider: file, kyeset: a} | UNKNOWN_OPTION | Did you mean 'keyset'?",
                "{provider: keystore, alias: a, keystore_password: '${file:pw}', keyset_folder: .} | MISSING_OPTION | 'keystore' is missing",
                "{provider: keystore, keystore: a, alias: a, keystore_password: '${file:pw}'} | MISSING_OPTION | keyset_folder",
                "{provider: keystore, keystore: a, keystore_password: '${file:pw}', keyset_folder: .} | MISSING_OPTION | alias",
                "{provider: keystore, keystore: a, alias: a, keyset_folder: .} | MISSING_OPTION | keystore_password",
                "{provider: keystore, keystore: a, alias: a, keystore_password: canary, keyset_folder: .} | INVALID_OPTION | never in this file",
                "{provider: keystore, keyset_file: a} | INVALID_OPTION | goes with 'provider: file' only",
            })
    void whatDoesNotGoTogetherIsRefused(String key, ErrorCode code, String part) {
        TauroException failure = new YamlFiles(folder).failure("keys: {pii: " + key + "}");
        assertThat(failure.code()).as(failure.getMessage()).isEqualTo(code);
        assertThat(failure)
                .hasMessageContaining("keys.pii")
                .hasMessageContaining(part)
                .hasMessageNotContaining("canary");
    }

    @Test
    void aKeyThatAPolicyNamesAndNobodyHasStartsNothing() {
        Path file = file("keys: {pij: {provider: file, keyset_file: pii.keyset.json}}");
        assertThatThrownBy(() -> VirtualContext.fromYaml(file))
                .hasMessageStartingWith(
                        "TAURO-1011 The policy of table 'people' protects column 'ssn' by key 'pii', which is not there.");
        Path none = file("");
        assertThatThrownBy(() -> VirtualContext.fromYaml(none))
                .hasMessageStartingWith("TAURO-1011 The policy of table 'people'");
    }

    @Test
    void aFileThatIsNoKeysetStartsNothing() {
        Path file = file("keys: {pii: {provider: file, keyset_file: pw}}");
        assertThatThrownBy(() -> VirtualContext.fromYaml(file))
                .hasMessageStartingWith("TAURO-1006 Key 'pii' has no usable keyset (")
                .hasMessageNotContaining("canary");
    }

    @Test
    void keysetsOfTenantsAreUnwrappedByTheKeyset() throws Exception {
        Path wrapped = Files.createDirectory(folder.resolve("keysets"));
        WrappedKeysets keysets =
                WrappedKeysets.by(wrapped, KeyProvider.file(folder.resolve("pii.keyset.json")));
        keysets.create("pii", Optional.of("acme"));
        String keys =
                "keys: {pii: {provider: file, keyset_file: pii.keyset.json, keyset_folder: keysets}}";
        assertThat(shown(keys, Optional.of("acme"))).startsWith("e1_");
        assertThatThrownBy(() -> shown(keys, Optional.of("globex")))
                .hasMessageStartingWith("TAURO-1006 Key 'pii' has no usable keyset of the tenant");
        Keysets.rotate(folder.resolve("pii.keyset.json"));
        assertThat(shown(keys, Optional.of("acme"))).startsWith("e1_");
    }

    @Test
    void maskedTablesNeedNoKeysetForPrincipalsWithoutATenant() throws Exception {
        Path wrapped = Files.createDirectory(folder.resolve("keysets"));
        WrappedKeysets.by(wrapped, KeyProvider.file(folder.resolve("pii.keyset.json")))
                .create("pii", Optional.of("acme"));
        Path file =
                new YamlFiles(folder)
                        .write(
                                """
                        tables: {people: {rows: [{ssn: "078-05-1120", pin: "1234567", name: Ana}]}}
                        policies:
                          people:
                            allowed_roles: [r]
                            field_policies:
                              ssn: {access_level: MASKED, mask: "hash(key=pii)"}
                              pin: {access_level: MASKED, mask: "token_ff1(key=pii)"}
                        keys: {pii: {provider: file, keyset_file: pii.keyset.json, keyset_folder: keysets}}
                        """);
        try (VirtualContext context = VirtualContext.fromYaml(file)) {
            Principal acme = Principal.of("bo", "r").inTenant("acme");
            try (QueryResult result = context.as(acme).query("SELECT ssn, pin FROM people")) {
                Row row = result.iterator().next();
                assertThat(row.getString(0)).startsWith("h1_");
                assertThat(row.getString(1)).matches("[0-9]{7}").isNotEqualTo("1234567");
            }
            Principal nobodys = Principal.of("cy", "r");
            assertThatThrownBy(() -> context.as(nobodys).query("SELECT ssn FROM people").close())
                    .hasMessageStartingWith(
                            "TAURO-1006 Key 'pii' has no usable keyset for principals without a tenant (");
        }
    }

    @Test
    void keysetsAreUnwrappedByAKeyStore() throws Exception {
        byte[] wrapping = new byte[32];
        new Random(5).nextBytes(wrapping);
        char[] password = "canary-password".toCharArray();
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, password);
        store.setEntry(
                "kek",
                new KeyStore.SecretKeyEntry(new SecretKeySpec(wrapping, "AES")),
                new KeyStore.PasswordProtection(password));
        try (OutputStream out = Files.newOutputStream(folder.resolve("keys.p12"))) {
            store.store(out, password);
        }
        Path wrapped = Files.createDirectory(folder.resolve("keysets"));
        KeyProvider provider =
                KeyProvider.keyStore(store, "kek", Secret.of("canary-password"), wrapped);
        ((WrappedKeysets) provider).create("pii", Optional.empty());
        String keys =
                "keys: {pii: {provider: keystore, keystore: keys.p12, alias: kek, keystore_password: '${file:pw}', keyset_folder: keysets}}";
        assertThat(shown(keys, Optional.empty())).startsWith("e1_");
        Files.writeString(folder.resolve("pw"), "another");
        assertThatThrownBy(() -> VirtualContext.fromYaml(file(keys)))
                .hasMessageStartingWith("TAURO-1006 Key 'pii' has no usable keyset (")
                .hasMessageNotContaining("another");
    }

    @Test
    void aPolicySaysWhatIsStoredAndHow() {
        ContextConfiguration configuration =
                new YamlFiles(folder)
                        .read(
                                """
                                tables: {t: {rows: [{a: x, b: x, c: x}]}}
                                policies:
                                  t:
                                    field_policies:
                                      a: {access_level: ENCRYPTED, key: pii, at_source: true, type: "DECIMAL(10,2)", row_key: b}
                                      b: {access_level: ENCRYPTED, key: pii, domain: person}
                                      c: {access_level: ENCRYPTED, key: pii, deterministic: true}
                                keys: {pii: {provider: file, keyset_file: pii.keyset.json}}
                                """);
        assertThat(configuration.policies().get(0).fields())
                .extracting(field -> field.encryption().orElseThrow())
                .containsExactlyInAnyOrder(
                        FieldEncryption.by("pii")
                                .of(DataType.decimal(10, 2))
                                .boundTo("b")
                                .storedEncrypted(),
                        FieldEncryption.by("pii").joinable("person"),
                        FieldEncryption.by("pii").repeatable());
        assertThat(
                        new YamlFiles(folder)
                                .failure(
                                        "tables: {t: {rows: [{a: x}]}}\npolicies: {t: {field_policies: {a: {access_level: ENCRYPTED, key: pii, type: TEXTILE}}}}\n"))
                .hasMessageContaining("must be a type such as DATE");
        assertThat(
                        new YamlFiles(folder)
                                .failure(
                                        "tables: {t: {rows: [{a: x}]}}\npolicies: {t: {field_policies: {a: {access_level: ENCRYPTED, key: pii, deterministic: true, row_key: a}}}}\n"))
                .hasMessageContaining("both cannot be");
    }
}
