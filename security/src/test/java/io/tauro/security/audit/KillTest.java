package io.tauro.security.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that is killed in the middle of writing loses no record that a query has waited for.
 */
class KillTest {

    @TempDir private Path folder;

    @Test
    void whatWasAcknowledgedIsThereAndTheTrailGoesOn() throws Exception {
        Path file = folder.resolve("audit.jsonl");
        Path checkpoints = folder.resolve("checkpoints.jsonl");
        KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Set<String> acknowledged = new HashSet<>();
        for (int round = 0; round < 3; round++) {
            acknowledged.addAll(
                    killed(
                            List.of(file.toString(), checkpoints.toString(), "r" + round),
                            keys,
                            150 + 333 * round));
            TrailReport report = TrailVerifier.verify(file, checkpoints, keys.getPublic());
            assertThat(report.isIntact()).as("%s", report.findings()).isTrue();
            assertThat(report.records()).isGreaterThanOrEqualTo(acknowledged.size());
        }
        TrailSettings settings =
                TrailSettings.of(file)
                        .checkpoints(new TrailCheckpoints(checkpoints, 10, keys.getPrivate()));
        try (FileAuditSink sink = FileAuditSink.open(settings)) {
            sink.write(SampleEvents.started("after", "ana"));
            try (Stream<AuditEvent> all = sink.since(Instant.MIN)) {
                Set<String> there = all.map(AuditEvent::queryId).collect(Collectors.toSet());
                assertThat(there).containsAll(acknowledged).contains("after");
            }
        }
        assertThat(TrailVerifier.verify(file, checkpoints, keys.getPublic()).isIntact()).isTrue();
        assertThat(new TrailFiles(file).rotated()).isNotEmpty();
    }

    private static Set<String> killed(List<String> arguments, KeyPair keys, int after)
            throws IOException, InterruptedException {
        ProcessBuilder command =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledWriter.class.getName());
        command.command().addAll(arguments);
        command.environment()
                .put(
                        "TRAIL_KEY",
                        Base64.getEncoder().encodeToString(keys.getPrivate().getEncoded()));
        command.redirectError(ProcessBuilder.Redirect.INHERIT);
        Process process = command.start();
        Set<String> acknowledged = new HashSet<>();
        try (BufferedReader out =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (int i = 0; i < after; i++) {
                String line = out.readLine();
                assertThat(line).isNotNull();
                acknowledged.add(line);
            }
            process.destroyForcibly();
        }
        process.waitFor();
        return acknowledged;
    }
}
