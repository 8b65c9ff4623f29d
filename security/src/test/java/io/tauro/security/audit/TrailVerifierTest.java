package io.tauro.security.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.error.TauroException;
import io.tauro.security.audit.TrailFinding.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody can do to a trail, and how it shows. */
class TrailVerifierTest {

    private static final Instant TIME = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir private Path folder;
    private Path file;
    private Path checkpoints;
    private KeyPair keys;

    @BeforeEach
    void writeATrailOfTen() throws IOException, GeneralSecurityException {
        file = folder.resolve("audit.jsonl");
        checkpoints = folder.resolve("checkpoints.jsonl");
        keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        write(settings(), 1, 10);
    }

    private TrailSettings settings() {
        return TrailSettings.of(file)
                .checkpoints(new TrailCheckpoints(checkpoints, 4, keys.getPrivate()));
    }

    private static void write(TrailSettings settings, int from, int to) throws IOException {
        try (FileAuditSink sink = FileAuditSink.open(settings)) {
            for (int i = from; i <= to; i++) {
                sink.write(SampleEvents.started("q" + i, "ana", TIME.plusSeconds(i)));
            }
        }
    }

    private List<String> lines() throws IOException {
        return new ArrayList<>(Files.readAllLines(file));
    }

    private void rewrite(List<String> lines) throws IOException {
        Files.writeString(file, String.join("\n", lines) + "\n");
    }

    private List<Kind> findings() throws IOException {
        return TrailVerifier.verify(file).findings().stream().map(TrailFinding::kind).toList();
    }

    private TrailReport checked() throws IOException {
        return TrailVerifier.verify(file, checkpoints, keys.getPublic());
    }

    private List<Kind> checkedFindings() throws IOException {
        return checked().findings().stream().map(TrailFinding::kind).toList();
    }

    @Test
    void aTrailThatNobodyTouchedIsIntact() throws IOException {
        assertThat(checked()).isEqualTo(new TrailReport(10, 1, 10, 3, List.of()));
        assertThat(Files.readAllLines(checkpoints)).hasSize(3);
    }

    @Test
    void eachByteCounts() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        for (int i = 0; i < whole.length; i += 97) {
            byte[] changed = whole.clone();
            changed[i] ^= 1;
            Files.write(file, changed);
            assertThat(TrailVerifier.verify(file).isIntact()).as("byte %d", i).isFalse();
        }
    }

    @Test
    void anEditedRecordIsFound() throws IOException {
        List<String> lines = lines();
        lines.set(4, lines.get(4).replace("ana", "bob"));
        rewrite(lines);
        assertThat(TrailVerifier.verify(file).findings())
                .containsExactly(
                        new TrailFinding(
                                Kind.EDIT, file, 5, "record 5 is not the one that was written"));
    }

    @Test
    void theSameRecordWrittenInAnotherWayIsAnEdit() throws IOException {
        List<String> lines = lines();
        lines.set(4, lines.get(4).replace("\"ana\"", "\"\\u0061na\""));
        rewrite(lines);
        assertThat(findings()).containsExactly(Kind.EDIT, Kind.GAP);
    }

    @Test
    void anEditWithAnewDigestBreaksTheChainAfterIt() throws IOException {
        List<String> lines = lines();
        TrailLine old = TrailLine.read(lines.get(4).getBytes(StandardCharsets.UTF_8));
        ChainLink before =
                TrailLine.read(lines.get(3).getBytes(StandardCharsets.UTF_8)).link().orElseThrow();
        AuditEvent other = SampleEvents.started("q5", "bob", TIME);
        assertThat(old.event()).isNotEqualTo(other);
        lines.set(4, TrailLine.after(before, other).text());
        rewrite(lines);
        assertThat(findings()).containsExactly(Kind.EDIT);
    }

    @Test
    void aMissingRecordIsAGap() throws IOException {
        List<String> lines = lines();
        lines.subList(3, 5).clear();
        rewrite(lines);
        assertThat(TrailVerifier.verify(file).findings())
                .containsExactly(new TrailFinding(Kind.GAP, file, 0, "records 4 to 5 are missing"));
    }

    @Test
    void recordsInAnotherOrderAreFound() throws IOException {
        List<String> lines = lines();
        Collections.swap(lines, 3, 4);
        rewrite(lines);
        assertThat(findings()).containsExactly(Kind.REORDER);
    }

    @Test
    void aRecordThatStandsTwiceIsFound() throws IOException {
        List<String> lines = lines();
        lines.add(7, lines.get(2));
        rewrite(lines);
        assertThat(findings()).containsExactly(Kind.DUPLICATE);
    }

    @Test
    void aLineThatIsNoRecordIsFound() throws IOException {
        List<String> lines = lines();
        lines.add(7, "{\"status\":\"SUCCESS\"}");
        rewrite(lines);
        assertThat(findings()).containsExactly(Kind.EDIT);
    }

    @Test
    void anEndThatWasCutOffShowsAgainstTheCheckpoints() throws IOException {
        rewrite(lines().subList(0, 7));
        assertThat(findings()).isEmpty();
        assertThat(checkedFindings()).containsExactly(Kind.TRUNCATION);
        Files.delete(file);
        assertThat(checkedFindings()).containsExactly(Kind.TRUNCATION);
    }

    @Test
    void aBeginningThatWasTakenAwayShows() throws IOException {
        rewrite(lines().subList(2, 10));
        assertThat(findings()).containsExactly(Kind.TRUNCATION);
        assertThat(checkedFindings()).containsExactly(Kind.TRUNCATION);
    }

    @Test
    void filesThatWerePutAwayBehindACheckpointAreNotMissed() throws IOException {
        new TrailFiles(file).rotate();
        write(settings(), 11, 12);
        Files.delete(folder.resolve("audit.jsonl.000001"));
        assertThat(findings()).containsExactly(Kind.TRUNCATION);
        assertThat(checked()).isEqualTo(new TrailReport(2, 11, 12, 1, List.of()));
    }

    @Test
    void aTrailThatWasWrittenAnewDiffersFromItsCheckpoints() throws IOException {
        Files.delete(file);
        write(TrailSettings.of(file), 1, 10);
        assertThat(findings()).isEmpty();
        assertThat(checkedFindings()).contains(Kind.EDIT).doesNotContain(Kind.TORN);
        assertThat(checked().isIntact()).isFalse();
    }

    @Test
    void aCheckpointOfAnotherKeyIsNoCheckpoint() throws Exception {
        KeyPair other = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        assertThat(TrailVerifier.verify(file, checkpoints, other.getPublic()).findings())
                .extracting(TrailFinding::kind)
                .containsExactly(Kind.CHECKPOINT, Kind.CHECKPOINT, Kind.CHECKPOINT);
        String text = Files.readString(checkpoints);
        Files.writeString(checkpoints, text.replaceFirst("\"seq\":4", "\"seq\":5"));
        assertThat(checkedFindings()).containsExactly(Kind.CHECKPOINT);
    }

    @Test
    void aTrailBehindItsCheckpointIsNotGoneOnWith() throws IOException {
        rewrite(lines().subList(0, 7));
        assertThatThrownBy(() -> FileAuditSink.open(settings()))
                .isInstanceOf(TauroException.class)
                .hasMessageContaining("does not reach the last checkpoint");
        Files.delete(file);
        assertThatThrownBy(() -> FileAuditSink.open(settings())).isInstanceOf(TauroException.class);
        assertThat(file).doesNotExist();
    }

    @Test
    void anInventedCrashIsAnEdit() throws IOException {
        List<String> lines = lines();
        lines.set(4, "torn");
        rewrite(lines);
        write(TrailSettings.of(file), 11, 11);
        assertThat(findings()).containsExactly(Kind.EDIT, Kind.GAP);
    }

    @Test
    void anEndThatACrashHasTornIsNoEditBeforeTheTrailIsGoneOnWith() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 20));
        assertThat(findings()).containsExactly(Kind.TORN);
        assertThat(checkedFindings()).containsExactly(Kind.TORN, Kind.TRUNCATION);
        Files.writeString(file, "\n", StandardOpenOption.APPEND);
        assertThat(findings()).containsExactly(Kind.EDIT);
    }

    @Test
    void aCheckpointThatACrashHasTornIsWrittenAgain() throws IOException {
        byte[] whole = Files.readAllBytes(checkpoints);
        for (int cut : new int[] {1, 2, 30}) {
            Files.write(checkpoints, Arrays.copyOf(whole, whole.length - cut));
            assertThat(checkedFindings())
                    .containsExactlyElementsOf(cut == 1 ? List.of() : List.of(Kind.TORN));
            write(settings(), 11, 11);
            assertThat(checkedFindings()).isEmpty();
            assertThat(checked().checkpoints()).isGreaterThanOrEqualTo(3);
        }
    }

    @Test
    void theCommandEndsWithWhatItFound() throws Exception {
        Path key = folder.resolve("public.pem");
        Files.writeString(
                key,
                "-----BEGIN PUBLIC KEY-----\n"
                        + Base64.getMimeEncoder().encodeToString(keys.getPublic().getEncoded())
                        + "\n-----END PUBLIC KEY-----\n");
        String[] all = {
            file.toString(), "--checkpoints", checkpoints.toString(), "--key", key.toString()
        };
        assertThat(run(VerifyTrail.INTACT, all))
                .isEqualTo("INTACT: 10 records (1 to 10), 3 checkpoints, 0 findings\n");
        assertThat(run(VerifyTrail.INTACT, file.toString()))
                .endsWith("Without checkpoints, an end that was cut off does not show.\n");
        rewrite(lines().subList(0, 9));
        assertThat(run(VerifyTrail.CHANGED, all))
                .isEqualTo(
                        "TRUNCATION "
                                + file
                                + ":9 the trail ends with record 9, and there was a record 10\n"
                                + "CHANGED: 9 records (1 to 9), 2 checkpoints, 1 findings\n");
        assertThat(run(VerifyTrail.FAILED)).isEmpty();
        assertThat(run(VerifyTrail.FAILED, "--key")).isEmpty();
        assertThat(run(VerifyTrail.FAILED, file.toString(), "--key", key.toString())).isEmpty();
        assertThat(run(VerifyTrail.FAILED, folder.resolve("none").toString())).isEmpty();
        assertThat(
                        run(
                                VerifyTrail.FAILED,
                                file.toString(),
                                "--checkpoints",
                                checkpoints.toString(),
                                "--key",
                                file.toString()))
                .isEmpty();
    }

    private static String run(int end, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        int code =
                VerifyTrail.run(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(errors, true, StandardCharsets.UTF_8),
                        arguments);
        assertThat(code).isEqualTo(end);
        assertThat(errors.toString(StandardCharsets.UTF_8).isEmpty())
                .isEqualTo(end != VerifyTrail.FAILED);
        return out.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }

    @Test
    void whatIsNoTrailIsSaidSo() throws IOException {
        for (byte[] bytes :
                List.of(
                        new byte[100_000],
                        "\n\n\n".getBytes(StandardCharsets.UTF_8),
                        "[".repeat(100_000).getBytes(StandardCharsets.UTF_8),
                        "{\"chain\":{}}\n{\"chain\":7}\n{}\n".getBytes(StandardCharsets.UTF_8),
                        new byte[] {(byte) 0xff, (byte) 0xfe, '\n'})) {
            Files.write(file, bytes);
            assertThatCode(this::findings).doesNotThrowAnyException();
            assertThat(TrailVerifier.verify(file).isIntact()).isFalse();
        }
    }
}
