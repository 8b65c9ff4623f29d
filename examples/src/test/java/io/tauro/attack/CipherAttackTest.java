package io.tauro.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.VirtualContext;
import io.tauro.VirtualContextBuilder;
import io.tauro.data.Row;
import io.tauro.differential.SampleTable;
import io.tauro.engine.PushdownMode;
import io.tauro.identity.Principal;
import io.tauro.query.QueryResult;
import io.tauro.security.FieldEncryption;
import io.tauro.security.FieldSecurityPolicy;
import io.tauro.security.TableSecurityPolicy;
import io.tauro.security.crypto.KeyProvider;
import io.tauro.security.crypto.KeyRing;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Attacks on ciphertexts, over every store, with pushdown and without. */
class CipherAttackTest {

    private static final Principal ANA = Principal.of("ana", "analyst");
    private static final Principal HR = Principal.of("hana", "analyst", "hr");
    private static final FieldEncryption RANDOM = FieldEncryption.by("pii");
    private static final FieldEncryption COMPARABLE = RANDOM.repeatable();
    private static final FieldEncryption STORED =
            RANDOM.of(DataType.DATE).boundTo("id").storedEncrypted();
    private static final LocalDate DAY = LocalDate.of(1971, 2, 3);
    private static final int SEEN = 12;

    private static final Schema PATIENTS =
            Schema.of(
                    Column.of("id", DataType.BIGINT).notNull(),
                    Column.of("dept", DataType.VARCHAR),
                    Column.of("ssn", DataType.VARCHAR),
                    Column.of("code", DataType.VARCHAR),
                    Column.of("born", DataType.VARCHAR));
    private static final Schema STAYS =
            Schema.of(
                    Column.of("id", DataType.BIGINT).notNull(),
                    Column.of("born", DataType.VARCHAR),
                    Column.of("died", DataType.VARCHAR));

    /** What whoever sees ciphertexts may ask to learn a value, and what comes of it. */
    private static final List<String> GUESSES =
            List.of(
                    "SELECT count(*) FROM patients WHERE ssn = 'guess-01'",
                    "SELECT count(*) FROM patients WHERE code = 'guess-c1'",
                    "SELECT count(*) FROM patients WHERE code IN ('guess-c1', 'guess-c2')",
                    "SELECT count(*) FROM patients WHERE ssn LIKE 'guess%'",
                    "SELECT count(*) FROM patients WHERE ssn > 'guess' OR code > 'guess'",
                    "SELECT count(*) FROM patients WHERE upper(ssn) = 'GUESS-01'",
                    "SELECT count(*) FROM patients WHERE ssn || code = 'guess-01guess-c0'",
                    "SELECT count(*) FROM patients WHERE born = '1971-02-03'",
                    "SELECT count(DISTINCT ssn), count(DISTINCT code), count(ssn) FROM patients",
                    "SELECT count(*) FROM (SELECT code FROM patients GROUP BY code HAVING count(*) > 1) g",
                    "SELECT p.id FROM patients p JOIN words w ON p.ssn = w.word",
                    "SELECT p.id FROM patients p JOIN words w ON p.code = w.word",
                    "SELECT id FROM patients WHERE ssn IN (SELECT word FROM words)",
                    "SELECT id FROM patients p WHERE EXISTS (SELECT 1 FROM words w WHERE w.word = p.code)",
                    "SELECT word FROM words INTERSECT SELECT ssn FROM patients",
                    "SELECT word FROM words EXCEPT SELECT code FROM patients ORDER BY 1",
                    "SELECT id, CASE WHEN ssn = 'guess-01' THEN 1 / 0 ELSE 0 END FROM patients ORDER BY id",
                    "SELECT id FROM patients WHERE CASE WHEN code = 'guess-c1' THEN 1 / (id - id) ELSE 1 END = 1 ORDER BY id",
                    "SELECT CAST(ssn AS BIGINT) FROM patients",
                    "SELECT CAST(born AS DATE) FROM patients",
                    "SELECT substring(ssn FROM 1 FOR 3), char_length(ssn), count(*) FROM patients GROUP BY 1, 2 ORDER BY 1, 2",
                    "SELECT substring(min(code) FROM 1 FOR 3), substring(max(born) FROM 1 FOR 3) FROM patients",
                    "SELECT a.id, b.id FROM patients a JOIN patients b ON a.code = b.code WHERE a.id < b.id ORDER BY 1, 2",
                    "SELECT max(n) FROM (SELECT count(*) OVER (PARTITION BY code) AS n FROM patients) w",
                    "SELECT count(*) FROM patients WHERE ssn IS NULL OR born IS NULL",
                    "SELECT id FROM patients WHERE id > 0 ORDER BY CASE WHEN ssn = 'guess-01' THEN 0 ELSE 1 END, id");

    private static TwoWorlds worlds;

    @BeforeAll
    static void fill(@TempDir Path folder) throws Exception {
        worlds =
                TwoWorlds.fill(
                        "ciphers", folder, CipherAttackTest::tables, CipherAttackTest::policies);
        for (Store store : Store.values()) {
            for (PushdownMode mode : List.of(PushdownMode.AUTO, PushdownMode.OFF)) {
                for (World world : World.values()) {
                    // What a source says of its tables is asked once.
                    Channels.of(
                            worlds.context(world, store, mode),
                            HR,
                            "SELECT count(*) FROM patients, words");
                }
            }
        }
    }

    @AfterAll
    static void close() {
        worlds.close();
    }

    private static KeyProvider key() {
        byte[] key = new byte[32];
        new Random(11).nextBytes(key);
        return KeyProvider.bytes(key);
    }

    private static VirtualContextBuilder policies(VirtualContextBuilder builder) {
        return builder.key("pii", key())
                .policy(
                        TableSecurityPolicy.forTable("patients")
                                .allow("analyst")
                                .restrict("dept = 'Sales'")
                                .field(FieldSecurityPolicy.encrypted("ssn", RANDOM, "hr"))
                                .field(FieldSecurityPolicy.encrypted("code", COMPARABLE, "hr"))
                                .field(FieldSecurityPolicy.encrypted("born", STORED, "hr"))
                                .build())
                .policy(
                        TableSecurityPolicy.forTable("stays")
                                .allow("analyst")
                                .field(FieldSecurityPolicy.encrypted("born", STORED, "hr"))
                                .field(FieldSecurityPolicy.encrypted("died", STORED, "hr"))
                                .build())
                .policy(TableSecurityPolicy.forTable("words").allow("analyst").build());
    }

    private static String stored(KeyRing keys, String table, String column, long id) {
        return Objects.requireNonNull(
                keys.cipher(STORED, table, column, Optional.empty()).encrypt(DAY, id));
    }

    private static List<SampleTable> tables(World world) {
        try (KeyRing keys = KeyRing.builder().key("pii", key()).build()) {
            List<List<@Nullable Object>> words = new ArrayList<>();
            for (int i = 0; i < SEEN; i++) {
                words.add(Arrays.asList("guess-%02d".formatted(i)));
                words.add(Arrays.asList("guess-c" + i));
            }
            return List.of(
                    new SampleTable("patients", PATIENTS, patients(world, keys)),
                    new SampleTable("stays", STAYS, stays(keys)),
                    new SampleTable(
                            "words", Schema.of(Column.of("word", DataType.VARCHAR)), words));
        }
    }

    /** Values of the worlds are as long as each other, and equal where the others are. */
    private static List<List<@Nullable Object>> patients(World world, KeyRing keys) {
        boolean right = world == World.RIGHT;
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int i = 0; i < SEEN; i++) {
            rows.add(
                    Arrays.asList(
                            (long) i,
                            "Sales",
                            i == 5 ? null : (right ? "guess-%02d" : "other-%02d").formatted(i),
                            (right ? "guess-c" : "other-c") + i / 2,
                            i == 6 ? null : stored(keys, "patients", "born", i)));
        }
        for (int i = SEEN; i < (right ? 30 : 20); i++) {
            rows.add(
                    Arrays.asList(
                            (long) i,
                            "HR",
                            right ? "guess-01" : "x",
                            right ? "guess-c1" : "x",
                            right ? "cnry" : stored(keys, "patients", "born", 1)));
        }
        return rows;
    }

    /** Each row has one ciphertext that was somewhere else. */
    private static List<List<@Nullable Object>> stays(KeyRing keys) {
        return List.of(
                Arrays.asList(
                        1L, stored(keys, "stays", "born", 1), stored(keys, "stays", "died", 1)),
                Arrays.asList(2L, stored(keys, "stays", "born", 1), null),
                Arrays.asList(3L, stored(keys, "stays", "died", 3), null),
                Arrays.asList(4L, stored(keys, "patients", "born", 4), null),
                Arrays.asList(5L, stored(keys, "stays", "born", 5).replace("e1_", "d1_"), null),
                Arrays.asList(6L, "1971-02-03", null));
    }

    private static Stream<DynamicTest> overEachStore(
            String name, java.util.function.BiConsumer<Store, PushdownMode> attack) {
        return Stream.of(Store.values())
                .flatMap(
                        store ->
                                Stream.of(PushdownMode.AUTO, PushdownMode.OFF)
                                        .map(
                                                mode ->
                                                        DynamicTest.dynamicTest(
                                                                name + " " + store + " " + mode,
                                                                () -> attack.accept(store, mode))));
    }

    @TestFactory
    Stream<DynamicTest> aGuessIsNeverConfirmed() {
        return GUESSES.stream()
                .flatMap(sql -> overEachStore(sql, (store, mode) -> compare(sql, store, mode)));
    }

    /** What was delivered: plans differ in less than that. */
    private static List<String> answers(Channels seen) {
        List<String> answers = new ArrayList<>(seen.seen());
        answers.removeAll(seen.plans());
        return answers;
    }

    private static void compare(String sql, Store store, PushdownMode mode) {
        Channels right = Channels.of(worlds.context(World.RIGHT, store, mode), ANA, sql);
        Channels wrong = Channels.of(worlds.context(World.WRONG, store, mode), ANA, sql);
        assertThat(wrong.seen()).isEqualTo(right.seen());
        if (!sql.contains("FROM words")) {
            assertThat(Canaries.in(right.seen())).isEmpty();
        }
        worlds.audit().take();
    }

    private static List<List<@Nullable Object>> rows(
            Store store, PushdownMode mode, Principal who, String sql) {
        VirtualContext context = worlds.context(World.RIGHT, store, mode);
        try (QueryResult result = context.as(who).query(sql)) {
            return result.stream().map(Row::values).toList();
        }
    }

    @TestFactory
    Stream<DynamicTest> aCiphertextThatWasMovedIsNotDeciphered() {
        return overEachStore(
                "moved",
                (store, mode) -> {
                    assertThatThrownBy(() -> rows(store, mode, HR, "SELECT born FROM stays"))
                            .hasMessageStartingWith("TAURO-3006 A value could not be deciphered.")
                            .hasNoCause();
                    assertThat(rows(store, mode, HR, "SELECT born FROM patients WHERE id = 1"))
                            .containsExactly(List.of(DAY));
                });
    }

    @TestFactory
    Stream<DynamicTest> whatWasStoredPlainByMistakeIsNotShown() {
        return overEachStore(
                "plain",
                (store, mode) ->
                        assertThatThrownBy(() -> rows(store, mode, ANA, "SELECT born FROM stays"))
                                .hasMessageStartingWith("TAURO-3006")
                                .hasMessageNotContaining("1971"));
    }

    @TestFactory
    Stream<DynamicTest> aPrincipalOfAnotherTenantReadsNoStoredValue() {
        return overEachStore(
                "tenant",
                (store, mode) ->
                        assertThatThrownBy(
                                        () ->
                                                rows(
                                                        store,
                                                        mode,
                                                        HR.inTenant("globex"),
                                                        "SELECT born FROM patients"))
                                .hasMessageStartingWith("TAURO-3006"));
    }

    @TestFactory
    Stream<DynamicTest> whoMayDoesSeeTheValues() {
        return overEachStore(
                "allowed",
                (store, mode) -> {
                    assertThat(
                                    rows(
                                            store,
                                            mode,
                                            HR,
                                            "SELECT ssn, code, born FROM patients WHERE code = 'guess-c2' ORDER BY id"))
                            .containsExactly(
                                    Arrays.asList("guess-04", "guess-c2", DAY),
                                    Arrays.asList(null, "guess-c2", DAY));
                    assertThat(
                                    rows(
                                            store,
                                            mode,
                                            HR,
                                            "SELECT count(*) FROM patients WHERE born = DATE '1971-02-03'"))
                            .containsExactly(List.of(11L));
                });
    }

    /** The guesses are worth something: they tell the worlds apart for whoever sees values. */
    @TestFactory
    Stream<DynamicTest> aGuessIsConfirmedToWhoMayAnyway() {
        return overEachStore(
                "power",
                (store, mode) -> {
                    for (int i : List.of(0, 1, 2, 3, 5, 6, 10, 11, 13, 16, 17)) {
                        String sql = GUESSES.get(i);
                        Channels right =
                                Channels.of(worlds.context(World.RIGHT, store, mode), HR, sql);
                        Channels wrong =
                                Channels.of(worlds.context(World.WRONG, store, mode), HR, sql);
                        assertThat(answers(wrong)).as(sql).isNotEqualTo(answers(right));
                    }
                    worlds.audit().take();
                });
    }
}
