package io.tauro.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.VirtualContext;
import io.tauro.VirtualContextBuilder;
import io.tauro.data.Row;
import io.tauro.identity.Principal;
import io.tauro.query.QueryResult;
import io.tauro.security.FieldEncryption;
import io.tauro.security.FieldSecurityPolicy;
import io.tauro.security.TableSecurityPolicy;
import io.tauro.security.audit.AuditEvent;
import io.tauro.security.audit.AuditSink;
import io.tauro.security.audit.Operation;
import io.tauro.security.crypto.FieldCipher;
import io.tauro.security.crypto.KeyProvider;
import io.tauro.security.crypto.KeyRing;
import io.tauro.security.crypto.Keysets;
import io.tauro.security.mask.Mask;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysInQueriesTest {

    private static final Principal HR = Principal.of("hana", "analyst", "hr");
    private static final Principal ANA = Principal.of("ana", "analyst");
    private static final FieldEncryption PII = FieldEncryption.by("pii");
    private static final FieldEncryption BORN =
            PII.of(DataType.DATE).boundTo("id").storedEncrypted();

    @TempDir private Path folder;

    private Path keyset;
    private final List<AuditEvent> events = new ArrayList<>();

    @BeforeEach
    void makeKey() throws Exception {
        keyset = folder.resolve("pii.json");
        Keysets.create(keyset);
    }

    private String born(String day, long id) {
        try (KeyRing ring = KeyRing.builder().key("pii", KeyProvider.file(keyset)).build()) {
            String text =
                    ring.cipher(BORN, "people", "born", Optional.empty())
                            .encrypt(LocalDate.parse(day), id);
            return Optional.ofNullable(text).orElseThrow();
        }
    }

    private VirtualContextBuilder people(Object[]... rows) {
        Schema schema =
                Schema.of(
                        Column.of("id", DataType.BIGINT),
                        Column.of("ssn", DataType.VARCHAR),
                        Column.of("born", DataType.VARCHAR));
        AuditSink sink = events::add;
        return VirtualContext.builder()
                .key("pii", KeyProvider.file(keyset))
                .table("people", schema, rows)
                .audit(sink);
    }

    private VirtualContext people(FieldEncryption ssn) {
        return people(
                        new Object[] {1L, "123-45-6789", born("1971-02-03", 1L)},
                        new Object[] {2L, "123-45-6789", born("1980-05-06", 2L)},
                        new Object[] {3L, null, null})
                .policy(
                        TableSecurityPolicy.forTable("people")
                                .allow("analyst")
                                .field(FieldSecurityPolicy.encrypted("ssn", ssn, "hr"))
                                .field(FieldSecurityPolicy.encrypted("born", BORN, "hr"))
                                .build())
                .build();
    }

    private static List<List<Object>> rows(VirtualContext context, Principal who, String sql) {
        try (QueryResult result = context.as(who).query(sql)) {
            return result.stream()
                    .map(Row::values)
                    .map(values -> (List<Object>) new ArrayList<Object>(values))
                    .toList();
        }
    }

    @Test
    void whoMaySeesTheValueAndTheOthersACiphertextThatTheHostCanRead() {
        try (VirtualContext context = people(PII)) {
            assertThat(rows(context, HR, "SELECT ssn FROM people WHERE id = 1"))
                    .containsExactly(List.of("123-45-6789"));
            String shown =
                    (String)
                            rows(context, ANA, "SELECT ssn FROM people WHERE id = 1").get(0).get(0);
            FieldCipher cipher = context.keys().cipher(PII, "people", "ssn", Optional.empty());
            assertThat(shown).startsWith("e1_");
            assertThat(cipher.decrypt(shown)).isEqualTo("123-45-6789");
            assertThat(rows(context, ANA, "SELECT ssn FROM people WHERE id = 3").get(0).get(0))
                    .isNull();
        }
    }

    @Test
    void whatIsStoredEncipheredIsReadByWhoMayAndLeftAsItIsForOthers() {
        try (VirtualContext context = people(PII)) {
            assertThat(
                            rows(
                                    context,
                                    HR,
                                    "SELECT id, born FROM people WHERE born < DATE '1975-01-01'"))
                    .containsExactly(List.of(1L, LocalDate.of(1971, 2, 3)));
            assertThat(
                            (String)
                                    rows(context, ANA, "SELECT born FROM people WHERE id = 2")
                                            .get(0)
                                            .get(0))
                    .startsWith("e1_");
        }
    }

    @Test
    void ciphertextsAreComparedAndGroupedOnlyIfThatWasAskedFor() {
        String sql = "SELECT count(DISTINCT ssn) FROM people";
        try (VirtualContext context = people(PII)) {
            assertThat(rows(context, ANA, sql)).containsExactly(List.of(2L));
            assertThat(rows(context, ANA, "SELECT id FROM people WHERE ssn = '123-45-6789'"))
                    .isEmpty();
        }
        try (VirtualContext context = people(PII.repeatable())) {
            assertThat(rows(context, ANA, sql)).containsExactly(List.of(1L));
            assertThat(
                            rows(
                                    context,
                                    ANA,
                                    "SELECT a.id, b.id FROM people a JOIN people b ON a.ssn = b.ssn WHERE a.id < b.id"))
                    .containsExactly(List.of(1L, 2L));
        }
    }

    @Test
    void aCiphertextThatWasMovedToAnotherRowFailsTheQuery() {
        VirtualContextBuilder swapped =
                people(
                        new Object[] {1L, null, born("1980-05-06", 2L)},
                        new Object[] {2L, null, born("1980-05-06", 2L)});
        swapped.policy(
                TableSecurityPolicy.forTable("people")
                        .allow("analyst")
                        .field(FieldSecurityPolicy.encrypted("born", BORN, "hr"))
                        .build());
        try (VirtualContext context = swapped.build()) {
            assertThatThrownBy(() -> rows(context, HR, "SELECT born FROM people"))
                    .hasMessageStartingWith("TAURO-3006 A value could not be deciphered.")
                    .hasNoCause();
        }
    }

    /** Whether it fails must not tell that there is a row. */
    @Test
    void aCiphertextInARowThatMayNotBeSeenFailsNothing() {
        VirtualContextBuilder broken =
                people(
                        new Object[] {1L, null, born("1971-02-03", 1L)},
                        new Object[] {2L, null, "no ciphertext"});
        broken.policy(
                TableSecurityPolicy.forTable("people")
                        .allow("analyst")
                        .restrict("id < 2")
                        .field(FieldSecurityPolicy.encrypted("born", BORN, "hr"))
                        .build());
        try (VirtualContext context = broken.build()) {
            assertThat(rows(context, HR, "SELECT born FROM people"))
                    .containsExactly(List.of(LocalDate.of(1971, 2, 3)));
            assertThat(rows(context, ANA, "SELECT born FROM people")).hasSize(1);
            assertThat(rows(context, HR, "SELECT max(born) FROM people"))
                    .containsExactly(List.of(LocalDate.of(1971, 2, 3)));
        }
    }

    @Test
    void whateverIsWrongWithACiphertextTheErrorIsOne() {
        String good = born("1971-02-03", 1L);
        for (String bad :
                List.of(
                        "",
                        "1971-02-03",
                        "e1_",
                        good.substring(0, good.length() - 4),
                        good + "AAAA",
                        good.replace("e1_", "d1_"),
                        good.substring(0, 20)
                                + (good.charAt(20) == 'x' ? 'y' : 'x')
                                + good.substring(21),
                        born("1971-02-03", 2L))) {
            VirtualContextBuilder builder = people(new Object[] {1L, null, bad});
            builder.policy(
                    TableSecurityPolicy.forTable("people")
                            .allow("analyst")
                            .field(FieldSecurityPolicy.encrypted("born", BORN, "hr"))
                            .build());
            try (VirtualContext context = builder.build()) {
                for (String sql :
                        List.of(
                                "SELECT born FROM people",
                                "SELECT count(*) FROM people WHERE born IS NOT NULL AND born > DATE '1900-01-01'",
                                "SELECT COALESCE(born, DATE '1900-01-01') FROM people ORDER BY 1")) {
                    assertThatThrownBy(() -> rows(context, HR, sql))
                            .hasMessage(
                                    "TAURO-3006 A value could not be deciphered. Check that the source holds what was enciphered for this place, and that its key is there.")
                            .hasNoCause();
                }
            }
        }
    }

    @Test
    void aRotatedKeyCountsAtOnceAlsoForPlansThatAreKept() throws Exception {
        try (VirtualContext context = people(PII.repeatable())) {
            String sql = "SELECT ssn FROM people WHERE id = 1";
            List<List<Object>> before = rows(context, ANA, sql);
            assertThat(rows(context, ANA, sql)).isEqualTo(before);
            Keysets.rotate(keyset);
            context.reloadKeys();
            assertThat(rows(context, ANA, sql)).isNotEqualTo(before);
            assertThat(rows(context, HR, "SELECT born FROM people WHERE id = 1"))
                    .containsExactly(List.of(LocalDate.of(1971, 2, 3)));
        }
    }

    @Test
    void aPolicyThatNamesAKeyThatIsNotThereStartsNothing() {
        VirtualContextBuilder builder =
                people(new Object[] {1L, "x", null})
                        .policy(
                                TableSecurityPolicy.forTable("people")
                                        .allow("analyst")
                                        .encrypt("ssn", "pij")
                                        .build());
        assertThatThrownBy(builder::build)
                .hasMessage(
                        "TAURO-1011 The policy of table 'people' protects column 'ssn' by key 'pij', which is not there. Did you mean 'pii'? Add the key, or correct its name.");
        try (VirtualContext context = people(PII)) {
            assertThatThrownBy(
                            () ->
                                    context.protect(
                                            TableSecurityPolicy.forTable("people")
                                                    .allow("analyst")
                                                    .mask("ssn", Mask.hash("absent"))
                                                    .build()))
                    .hasMessageStartingWith("TAURO-1011");
            assertThat(rows(context, ANA, "SELECT ssn FROM people WHERE id = 3")).hasSize(1);
        }
    }

    @Test
    void anEncryptionThatDoesNotFitItsColumnStartsNothing() {
        VirtualContextBuilder builder =
                people(new Object[] {1L, "x", null})
                        .policy(
                                TableSecurityPolicy.forTable("people")
                                        .allow("analyst")
                                        .field(
                                                FieldSecurityPolicy.encrypted(
                                                        "id", PII.storedEncrypted()))
                                        .build());
        assertThatThrownBy(builder::build)
                .hasMessageStartingWith(
                        "TAURO-1011 In the policy of table 'people', the encryption of column 'id': Column 'id' of table 'people', enciphered by key 'pii', holds ciphertexts, but is of type BIGINT.");
    }

    @Test
    void aKeyThatCannotBeLoadedStartsNothing() {
        VirtualContextBuilder builder =
                VirtualContext.builder().key("pii", KeyProvider.file(folder.resolve("absent")));
        assertThatThrownBy(builder::build)
                .hasMessageStartingWith("TAURO-1006 Key 'pii' has no usable keyset (");
    }

    @Test
    void eachUseOfAKeyIsOnRecordBeforeTheFirstRow() {
        try (VirtualContext context = people(PII)) {
            events.clear();
            try (QueryResult result = context.as(HR).query("SELECT id, born FROM people")) {
                AuditEvent use =
                        events.stream()
                                .filter(event -> event.operation() == Operation.KEY_USE)
                                .findFirst()
                                .orElseThrow();
                assertThat(use.principal()).isEqualTo("hana");
                assertThat(use.tables()).containsExactly("people");
                assertThat(use.details())
                        .containsExactlyInAnyOrderEntriesOf(
                                Map.of(
                                        "key", "pii",
                                        "purpose", "decrypt",
                                        "columns", "born",
                                        "query_id", result.queryId()));
            }
            events.clear();
            rows(context, ANA, "SELECT ssn FROM people");
            assertThat(events.stream().filter(event -> event.operation() == Operation.KEY_USE))
                    .extracting(event -> event.details().get("purpose"))
                    .containsExactly("encrypt");
            events.clear();
            context.reloadKeys();
            assertThat(events)
                    .extracting(AuditEvent::operation, event -> event.details().get("purpose"))
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple(Operation.KEY_USE, "reload"));
        }
    }

    @Test
    void tenantsHaveKeysOfTheirOwn() {
        try (VirtualContext context = people(PII)) {
            String shown =
                    (String)
                            rows(
                                            context,
                                            ANA.inTenant("acme"),
                                            "SELECT ssn FROM people WHERE id = 1")
                                    .get(0)
                                    .get(0);
            KeyRing keys = context.keys();
            assertThat(keys.cipher(PII, "people", "ssn", Optional.of("acme")).decrypt(shown))
                    .isEqualTo("123-45-6789");
            FieldCipher other = keys.cipher(PII, "people", "ssn", Optional.of("globex"));
            assertThatThrownBy(() -> other.decrypt(shown)).hasMessageStartingWith("TAURO-3006");
        }
    }
}
