package io.tauro.security.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditJsonTest {

    @Test
    void aRecordIsOneLineOfThePlainFieldsAndThoseOfOcsf() {
        assertThat(SampleEvents.started("q1", "ana").toJson())
                .isEqualTo(
                        "{\"activity_id\":4,\"activity_name\":\"Query\",\"actor\":{\"user\":{\"uid\":\"ana\"}},"
                                + "\"category_name\":\"Application Activity\",\"category_uid\":6,"
                                + "\"class_name\":\"Datastore Activity\",\"class_uid\":6005,"
                                + "\"database\":{\"name\":\"tauro\",\"type_id\":1},\"fingerprint\":\"abc\","
                                + "\"metadata\":{\"correlation_uid\":\"q1\",\"product\":{\"name\":\"Tauro\",\"vendor_name\":\"Tauro\"},\"version\":\"1.3.0\"},"
                                + "\"operation\":\"SELECT\",\"phase\":\"START\",\"principal\":\"ana\",\"query_id\":\"q1\","
                                + "\"query_info\":{\"query_string\":\"SELECT * FROM customers WHERE id = ?\",\"uid\":\"q1\"},"
                                + "\"severity_id\":1,\"sql\":\"SELECT * FROM customers WHERE id = ?\","
                                + "\"src_endpoint\":{\"svc_name\":\"tauro\"},\"status\":\"STARTED\",\"status_id\":0,"
                                + "\"table\":\"customers\",\"tables\":[\"customers\"],\"time\":1767323045000,"
                                + "\"timestamp\":\"2026-01-02T03:04:05Z\",\"type_id\":1,\"type_uid\":600504}");
    }

    @Test
    void theEndOfAQueryHasRowsBytesAndDuration() {
        AuditEvent event =
                new AuditEvent(
                                Instant.parse("2026-01-02T03:04:05Z"),
                                "q1",
                                AuditPhase.START,
                                Operation.EXPLAIN,
                                AuditStatus.STARTED,
                                new AuditActor("ana", Optional.of("acme"), Optional.of("s1")),
                                List.of("a", "b"),
                                AuditStatement.NONE,
                                AuditAccess.NONE,
                                AuditOutcome.NONE,
                                Map.of("key", "pii"))
                        .ended(
                                AuditStatus.FAILED,
                                new AuditOutcome(
                                        Optional.of("TAURO-4001"),
                                        OptionalLong.of(12),
                                        OptionalLong.of(99),
                                        Optional.of(Duration.ofMillis(345))));
        assertThat(event.phase()).isEqualTo(AuditPhase.END);
        assertThat(event.toJson())
                .contains("\"tenant\":\"acme\"", "\"session\":\"s1\"")
                .contains("\"org\":{\"name\":\"acme\"}", "\"session\":{\"uid\":\"s1\"}")
                .contains("\"operation\":\"EXPLAIN\"", "\"phase\":\"END\"")
                .contains("\"table\":\"a, b\",\"tables\":[\"a\",\"b\"]")
                .contains("\"status\":\"FAILED\"", "\"reason\":\"TAURO-4001\"")
                .contains("\"row_count\":12", "\"bytes\":99", "\"duration\":345")
                .contains("\"details\":{\"key\":\"pii\"}")
                .doesNotContain("sql", "fingerprint");
    }

    @Test
    void whatAQueryIsLetSeeIsToldByIds() {
        AuditAccess access =
                new AuditAccess(
                        List.of("customers@3 #pii@2"),
                        List.of("customers.id"),
                        List.of("customers.email=email"),
                        List.of("customers@3/permissive/1"),
                        List.of("customers.ssn=encrypted pii"),
                        Optional.of(EdgeCheck.PLAN));
        assertThat(SampleEvents.started("q1", "ana").seeing(access).toJson())
                .contains("\"policies\":[\"customers@3 #pii@2\"]")
                .contains("\"columns\":[\"customers.id\"]")
                .contains("\"masks\":[\"customers.email=email\"]")
                .contains("\"filters\":[\"customers@3/permissive/1\"]")
                .contains("\"keys\":[\"customers.ssn=encrypted pii\"]")
                .contains("\"edge_check\":\"plan\"");
    }

    @Test
    void aRefusalHasItsReasonUnderAKeyOfItsOwn() {
        AuditEvent denied = SampleEvents.started("q1", "ana").denied(List.of("t"), "no role");
        assertThat(denied.phase()).isEqualTo(AuditPhase.SINGLE);
        assertThat(denied.toJson())
                .contains("\"denial_reason\":\"no role\"", "\"severity_id\":3", "\"status_id\":2");
    }

    @ParameterizedTest
    @CsvSource({
        "000a", "000d", "0000", "001b", "007f", "0085", "2028", "2029", "200e", "202e", "2066",
        "feff", "00ad"
    })
    void charactersThatEndALineOrTurnItAroundAreEscaped(String hex) {
        char character = (char) Integer.parseInt(hex, 16);
        String json = SampleEvents.started("q", "a" + character + "b").toJson();
        assertThat(json).contains("\"a\\u" + hex + "b\"").doesNotContain("" + character);
    }

    @Test
    void quotesAndBackslashesAreEscapedAndWhatIsNotUnicodeIsReplaced() {
        assertThat(SampleEvents.started("q", "a\"b\\c").toJson()).contains("\"a\\\"b\\\\c\"");
        assertThat(SampleEvents.started("q", "a\ud800b").toJson()).contains("\"a\ufffdb\"");
        assertThat(SampleEvents.started("q", "\ud83d\ude00").toJson()).contains("\"\ud83d\ude00\"");
        assertThat(SampleEvents.started("q", "%s%n{}").toJson()).contains("\"%s%n{}\"");
        assertThat(SampleEvents.started("q", "\udb40\udc41").toJson()).contains("\\udb40\\udc41");
    }

    @Test
    void theCanonicalTextIsThatOfTheExampleInRfc8785() {
        var tree = Json.tree();
        tree.put("\u20ac", "Euro Sign");
        tree.put("\r", "Carriage Return");
        tree.put("\ufb33", "Hebrew Letter Dalet With Dagesh");
        tree.put("1", "One");
        tree.put("\ud83d\ude00", "Emoji: Grinning Face");
        tree.put("\u0080", "Control");
        tree.put("\u00f6", "Latin Small Letter O With Diaeresis");
        assertThat(new String(Json.canonical(tree), StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                                + "\"\u00f6\":\"Latin Small Letter O With Diaeresis\",\"\u20ac\":\"Euro Sign\","
                                + "\"\ud83d\ude00\":\"Emoji: Grinning Face\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
        var text = Json.tree();
        text.put("string", "\u20ac$\u000F\nA'B\"\\\\\"/");
        text.put("literals", List.of(true, false));
        text.put("number", 1_000_000_000L);
        text.put("none", Map.of());
        assertThat(new String(Json.canonical(text), StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"literals\":[true,false],\"none\":{},\"number\":1000000000,"
                                + "\"string\":\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
    }

    @Test
    void aRecordStaysSmallWhateverItIsAbout() {
        AuditEvent event =
                AuditEvent.attempt(Operation.SELECT, AuditActor.claimed("x".repeat(1_000_000)))
                        .of(
                                new AuditStatement(
                                        Optional.of("y".repeat(1_000_000)), Optional.empty()))
                        .on(java.util.Collections.nCopies(100_000, "t"))
                        .detail("note", "z".repeat(1_000_000))
                        .denied(java.util.Collections.nCopies(100_000, "t"), "w".repeat(100_000));
        assertThat(event.toJson()).hasSizeLessThan(40_000).contains("… 99001 more");
    }
}
