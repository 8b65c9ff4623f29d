package io.tauro.security.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.error.TauroException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileAuditSinkTest {

    @TempDir private Path folder;

    @Test
    void aRecordIsInTheFileWhenItIsWritten() throws IOException {
        Path file = folder.resolve("audit.jsonl");
        AuditEvent first = SampleEvents.started("q1", "ana\nbo");
        AuditEvent second = SampleEvents.started("q2", "Zoë");
        try (FileAuditSink sink = FileAuditSink.open(file)) {
            sink.write(first);
            assertThat(Files.readAllLines(file)).containsExactly(first.toJson());
            sink.write(second);
            assertThat(Files.readAllLines(file)).containsExactly(first.toJson(), second.toJson());
        }
    }

    @Test
    void recordsAreAppendedToWhatIsThere() throws IOException {
        Path file = folder.resolve("audit.jsonl");
        for (int i = 0; i < 3; i++) {
            try (FileAuditSink sink = FileAuditSink.open(file)) {
                sink.write(SampleEvents.started("q" + i, "ana"));
            }
        }
        assertThat(Files.readAllLines(file)).hasSize(3);
    }

    @Test
    void aFolderThatIsNotThereIsAnError() {
        assertThatThrownBy(() -> FileAuditSink.open(folder.resolve("none/audit.jsonl")))
                .isInstanceOf(IOException.class);
    }

    @Test
    void closingTwiceIsFineAndWritingAfterwardsIsNot() throws IOException {
        FileAuditSink sink = FileAuditSink.open(folder.resolve("audit.jsonl"));
        sink.close();
        sink.close();
        assertThatThrownBy(() -> sink.write(SampleEvents.started("q", "ana")))
                .isInstanceOf(UncheckedIOException.class);
        AuditLog log = new AuditLog(List.of(sink), true);
        assertThatThrownBy(() -> log.record(SampleEvents.started("q", "ana"), false))
                .isInstanceOf(TauroException.class)
                .hasMessageContaining("FileAuditSink");
    }
}
