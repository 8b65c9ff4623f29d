package io.tauro.security.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditJsonTest {

    @Test
    void aRecordIsOneLineOfTheFieldsThatAreThere() {
        assertThat(SampleEvents.started("q1", "ana").toJson())
                .isEqualTo(
                        "{\"timestamp\":\"2026-01-02T03:04:05Z\",\"query_id\":\"q1\",\"principal\":\"ana\","
                                + "\"operation\":\"SELECT\",\"tables\":[\"customers\"],\"status\":\"STARTED\",\"fingerprint\":\"abc\"}");
    }

    @Test
    void theEndOfAQueryHasRowsAndDuration() {
        AuditEvent event =
                new AuditEvent(
                                Instant.parse("2026-01-02T03:04:05Z"),
                                "q1",
                                "ana",
                                Optional.of("acme"),
                                Operation.EXPLAIN,
                                List.of("a", "b"),
                                AuditStatus.STARTED,
                                Optional.empty(),
                                OptionalLong.empty(),
                                Optional.empty(),
                                "abc")
                        .ended(
                                AuditStatus.FAILED,
                                Optional.of("TAURO-4001"),
                                12,
                                Duration.ofMillis(345));
        assertThat(event.toJson())
                .contains("\"tenant\":\"acme\"")
                .contains("\"operation\":\"EXPLAIN\"")
                .contains("\"tables\":[\"a\",\"b\"]")
                .contains("\"status\":\"FAILED\",\"reason\":\"TAURO-4001\"")
                .contains("\"row_count\":12,\"duration_ms\":345");
    }

    @Test
    void aRefusalHasItsReasonUnderAKeyOfItsOwn() {
        assertThat(SampleEvents.started("q1", "ana").denied(List.of("t"), "no role").toJson())
                .contains("\"status\":\"DENIED\",\"denial_reason\":\"no role\"");
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
    void quotesBackslashesAndLoneSurrogatesAreEscaped() {
        assertThat(SampleEvents.started("q", "a\"b\\c").toJson()).contains("\"a\\\"b\\\\c\"");
        assertThat(SampleEvents.started("q", "a\ud800b").toJson()).contains("\"a\\ud800b\"");
        assertThat(SampleEvents.started("q", "\ud83d\ude00").toJson()).contains("\"\ud83d\ude00\"");
        assertThat(SampleEvents.started("q", "%s%n{}").toJson()).contains("\"%s%n{}\"");
    }
}
