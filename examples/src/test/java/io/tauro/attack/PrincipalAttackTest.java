package io.tauro.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.VirtualContext;
import io.tauro.differential.SampleTable;
import io.tauro.engine.PushdownMode;
import io.tauro.identity.Principal;
import io.tauro.security.TableSecurityPolicy;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever stands in a principal is a value: over every store, pushed or not. */
class PrincipalAttackTest {

    /** Names that would be more than names if they were written into a text of SQL or of a plan. */
    private static final List<String> HOSTILE =
            List.of(
                    "' OR '1'='1",
                    "x' --",
                    "x' /* ",
                    "*/ OR 1=1 /*",
                    "'; DROP TABLE box; --",
                    "\\' OR 1=1 --",
                    "\\",
                    "''",
                    "\"",
                    "`",
                    "%",
                    "_n_",
                    "?",
                    "$1",
                    ":p",
                    "${jndi:ldap://x}",
                    "{principal}",
                    "{tenant}",
                    "NULL",
                    "TRUE",
                    "ALL_ROWS",
                    "1",
                    "\r\nfoo",
                    "\u2028line",
                    "\u202egnp.exe",
                    "\ud83d\ude00",
                    "%s%n%x",
                    "x\tOR\t1=1",
                    "\u02bc OR 1=1",
                    "\uff07 OR 1=1");

    /** Names that somebody might take for {@code ana}. */
    private static final List<String> LOOK_ALIKES =
            List.of(
                    "ANA",
                    "Ana",
                    "ana ",
                    " ana",
                    "an\u0430",
                    "\u0430na",
                    "an\u00e1",
                    "ana\u0301",
                    "an\u200ba",
                    "\uff41na",
                    "ana\u00a0",
                    "a\u00f1a",
                    "ana\t");

    private static final Map<String, VirtualContext> CONTEXTS = new LinkedHashMap<>();

    @BeforeAll
    static void fill(@TempDir Path folder) throws Exception {
        Schema schema =
                Schema.of(
                        Column.of("id", DataType.BIGINT).notNull(),
                        Column.of("owner", DataType.VARCHAR),
                        Column.of("level", DataType.BIGINT),
                        Column.of("day", DataType.DATE));
        List<List<?>> rows = new ArrayList<>();
        for (String owner : owners()) {
            rows.add(
                    List.of(
                            (long) rows.size(),
                            owner,
                            (long) rows.size() % 5,
                            java.time.LocalDate.of(2026, 1, 1 + rows.size() % 28)));
        }
        @SuppressWarnings("unchecked")
        List<List<@org.jspecify.annotations.Nullable Object>> values =
                (List<List<@org.jspecify.annotations.Nullable Object>>) (List<?>) rows;
        SampleTable box = new SampleTable("box", schema, values);
        Store.Filled filled = Store.Filled.fill(List.of(box), "principals", folder);
        for (Store store : Store.values()) {
            for (PushdownMode mode : List.of(PushdownMode.AUTO, PushdownMode.OFF)) {
                CONTEXTS.put(
                        store + " " + mode,
                        store.over(filled)
                                .settings(s -> s.pushdown(mode))
                                .policy(
                                        TableSecurityPolicy.forTable("box")
                                                .allow(
                                                        "own", "among", "level", "day", "tenant",
                                                        "all", "both")
                                                .deny("banned")
                                                .rows("own", "owner = {principal}")
                                                .rows("among", "owner IN ({principal.names})")
                                                .rows("level", "level >= {principal.level}")
                                                .rows("day", "day = {principal.day}")
                                                .rows("tenant", "owner = {tenant}")
                                                .rows(
                                                        "both",
                                                        "owner = {principal} AND level < {principal.level}")
                                                .allRows("all")
                                                .build())
                                .build());
            }
        }
    }

    private static List<String> owners() {
        List<String> owners = new ArrayList<>(HOSTILE);
        owners.addAll(LOOK_ALIKES);
        owners.add("ana");
        return owners;
    }

    @AfterAll
    static void close() {
        CONTEXTS.values().forEach(VirtualContext::close);
        CONTEXTS.clear();
    }

    static Stream<String> names() {
        return owners().stream();
    }

    private static void assertSees(Principal who, String... owners) {
        CONTEXTS.forEach(
                (where, context) -> {
                    List<String> seen = new ArrayList<>();
                    try (var result = context.as(who).query("SELECT owner FROM box")) {
                        result.forEach(row -> seen.add(String.valueOf(row.get(0))));
                    }
                    assertThat(seen).as(where).containsExactlyInAnyOrder(owners);
                    assertThat(Seen.by(who, context, "SELECT count(*) FROM box"))
                            .as(where)
                            .containsExactly("[" + owners.length + "]");
                });
    }

    @ParameterizedTest
    @MethodSource("names")
    void aNameIsNothingButAName(String name) {
        assertSees(Principal.of(name, "own"), name);
    }

    @ParameterizedTest
    @MethodSource("names")
    void aValueOfAListIsNothingButAValue(String name) {
        assertSees(Principal.of("ana", "among").with("names", name, "nobody"), name);
    }

    @ParameterizedTest
    @MethodSource("names")
    void aTenantIsNothingButAName(String name) {
        assertSees(Principal.of("x", "tenant").inTenant(name), name);
    }

    /** PostgreSQL has no such text: that is no reason to tell of other rows. */
    @Test
    void aNullCharacterFindsNothing() {
        CONTEXTS.forEach(
                (where, context) -> {
                    List<String> seen =
                            Seen.by(
                                    Principal.of("ana\u0000", "own"),
                                    context,
                                    "SELECT owner FROM box");
                    assertThat(seen).as(where).allMatch(row -> row.startsWith("TAURO-4"));
                });
    }

    @Test
    void aMissingAttributeMakesTheFilterFalse() {
        assertSees(Principal.of("ana", "among"));
        assertSees(Principal.of("ana", "level"));
        assertSees(Principal.of("ana", "day"));
        assertSees(Principal.of("ana", "tenant"));
        assertSees(Principal.of("ana", "both"));
    }

    @Test
    void anEmptyListIsNobody() {
        assertSees(Principal.of("ana", "among").with("names"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "abc",
                "",
                "1 OR 1=1",
                "1)",
                "0x0",
                "-",
                "99999999999999999999999",
                "NaN",
                "1e400",
                "NULL",
                "\u0661 "
            })
    void aValueThatIsNoNumberMakesTheFilterFalse(String level) {
        assertSees(Principal.of("ana", "level").with("level", level));
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2026-13-01", "2026-02-30", "infinity", "now", "' OR 1=1"})
    void aValueThatIsNoDateMakesTheFilterFalse(String day) {
        assertSees(Principal.of("ana", "day").with("day", day));
    }

    @Test
    void theFiltersOfSeveralRolesAddUp() {
        assertSees(
                Principal.of("ana", "own", "among").with("names", "Ana", "%"), "ana", "Ana", "%");
    }

    @Test
    void aRoleThatGrantsNothingAddsNothing() {
        assertSees(Principal.of("ana", "own", "stranger", "Own", "ALL", "*"), "ana");
    }

    @Test
    void aDeniedRoleWinsOverEachThatIsAllowed() {
        CONTEXTS.values()
                .forEach(
                        context ->
                                assertThat(
                                                Seen.by(
                                                        Principal.of("ana", "all", "own", "banned"),
                                                        context,
                                                        "SELECT owner FROM box"))
                                        .containsExactly("TAURO-3001"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"OWN", "Own", "own ", "\u043ewn", "own\u0000", "all\u200b", "ALL", "%"})
    void aRoleThatLooksLikeAnotherIsNone(String role) {
        CONTEXTS.values()
                .forEach(
                        context ->
                                assertThat(
                                                Seen.by(
                                                        Principal.of("ana", role),
                                                        context,
                                                        "SELECT owner FROM box"))
                                        .containsExactly("TAURO-3001"));
    }

    /** One plan is kept for all: each principal gets its own rows, whoever was there before. */
    @Test
    void aKeptPlanIsBoundAnewForEachPrincipal() {
        CONTEXTS.forEach(
                (where, context) -> {
                    List<String> order = new ArrayList<>(owners());
                    Collections.reverse(order);
                    for (String name : order) {
                        assertThat(
                                        Seen.by(
                                                Principal.of(name, "own"),
                                                context,
                                                "SELECT count(*) FROM box WHERE owner = ?",
                                                name))
                                .as(where)
                                .containsExactly("[1]");
                        assertThat(
                                        Seen.by(
                                                Principal.of(name, "own"),
                                                context,
                                                "SELECT count(*) FROM box WHERE owner = ?",
                                                "ana"))
                                .as(where)
                                .containsExactly(name.equals("ana") ? "[1]" : "[0]");
                    }
                });
    }

    /** An attribute takes part in a plan's key: the same name with another attribute is another. */
    @Test
    void theSamePrincipalWithAnotherAttributeSeesOtherRows() {
        assertSees(Principal.of("ana", "among").with("names", "Ana"), "Ana");
        assertSees(Principal.of("ana", "among").with("names", "ANA"), "ANA");
        assertSees(Principal.of("ana", "among").with("names", "ANA", "Ana"), "ANA", "Ana");
    }
}
