package io.tauro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.identity.Principal;
import io.tauro.query.QueryRequest;
import io.tauro.query.QueryResult;
import io.tauro.security.TableSecurityPolicy;
import io.tauro.security.audit.AuditEvent;
import io.tauro.security.audit.AuditFormat;
import io.tauro.security.audit.AuditLog;
import io.tauro.security.audit.AuditPhase;
import io.tauro.security.audit.AuditSink;
import io.tauro.security.audit.AuditStatus;
import io.tauro.security.audit.TrailVerifier;
import io.tauro.spi.Cancellation;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody who writes queries can try against the audit. */
class AuditAttacksTest {

    private static final String CANARY = "Xc4n4ryX";
    private static final String NUMBER = "987654321";

    private static final Schema SCHEMA =
            Schema.of(Column.of("id", DataType.INTEGER), Column.of("name", DataType.VARCHAR));

    private static final List<List<?>> ROWS = List.of(List.of(1, "a"), List.of(2, "b" + CANARY));

    @TempDir private Path folder;

    private Path file() {
        return folder.resolve("audit.jsonl");
    }

    private VirtualContextBuilder builder() {
        return VirtualContext.builder()
                .table("items", SCHEMA, ROWS)
                .table("secret", SCHEMA, ROWS)
                .policy(TableSecurityPolicy.forTable("items").allow("analyst").build())
                .policy(
                        TableSecurityPolicy.forTable("secret")
                                .allow("admin")
                                .rows("admin", "name <> 'filter" + CANARY + "'")
                                .build());
    }

    private static void attempt(VirtualSession session, String sql) {
        try (QueryResult result = session.query(sql)) {
            result.toList();
        } catch (TauroException e) {
            assertThat(e.code()).isNotEqualTo(ErrorCode.INTERNAL_ERROR);
        }
    }

    @Test
    void noLiteralOfAQueryAndNoValueOfARowIsEverOnRecord() throws IOException {
        StringBuilder exported = new StringBuilder();
        try (VirtualContext context = builder().audit(file()).build()) {
            VirtualSession ana = context.as(Principal.of("ana", "analyst", "admin"));
            String text = "'" + CANARY + "'";
            for (String sql :
                    List.of(
                            "SELECT * FROM items WHERE name = " + text,
                            "SELECT * FROM items WHERE name LIKE " + text + " OR id = " + NUMBER,
                            "SELECT * FROM secret WHERE id = " + NUMBER + ".5e0",
                            "SELECT " + text + " || name FROM items",
                            "SELECT CAST(" + text + " AS INT) FROM items",
                            "SELECT CAST(name AS INT) FROM items",
                            "SELECT CAST(name AS DATE) FROM secret",
                            "SELECT DATE " + text + " FROM items",
                            "SELECT X'" + NUMBER + "0' FROM items",
                            "SELECT U&" + text + " FROM items",
                            "SELECT /* " + CANARY + " */ 1 FROM items -- " + CANARY,
                            "SELECT * FROM items WHERE name = 'it''s " + CANARY + "'",
                            "SELECT * FROM items WHERE name = 'it's " + CANARY + "'",
                            "SELECT * FROM items WHERE name = 'it's " + CANARY + " and that's'",
                            "SELECT * FROM items WHERE name = " + CANARY,
                            "SELECT * FROM items WHERE " + CANARY + "(name)",
                            "SELECT * FROM items WHERE name = " + CANARY + "@example.com",
                            "SELEKT " + text,
                            "SELECT " + text + " FROM",
                            text,
                            NUMBER,
                            "EXPLAIN SELECT * FROM items WHERE name = " + text,
                            "EXPLAIN ANALYZE SELECT * FROM items WHERE id = " + NUMBER,
                            "WITH w AS (SELECT " + text + " AS x) SELECT * FROM w, items",
                            "SELECT * FROM items WHERE name IN (" + text + ", " + text + ")",
                            "SELECT * FROM items LIMIT " + NUMBER,
                            "VALUES (" + text + ", " + NUMBER + ")",
                            "INSERT INTO items VALUES (" + NUMBER + ", " + text + ")",
                            "DELETE FROM items WHERE name = " + text)) {
                attempt(ana, sql);
            }
            try (QueryResult result =
                    ana.query("SELECT * FROM items WHERE name = ? AND id = ?", CANARY, 987654321)) {
                assertThat(result.toList()).isEmpty();
            }
            try (QueryResult result =
                    ana.from("items")
                            .where(io.tauro.predicate.Predicate.col("name").eq(CANARY))
                            .execute()) {
                assertThat(result.toList()).isEmpty();
            }
            context.audit().events().export(AuditFormat.JSON, exported);
            context.audit().events().export(AuditFormat.CSV, exported);
            assertThat(context.audit().events().stream()).hasSizeGreaterThan(35);
        }
        assertThat(exported.toString()).doesNotContainIgnoringCase(CANARY).doesNotContain(NUMBER);
        assertThat(Files.readString(file()))
                .contains("SELECT * FROM items WHERE name = ?")
                .doesNotContainIgnoringCase(CANARY)
                .doesNotContain(NUMBER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ana\r\n{\"status\":\"SUCCESS\"}",
                "ana\u2028bo",
                "ana\u2029bo",
                "ana\u0085bo",
                "\u202eana",
                "%s%n%x{}${jndi:ldap://x}",
                "ana\",\"status\":\"SUCCESS",
                "ana\u0000",
                "ana\ud800",
                "\u001b[2Jana"
            })
    void noNameEndsALineOrForgesAField(String name) throws IOException {
        try (VirtualContext context =
                builder().audit(file()).table("t" + name.replace(".", ""), SCHEMA, ROWS).build()) {
            VirtualSession session =
                    context.as(Principal.of(name, "intern").inTenant(name).with("a", name));
            attempt(session, "SELECT * FROM items");
            attempt(session, "SELECT 1 AS \"" + name.replace("\"", "\"\"") + "\"");
            attempt(session, "SELECT * FROM \"" + name.replace("\"", "\"\"") + "\"");
            session.columns(name);
            attempt(context.as(Principal.of("ok", "analyst")), "SELECT * FROM items");
        }
        List<String> lines = Files.readAllLines(file());
        assertThat(lines)
                .hasSizeGreaterThanOrEqualTo(7)
                .allSatisfy(
                        line ->
                                assertThat(line)
                                        .startsWith("{\"activity_id\":")
                                        .endsWith("}")
                                        .matches("[^\\p{Cntrl}\u0085\u2028\u2029\u202e]*"));
        assertThat(TrailVerifier.verify(file()).isIntact()).isTrue();
        assertThat(TrailVerifier.verify(file()).records()).isEqualTo(lines.size());
    }

    @Test
    void aQueryThatIsCancelledBeforeItsStartIsRecordedDeliversNothing() {
        try (VirtualContext context = builder().build()) {
            VirtualSession ana = context.as(Principal.of("ana", "analyst"));
            Cancellation cancelled = new Cancellation();
            cancelled.cancel(ErrorCode.QUERY_CANCELLED, "Stop. Now.");
            assertThatThrownBy(
                            () ->
                                    ana.query(
                                            QueryRequest.of("SELECT * FROM items")
                                                    .cancellation(cancelled)))
                    .isInstanceOf(TauroException.class);
            assertThat(context.audit().events().principal("ana").stream())
                    .extracting(AuditEvent::status)
                    .containsExactly(AuditStatus.CANCELLED);
        }
    }

    @Test
    void aThreadThatIsInterruptedDoesNotBreakTheTrailForOthers() throws IOException {
        try (VirtualContext context = builder().audit(file()).build()) {
            VirtualSession ana = context.as(Principal.of("ana", "analyst"));
            for (int i = 0; i < 5; i++) {
                Thread.currentThread().interrupt();
                attempt(ana, "SELECT * FROM items");
                assertThat(Thread.interrupted()).isTrue();
            }
            try (QueryResult result = ana.query("SELECT * FROM items")) {
                assertThat(result.toList()).hasSize(2);
            }
            assertThat(context.audit().failures()).isZero();
            assertThat(context.audit().events().unfinished()).isEmpty();
        }
        assertThat(TrailVerifier.verify(file()).isIntact()).isTrue();
    }

    @Test
    void aSinkThatHangsOrIsFullRefusesQueriesAndNothingIsRead() {
        CountDownLatch never = new CountDownLatch(1);
        AuditSink hanging =
                event -> {
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                };
        AuditSink full =
                event -> {
                    if (event.phase() == AuditPhase.START) {
                        throw new IllegalStateException("No space left on device");
                    }
                };
        for (AuditSink sink : List.of(full, hanging)) {
            VirtualContext context =
                    VirtualContext.builder()
                            .table("items", SCHEMA, ROWS)
                            .audit(sink)
                            .auditSettings(
                                    settings -> settings.timeout(Duration.ofMillis(50)).queue(1))
                            .build();
            VirtualSession ana = context.as(Principal.of("ana"));
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(() -> ana.query("SELECT * FROM items"))
                        .isInstanceOfSatisfying(
                                TauroException.class,
                                e -> assertThat(e.code()).isEqualTo(ErrorCode.AUDIT_FAILED))
                        .hasMessageNotContaining("No space");
            }
            assertThat(context.load().isIdle()).isTrue();
            if (sink.equals(hanging)) {
                never.countDown();
            }
            context.close();
        }
    }

    @Test
    void openMeansThatQueriesGoOnAndFailuresAreCounted() {
        AuditSink broken =
                event -> {
                    throw new IllegalStateException("broken");
                };
        try (VirtualContext context =
                VirtualContext.builder()
                        .table("items", SCHEMA, ROWS)
                        .table("watched", SCHEMA, ROWS)
                        .auditRequired(false)
                        .audit(broken)
                        .policy(TableSecurityPolicy.forTable("items").allow("analyst").build())
                        .policy(
                                TableSecurityPolicy.forTable("watched")
                                        .allow("analyst")
                                        .auditAllAccess()
                                        .build())
                        .build()) {
            VirtualSession ana = context.as(Principal.of("ana", "analyst"));
            try (QueryResult result = ana.query("SELECT * FROM items")) {
                assertThat(result.toList()).hasSize(2);
            }
            assertThat(context.audit().failures()).isEqualTo(4);
            assertThatThrownBy(() -> ana.query("SELECT * FROM watched"))
                    .hasMessageContaining("TAURO-3003");
        }
    }

    @Test
    void aFloodOfQueriesTakesABoundedPlace() {
        try (VirtualContext context = builder().build()) {
            VirtualSession bo = context.as(Principal.of("bo", "intern"));
            String padding = " AND name = 'x'".repeat(2000);
            for (int i = 0; i < 300; i++) {
                attempt(bo, "SELECT * FROM items WHERE id = " + i + padding);
            }
            assertThat(context.audit().events().principal("bo").stream())
                    .hasSize(300)
                    .allSatisfy(
                            event ->
                                    assertThat(event.statement().sql().orElse(""))
                                            .hasSizeLessThanOrEqualTo(8192));
            assertThat(AuditLog.KEPT).isEqualTo(10_000);
        }
    }

    /** How many rows others were kept from would show in the records of those who are not. */
    @Test
    void aSessionHasNoWayToTheTrail() {
        List<Class<?>> reachable =
                new ArrayList<>(
                        List.of(
                                VirtualSession.class,
                                TableQuery.class,
                                QueryResult.class,
                                io.tauro.query.QueryPlan.class,
                                io.tauro.query.QueryStatistics.class));
        for (Class<?> type : reachable) {
            assertThat(Arrays.stream(type.getMethods()).map(Method::toGenericString))
                    .noneMatch(method -> method.contains("security.audit"));
        }
    }

    @Test
    void recordsOfTwoWorldsDifferInNothingThatTheyMayNotTell() {
        List<List<String>> told = new ArrayList<>();
        for (String hidden : List.of("a", "zzz")) {
            List<List<?>> rows = List.of(List.of(1, "mine"), List.of(2, hidden));
            try (VirtualContext context =
                    VirtualContext.builder()
                            .table("items", SCHEMA, rows)
                            .policy(
                                    TableSecurityPolicy.forTable("items")
                                            .allow("analyst")
                                            .rows("analyst", "name = 'mine'")
                                            .build())
                            .build()) {
                VirtualSession ana = context.as(Principal.of("ana", "analyst"));
                attempt(ana, "SELECT * FROM items WHERE name > 'b'");
                attempt(ana, "SELECT count(*) FROM items");
                attempt(ana, "SELECT 1 / (id - 2) FROM items");
                told.add(
                        context.audit().events().principal("ana").stream()
                                .map(
                                        event ->
                                                event.status()
                                                        + " "
                                                        + event.rowCount()
                                                        + " "
                                                        + event.outcome().bytes()
                                                        + " "
                                                        + event.reason()
                                                        + " "
                                                        + event.access())
                                .toList());
            }
        }
        assertThat(told.get(0)).hasSize(6).isEqualTo(told.get(1));
        assertThat(Optional.of(told.get(0).get(1))).isPresent();
    }
}
