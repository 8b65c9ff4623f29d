package io.tauro.security.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.error.TauroException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileAuditSinkTest {

    private static final Instant TIME = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir private Path folder;
    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("audit.jsonl");
    }

    private static AuditEvent event(int i) {
        return SampleEvents.started("q" + i, "ana", TIME.plusSeconds(i));
    }

    private void write(int from, int to) throws IOException {
        try (FileAuditSink sink = FileAuditSink.open(file)) {
            for (int i = from; i < to; i++) {
                sink.write(event(i));
            }
        }
    }

    private List<AuditEvent> history() throws IOException {
        try (FileAuditSink sink = FileAuditSink.open(file);
                Stream<AuditEvent> all = sink.since(Instant.MIN)) {
            return all.toList();
        }
    }

    @Test
    void aRecordIsInTheFileWhenItIsWritten() throws IOException {
        AuditEvent first = SampleEvents.started("q1", "ana\nbo");
        AuditEvent second = SampleEvents.started("q2", "Zoë");
        try (FileAuditSink sink = FileAuditSink.open(TrailSettings.of(file).unchained())) {
            sink.write(first);
            assertThat(Files.readAllLines(file)).containsExactly(first.toJson());
            sink.write(second);
            assertThat(Files.readAllLines(file)).containsExactly(first.toJson(), second.toJson());
        }
    }

    @Test
    void aRecordOfAChainHasItsPlaceInIt() throws IOException {
        write(0, 2);
        List<String> lines = Files.readAllLines(file);
        ChainLink first =
                TrailLine.read(lines.get(0).getBytes(StandardCharsets.UTF_8)).link().orElseThrow();
        ChainLink second =
                TrailLine.read(lines.get(1).getBytes(StandardCharsets.UTF_8)).link().orElseThrow();
        assertThat(first.number()).isEqualTo(1);
        assertThat(first.previous()).isEqualTo("0".repeat(64));
        assertThat(second.number()).isEqualTo(2);
        assertThat(second.previous()).isEqualTo(first.hash());
        assertThat(second.chain()).isEqualTo(first.chain());
        assertThat(lines.get(0))
                .contains("\"chain\":{\"hash\":\"" + first.hash() + "\",\"id\":\"" + first.chain());
    }

    /** Computed apart from this code, with the formula of the guide. */
    @Test
    void theDigestIsThatOfTheFormula() {
        byte[] record = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
        ChainLink first =
                ChainLink.start(java.util.UUID.fromString("00112233-4455-6677-8899-aabbccddeeff"))
                        .next(record);
        assertThat(first.hash())
                .isEqualTo("b29da949e86d07c1f06f472f791fc4abf654d1e73e441f7a99cf343785768c4c");
        assertThat(first.next(record).hash())
                .isEqualTo("3d8c96d3838e569a47758b7c120adced18ee631793fcf418526e60fa2e783611");
    }

    @Test
    void whatIsReadBackIsWhatWasWritten() throws IOException {
        AuditEvent full =
                event(1).seeing(
                                new AuditAccess(
                                        List.of("customers@3"),
                                        List.of("customers.id"),
                                        List.of("customers.email=email"),
                                        List.of("customers@3/permissive/1"),
                                        List.of("customers.ssn=encrypted pii"),
                                        java.util.Optional.of(EdgeCheck.FULL)))
                        .detail("a", "b\u2028c");
        AuditEvent end =
                full.ended(
                        AuditStatus.FAILED,
                        new AuditOutcome(
                                java.util.Optional.of("TAURO-4001"),
                                java.util.OptionalLong.of(3),
                                java.util.OptionalLong.of(4),
                                java.util.Optional.of(Duration.ofMillis(5))));
        AuditEvent denied = full.denied(List.of("x", "y"), "no role");
        try (FileAuditSink sink = FileAuditSink.open(file)) {
            sink.writeAll(List.of(full, end, denied));
        }
        assertThat(history()).containsExactly(full, end, denied);
    }

    @Test
    void aTrailIsGoneOnWithAfterItWasClosed() throws IOException {
        for (int i = 0; i < 3; i++) {
            write(i, i + 1);
        }
        assertThat(TrailVerifier.verify(file)).isEqualTo(new TrailReport(3, 1, 3, 0, List.of()));
    }

    @Test
    void aLineThatACrashHasTornStaysAndIsToldOf() throws IOException {
        write(0, 3);
        byte[] whole = Files.readAllBytes(file);
        for (int cut = 1; cut < 40; cut += 13) {
            Files.write(file, java.util.Arrays.copyOf(whole, whole.length - cut));
            write(7, 8);
            byte[] now = Files.readAllBytes(file);
            assertThat(new String(now, StandardCharsets.UTF_8))
                    .startsWith(new String(whole, 0, whole.length - cut, StandardCharsets.UTF_8));
            TrailReport report = TrailVerifier.verify(file);
            assertThat(report.isIntact()).isTrue();
            boolean onlyItsEnd = cut == 1;
            assertThat(report.records()).isEqualTo(4);
            assertThat(report.findings())
                    .extracting(TrailFinding::kind)
                    .containsExactlyElementsOf(
                            onlyItsEnd ? List.of() : List.of(TrailFinding.Kind.TORN));
        }
    }

    @Test
    void aTornFirstLineBeginsATrailAllTheSame() throws IOException {
        Files.writeString(file, "{\"activity_id\":4,");
        write(0, 1);
        TrailReport report = TrailVerifier.verify(file);
        assertThat(report.isIntact()).isTrue();
        assertThat(report.records()).isEqualTo(2);
        assertThat(history().get(0).details())
                .containsEntry("torn_bytes", "17")
                .containsKey("torn_sha256");
    }

    @Test
    void blocksThatACrashHasLeftEmptyAreToldOfToo() throws IOException {
        write(0, 2);
        Files.write(file, new byte[8192], StandardOpenOption.APPEND);
        write(2, 3);
        assertThat(TrailVerifier.verify(file).findings())
                .extracting(TrailFinding::kind)
                .containsExactly(TrailFinding.Kind.TORN);
    }

    @Test
    void aFileThatIsNoTrailIsNotGoneOnWith() throws IOException {
        Files.writeString(file, "{\"some\":\"thing\"}\n");
        assertThatThrownBy(() -> FileAuditSink.open(file))
                .isInstanceOf(TauroException.class)
                .hasMessageContaining("holds records without a chain");
        assertThat(Files.readString(file)).isEqualTo("{\"some\":\"thing\"}\n");
    }

    @Test
    void contextsOfOneProcessShareATrail() throws IOException {
        try (FileAuditSink one = FileAuditSink.open(file);
                FileAuditSink other = FileAuditSink.open(folder.resolve("./audit.jsonl"))) {
            one.write(event(1));
            other.write(event(2));
            one.close();
            other.write(event(3));
        }
        assertThat(TrailVerifier.verify(file)).isEqualTo(new TrailReport(3, 1, 3, 0, List.of()));
    }

    @Test
    void aChainHasOneWriterOnly() throws IOException {
        try (FileAuditSink sink = FileAuditSink.open(file)) {
            assertThatThrownBy(() -> FileAuditSink.open(TrailSettings.of(file).rotateAt(1)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("in another way");
            sink.write(event(1));
        }
        try (FileChannel other =
                        FileChannel.open(
                                folder.resolve("audit.jsonl.lock"), StandardOpenOption.WRITE);
                FileLock lock = other.lock()) {
            assertThat(lock.isValid()).isTrue();
            assertThatThrownBy(() -> FileAuditSink.open(file))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("Another process writes");
        }
        assertThatCode(() -> FileAuditSink.open(file).close()).doesNotThrowAnyException();
    }

    @Test
    void aNewFileBeginsWhenOneIsFullAndTheChainGoesOn() throws IOException {
        TrailSettings small = TrailSettings.of(file).rotateAt(3000);
        try (FileAuditSink sink = FileAuditSink.open(small)) {
            for (int i = 0; i < 20; i++) {
                sink.write(event(i));
            }
            try (Stream<AuditEvent> all = sink.since(Instant.MIN)) {
                assertThat(all.map(AuditEvent::queryId))
                        .containsExactlyElementsOf(
                                java.util.stream.IntStream.range(0, 20)
                                        .mapToObj(i -> "q" + i)
                                        .toList());
            }
        }
        assertThat(new TrailFiles(file).rotated()).hasSizeGreaterThan(3);
        assertThat(folder.resolve("audit.jsonl.000001")).exists();
        assertThat(TrailVerifier.verify(file)).isEqualTo(new TrailReport(20, 1, 20, 0, List.of()));
    }

    @Test
    void aNewFileBeginsWhenOneIsOld() throws IOException {
        TrailSettings hourly = TrailSettings.of(file).rotateEvery(Duration.ofHours(1));
        try (FileAuditSink sink = FileAuditSink.open(hourly)) {
            sink.write(SampleEvents.started("q1", "ana", Instant.now()));
            sink.write(SampleEvents.started("q2", "ana", Instant.now().plusSeconds(3599)));
            assertThat(new TrailFiles(file).rotated()).isEmpty();
            sink.write(SampleEvents.started("q3", "ana", Instant.now().plusSeconds(3601)));
            assertThat(new TrailFiles(file).rotated()).hasSize(1);
        }
    }

    @Test
    void aCrashBetweenTwoFilesLosesNothing() throws IOException {
        write(0, 3);
        new TrailFiles(file).rotate();
        write(3, 5);
        assertThat(TrailVerifier.verify(file)).isEqualTo(new TrailReport(5, 1, 5, 0, List.of()));
    }

    @Test
    void aTrailIsForItsOwnerAlone() throws IOException {
        write(0, 1);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void aFolderThatIsNotThereIsAnError() {
        assertThatThrownBy(() -> FileAuditSink.open(folder.resolve("none/audit.jsonl")))
                .isInstanceOf(IOException.class);
    }

    @Test
    void afterAnErrorTheSinkGoesOnWithWhatIsThere() throws IOException {
        Path inner = Files.createDirectory(folder.resolve("inner"));
        Path there = inner.resolve("audit.jsonl");
        try (FileAuditSink sink = FileAuditSink.open(TrailSettings.of(there).rotateAt(1))) {
            sink.write(event(1));
            Path away = folder.resolve("away");
            Files.move(inner, away);
            assertThatThrownBy(() -> sink.write(event(2))).isInstanceOf(UncheckedIOException.class);
            assertThatThrownBy(() -> sink.write(event(3))).isInstanceOf(UncheckedIOException.class);
            Files.move(away, inner);
            sink.write(event(4));
        }
        assertThat(TrailVerifier.verify(there)).isEqualTo(new TrailReport(2, 1, 2, 0, List.of()));
    }

    @Test
    void closingTwiceIsFineAndWritingAfterwardsIsNot() throws IOException {
        FileAuditSink sink = FileAuditSink.open(file);
        sink.close();
        sink.close();
        assertThatThrownBy(() -> sink.write(SampleEvents.started("q", "ana")))
                .isInstanceOf(UncheckedIOException.class);
        try (AuditLog log = new AuditLog(List.of(sink), true)) {
            assertThatThrownBy(() -> log.record(SampleEvents.started("q", "ana"), false))
                    .isInstanceOf(TauroException.class)
                    .hasMessageContaining("FileAuditSink");
        }
    }
}
