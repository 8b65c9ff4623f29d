package io.tauro.security.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Questions about the trail. */
class AuditEventsTest {

    private static final Instant TIME = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir private Path folder;

    private static AuditEvent of(String principal, String tenant, Operation operation) {
        return AuditEvent.attempt(
                operation,
                new AuditActor(principal, Optional.of(tenant), Optional.of("s-" + principal)));
    }

    private static AuditOutcome outcome(long rows) {
        return new AuditOutcome(
                Optional.empty(),
                OptionalLong.of(rows),
                OptionalLong.of(10 * rows),
                Optional.of(Duration.ofMillis(7)));
    }

    @Test
    void questionsCanBeNarrowedByEverything() {
        try (AuditLog log = new AuditLog(List.of(), true)) {
            AuditEvent early = of("ana", "acme", Operation.SELECT).succeeded().at(TIME);
            AuditEvent late =
                    of("bo", "blue", Operation.EXPLAIN).succeeded().at(TIME.plusSeconds(9));
            log.record(early, false);
            log.record(late, false);
            assertThat(log.events().operation(Operation.SELECT).stream()).containsExactly(early);
            assertThat(log.events().until(TIME.plusSeconds(9)).stream()).containsExactly(early);
            assertThat(log.events().since(TIME.plusSeconds(1)).stream()).containsExactly(late);
            assertThat(log.events().tenant("blue").stream()).containsExactly(late);
            assertThat(log.events().session("s-ana").stream()).containsExactly(early);
        }
    }

    @Test
    void whatMemoryHasForgottenComesFromTheFile() throws IOException {
        int all = AuditLog.KEPT + 500;
        Path file = folder.resolve("audit.jsonl");
        try (AuditLog before = new AuditLog(List.of(FileAuditSink.open(file)), true)) {
            before.record(SampleEvents.started("yesterday", "ana", TIME.minusSeconds(1)), false);
        }
        try (AuditLog log =
                new AuditLog(
                        List.of(FileAuditSink.open(TrailSettings.of(file).rotateAt(1 << 20))),
                        true)) {
            for (int i = 0; i < all; i++) {
                log.post(SampleEvents.started("q" + i, "ana", TIME.plusMillis(i)));
                if (i % 1000 == 999) {
                    log.record(SampleEvents.started("q-" + i, "bo", TIME.plusMillis(i)), true);
                }
            }
            log.record(SampleEvents.started("last", "bo", TIME.plusSeconds(3600)), true);
            assertThat(log.failures()).isZero();
            try (Stream<AuditEvent> ana = log.events().principal("ana").stream()) {
                assertThat(ana.map(AuditEvent::queryId))
                        .containsExactlyElementsOf(
                                Stream.concat(
                                                Stream.of("yesterday"),
                                                IntStream.range(0, all).mapToObj(i -> "q" + i))
                                        .toList());
            }
            assertThat(log.events().query("yesterday").last()).isPresent();
            try (Stream<AuditEvent> recent =
                    log.events().since(TIME.plusMillis(all - 10)).principal("ana").stream()) {
                assertThat(recent).hasSize(10);
            }
        }
        assertThat(TrailVerifier.verify(file).isIntact()).isTrue();
    }

    @Test
    void operationsAreCountedOnceEach() {
        try (AuditLog log = new AuditLog(List.of(), true)) {
            for (int i = 0; i < 3; i++) {
                AuditEvent start =
                        of("ana", "acme", Operation.SELECT)
                                .started(Operation.SELECT, List.of("t"), AuditAccess.NONE);
                log.record(start, false);
                log.record(start.ended(AuditStatus.SUCCESS, outcome(1)), false);
            }
            log.record(of("ana", "acme", Operation.SELECT).denied(List.of("t"), "no"), false);
            log.record(of("ana", "acme", Operation.METADATA).succeeded(), false);
            log.record(of("ana", "acme", Operation.METADATA).succeeded().at(TIME), false);
            assertThat(log.events().countsOfLastDay())
                    .isEqualTo(Map.of(Operation.SELECT, 4L, Operation.METADATA, 1L));
            assertThat(log.events().counts()).containsEntry(Operation.METADATA, 2L);
        }
    }

    @Test
    void aStartWithoutAnEndIsTold() {
        try (AuditLog log = new AuditLog(List.of(), true)) {
            AuditEvent ended =
                    of("ana", "acme", Operation.SELECT)
                            .started(Operation.SELECT, List.of("t"), AuditAccess.NONE);
            AuditEvent open = ended.again();
            log.record(ended, false);
            log.record(open, false);
            log.record(ended.ended(AuditStatus.SUCCESS, outcome(1)), false);
            assertThat(log.events().unfinished()).containsExactly(open);
        }
    }

    @Test
    void recordsAreHandedOutAsJson() {
        try (AuditLog log = new AuditLog(List.of(), true)) {
            StringBuilder none = new StringBuilder();
            log.events().export(AuditFormat.JSON, none);
            assertThat(none.toString()).isEqualTo("[]\n");
            AuditEvent one = SampleEvents.started("q1", "ana", TIME);
            AuditEvent two = SampleEvents.started("q2", "bo\u2028", TIME);
            log.record(one, false);
            log.record(two, false);
            StringBuilder out = new StringBuilder();
            log.events().operation(Operation.SELECT).export(AuditFormat.JSON, out);
            assertThat(out.toString())
                    .isEqualTo("[\n" + one.toJson() + ",\n" + two.toJson() + "\n]\n");
            assertThat(log.events().operation(Operation.EXPORT).last())
                    .hasValueSatisfying(
                            export ->
                                    assertThat(export.details())
                                            .containsEntry("records", "2")
                                            .containsEntry("format", "JSON"));
        }
    }

    @Test
    void recordsAreHandedOutAsLinesForASpreadsheetThatRunsNothing() {
        try (AuditLog log = new AuditLog(List.of(), true)) {
            List<String> hostile =
                    List.of(
                            "=cmd|' /C calc'!A0",
                            "+1",
                            "-1",
                            "@SUM(A1)",
                            "\t=1",
                            "\r\n=1",
                            "\uff1d1",
                            "|x",
                            "%x",
                            " =1",
                            "a\"b,c",
                            "\u202e=1",
                            "a\nb");
            hostile.forEach(name -> log.record(SampleEvents.started("q", name, TIME), false));
            log.record(
                    SampleEvents.started("q", "end", TIME)
                            .ended(AuditStatus.SUCCESS, outcome(3))
                            .at(TIME),
                    false);
            StringBuilder out = new StringBuilder();
            log.events().export(AuditFormat.CSV, out);
            List<String> lines = out.toString().lines().toList();
            assertThat(lines).hasSize(hostile.size() + 2);
            assertThat(lines.get(0)).startsWith("timestamp,query_id,phase,principal,tenant");
            assertThat(lines.subList(1, lines.size() - 1))
                    .extracting(line -> line.substring(line.indexOf("\"START\",") + 8))
                    .extracting(line -> line.substring(0, line.indexOf(",\"\",\"\",\"SELECT\"")))
                    .containsExactly(
                            "\"'=cmd|' /C calc'!A0\"",
                            "\"'+1\"",
                            "\"'-1\"",
                            "\"'@SUM(A1)\"",
                            "\"'\\u0009=1\"",
                            "\"'\\u000d\\u000a=1\"",
                            "\"'\uff1d1\"",
                            "\"'|x\"",
                            "\"'%x\"",
                            "\"' =1\"",
                            "\"a\"\"b,c\"",
                            "\"'\\u202e=1\"",
                            "\"a\\u000ab\"");
            assertThat(lines.get(lines.size() - 1))
                    .isEqualTo(
                            "\"2026-01-02T03:04:05Z\",\"q\",\"END\",\"end\",\"\",\"\",\"SELECT\",\"customers\","
                                    + "\"SUCCESS\",\"\",\"\",\"3\",\"30\",\"7\",\"\",\"\",\"\",\"\","
                                    + "\"SELECT * FROM customers WHERE id = ?\",\"abc\"");
        }
    }

    @Test
    void aFingerprintNeedsItsKey() {
        byte[] key = "0123456789abcdef".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        try (AuditLog one = new AuditLog(List.of(), true);
                AuditLog other = new AuditLog(List.of(), true);
                AuditLog keyed =
                        new AuditLog(List.of(), AuditSettings.DEFAULTS.fingerprintKey(key))) {
            String sql = "SELECT 1";
            assertThat(one.fingerprint(sql)).isEqualTo(one.fingerprint(sql)).hasSize(64);
            assertThat(one.fingerprint(sql)).isNotEqualTo(other.fingerprint(sql));
            assertThat(keyed.fingerprint(sql))
                    .isEqualTo("6c434129699fd84c12855224bd7b75ab1249deefc577b4b490114625f2fedea4")
                    .isNotEqualTo(one.fingerprint(sql));
        }
    }
}
