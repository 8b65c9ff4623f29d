package io.tauro.security.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.error.TauroException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

/** Records in a database and in a log. */
class SinksTest {

    private final JdbcDataSource database = new JdbcDataSource();
    private Connection keeper;

    @BeforeEach
    void open() throws SQLException {
        database.setURL("jdbc:h2:mem:audit" + System.nanoTime());
        keeper = database.getConnection();
    }

    @AfterEach
    void close() throws SQLException {
        keeper.close();
    }

    private List<List<@Nullable String>> rows(String sql) throws SQLException {
        List<List<@Nullable String>> rows = new ArrayList<>();
        try (Statement statement = keeper.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                List<@Nullable String> row = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.add(result.getString(i));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    @Test
    void aDatabaseGetsARowForEachRecord() throws SQLException {
        JdbcAuditSink sink = JdbcAuditSink.open(database);
        AuditEvent started = SampleEvents.started("q1", "ana'; DROP TABLE tauro_audit; --");
        AuditEvent denied = SampleEvents.started("q2", "bo\u0000").denied(List.of("a", "b"), "no");
        sink.writeAll(List.of(started, denied));
        assertThat(
                        rows(
                                "SELECT recorded_at, query_id, phase, principal, tenant, operation, table_names, status, reason, row_count FROM tauro_audit ORDER BY query_id"))
                .satisfiesExactly(
                        row ->
                                assertThat(row)
                                        .containsExactly(
                                                "2026-01-02T03:04:05.000000Z",
                                                "q1",
                                                "START",
                                                "ana'; DROP TABLE tauro_audit; --",
                                                null,
                                                "SELECT",
                                                "customers",
                                                "STARTED",
                                                null,
                                                null),
                        row ->
                                assertThat(row.subList(1, 9))
                                        .containsExactly(
                                                "q2",
                                                "SINGLE",
                                                "bo\ufffd",
                                                null,
                                                "SELECT",
                                                "a, b",
                                                "DENIED",
                                                "no"));
        assertThat(rows("SELECT record FROM tauro_audit WHERE query_id = 'q1'"))
                .containsExactly(List.of(started.toJson()));
    }

    @Test
    void aTableThatIsThereIsUsedAndOneThatIsAnotherIsRefused() throws SQLException {
        JdbcAuditSink.open(database).write(SampleEvents.started("q1", "ana"));
        JdbcAuditSink.open(database).write(SampleEvents.started("q2", "ana"));
        assertThat(rows("SELECT count(*) FROM tauro_audit")).containsExactly(List.of("2"));
        try (Statement statement = keeper.createStatement()) {
            statement.execute("CREATE TABLE other (id INT)");
        }
        assertThatThrownBy(() -> JdbcAuditSink.open(database, "other"))
                .isInstanceOf(TauroException.class)
                .hasMessageContaining("is there without the columns");
        assertThatThrownBy(() -> JdbcAuditSink.open(database, "x; DROP TABLE other"))
                .isInstanceOf(TauroException.class)
                .hasMessageContaining("characters that need quotes");
    }

    @Test
    void recordsOfOneCommitAreThereTogetherOrNotAtAll() throws SQLException {
        JdbcAuditSink sink = JdbcAuditSink.open(database);
        try (Statement statement = keeper.createStatement()) {
            statement.execute("ALTER TABLE tauro_audit ADD CHECK (query_id <> 'q7')");
        }
        List<AuditEvent> ten =
                IntStream.range(0, 10).mapToObj(i -> SampleEvents.started("q" + i, "ana")).toList();
        assertThatThrownBy(() -> sink.writeAll(ten)).isInstanceOf(IllegalStateException.class);
        assertThat(rows("SELECT count(*) FROM tauro_audit")).containsExactly(List.of("0"));
    }

    @Test
    void whatADatabaseDidNotTakeIsToldWhenItTakesRecordsAgain() throws SQLException {
        JdbcAuditSink sink = JdbcAuditSink.open(database);
        try (AuditLog log = new AuditLog(List.of(sink), true);
                Statement statement = keeper.createStatement()) {
            statement.execute("ALTER TABLE tauro_audit RENAME TO away");
            for (int i = 0; i < 3; i++) {
                AuditEvent event = SampleEvents.started("q" + i, "ana");
                assertThatThrownBy(() -> log.record(event, false))
                        .isInstanceOf(TauroException.class)
                        .hasMessageContaining("JdbcAuditSink");
            }
            statement.execute("ALTER TABLE away RENAME TO tauro_audit");
            log.record(SampleEvents.started("q3", "ana"), false);
            assertThat(log.failures()).isEqualTo(3);
        }
        assertThat(rows("SELECT operation, status FROM tauro_audit ORDER BY operation"))
                .containsExactly(List.of("AUDIT", "FAILED"), List.of("SELECT", "STARTED"));
        assertThat(rows("SELECT record FROM tauro_audit WHERE operation = 'AUDIT'").get(0).get(0))
                .contains("\"details\":{\"unrecorded\":\"3\"}");
    }

    /** Keeps what it is told, as an appender would print it. */
    private static final class Lines extends LegacyAbstractLogger {

        private static final long serialVersionUID = 1;

        private final transient List<String> lines = new ArrayList<>();

        @Override
        protected String getFullyQualifiedCallerName() {
            return Lines.class.getName();
        }

        @Override
        protected void handleNormalizedLoggingCall(
                Level level,
                @Nullable Marker marker,
                String message,
                Object @Nullable [] arguments,
                @Nullable Throwable throwable) {
            lines.add(level + " " + MessageFormatter.basicArrayFormat(message, arguments));
        }

        @Override
        public boolean isTraceEnabled() {
            return true;
        }

        @Override
        public boolean isDebugEnabled() {
            return true;
        }

        @Override
        public boolean isInfoEnabled() {
            return true;
        }

        @Override
        public boolean isWarnEnabled() {
            return true;
        }

        @Override
        public boolean isErrorEnabled() {
            return true;
        }
    }

    @Test
    void aLogGetsOneLineForEachRecordWhateverIsInIt() {
        Lines lines = new Lines();
        LogAuditSink sink = LogAuditSink.of(lines);
        AuditEvent forged =
                SampleEvents.started("q1", "ana\r\n2026-01-01 INFO {} %s ${jndi:ldap://x} \u2028");
        sink.write(forged);
        sink.write(forged.denied(List.of("t"), "no"));
        sink.write(AuditEvent.attempt(Operation.EDGE_CHECK, AuditActor.HOST).failed("TAURO-3005"));
        assertThat(lines.lines)
                .allSatisfy(line -> assertThat(line.lines()).hasSize(1))
                .satisfiesExactly(
                        line ->
                                assertThat(line)
                                        .startsWith("INFO {")
                                        .contains(
                                                "ana\\u000d\\u000a2026-01-01 INFO {} %s ${jndi:ldap://x} \\u2028"),
                        line -> assertThat(line).startsWith("WARN {"),
                        line -> assertThat(line).startsWith("ERROR {"));
    }

    @Test
    void aLoggerIsFoundByItsName() {
        LogAuditSink.named("tauro.audit").write(SampleEvents.started("q1", "ana"));
    }

    @Test
    void eachSinkHasItsOwnAnswerToAFailure() {
        AuditSink broken =
                event -> {
                    throw new IllegalStateException("broken");
                };
        List<AuditEvent> taken = new ArrayList<>();
        AuditDestination good = new AuditDestination(taken::add, OnFailure.CLOSED);
        AuditEvent event = SampleEvents.started("q1", "ana");
        try (AuditLog log =
                new AuditLog(
                        List.of(new AuditDestination(broken, OnFailure.IGNORED), good),
                        AuditSettings.DEFAULTS)) {
            log.record(event, true);
            assertThat(log.failures()).isEqualTo(1);
        }
        try (AuditLog log =
                new AuditLog(
                        List.of(new AuditDestination(broken, OnFailure.OPEN), good),
                        AuditSettings.DEFAULTS)) {
            log.record(event, false);
            assertThatThrownBy(() -> log.record(event, true)).isInstanceOf(TauroException.class);
        }
        assertThat(taken).hasSize(3);
        assertThat(Optional.of(taken.get(0))).contains(event);
    }
}
