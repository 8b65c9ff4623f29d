package io.tauro.internal.spill;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.data.Batch;
import io.tauro.data.VectorBuilder;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.type.DataType;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpillFileTest {

    private static final List<DataType> TYPES = List.of(DataType.BIGINT, DataType.VARCHAR);

    @TempDir private Path folder;

    private static Batch batch(int from, int rows) {
        VectorBuilder ids = new VectorBuilder(DataType.BIGINT, rows);
        VectorBuilder names = new VectorBuilder(DataType.VARCHAR, rows);
        for (int i = from; i < from + rows; i++) {
            ids.appendLong(i);
            names.appendText("a secret of number " + i);
        }
        return Batch.of(rows, ids.build(), names.build());
    }

    private static long read(RowRun run) {
        RowRunReader reader = run.read();
        long row = 0;
        for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
            for (int i = 0; i < batch.rowCount(); i++, row++) {
                assertThat(batch.column(0).value(i)).isEqualTo(row);
                assertThat(batch.column(1).value(i)).isEqualTo("a secret of number " + row);
            }
        }
        return row;
    }

    private static RowRun write(SpillFile file, int rows) {
        RowRunWriter writer = file.write(TYPES);
        for (int from = 0; from < rows; from += 4096) {
            writer.add(batch(from, Math.min(4096, rows - from)));
        }
        return writer.finish();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void rowsAreReadAsTheyWereWrittenAnyNumberOfTimes() {
        try (SpillSpace space = new SpillSpace(folder, Long.MAX_VALUE);
                QuerySpill query = space.forQuery(false, 1 << 28);
                SpillFile file = query.open("sort", SpillCounter.NONE)) {
            RowRun one = write(file, 50_000);
            RowRun two = write(file, 3);
            assertThat(read(one)).isEqualTo(50_000);
            assertThat(read(two)).isEqualTo(3);
            assertThat(read(one)).isEqualTo(50_000);
            assertThat(one.rows()).isEqualTo(50_000);
            assertThat(space.used()).isEqualTo(file.size()).isEqualTo(query.bytes());
            assertThat(file.size()).as("compressed").isLessThan(one.bytes() / 2);
        }
    }

    @Test
    void runsCanBeWrittenSideBySide() {
        try (SpillSpace space = new SpillSpace(folder, Long.MAX_VALUE);
                QuerySpill query = space.forQuery(true, 1 << 28);
                SpillFile file = query.open("sort", SpillCounter.NONE)) {
            RowRunWriter one = file.write(TYPES);
            RowRunWriter two = file.write(TYPES);
            for (int from = 0; from < 40_000; from += 1000) {
                one.add(batch(from, 1000));
                two.add(batch(from, 1000));
            }
            assertThat(read(one.finish())).isEqualTo(40_000);
            assertThat(read(two.finish())).isEqualTo(40_000);
        }
    }

    @Test
    void theFolderIsItsOwnersAloneAndGoesWithTheContext() throws IOException {
        SpillSpace space = new SpillSpace(folder.resolve("made/on/demand"), Long.MAX_VALUE);
        assertThat(folder.resolve("made")).doesNotExist();
        SpillFile file = space.forQuery(false, 1 << 28).open("sort", SpillCounter.NONE);
        try (Stream<Path> made = Files.list(folder.resolve("made/on/demand"))) {
            List<Path> all = made.toList();
            assertThat(all).hasSize(1);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(all.get(0))))
                    .isEqualTo("rwx------");
        }
        file.close();
        space.close();
        assertThat(folder.resolve("made/on/demand")).isEmptyDirectory();
    }

    @Test
    void nothingIsLeftWhenAQueryEnds() throws IOException {
        try (SpillSpace space = new SpillSpace(folder, Long.MAX_VALUE)) {
            QuerySpill query = space.forQuery(false, 1 << 28);
            write(query.open("sort", SpillCounter.NONE), 10_000);
            write(query.open("sort", SpillCounter.NONE), 10_000);
            assertThat(space.openFiles()).isEqualTo(2);
            assertThat(query.files()).isEqualTo(2);
            query.close();
            assertThat(space.openFiles()).isZero();
            assertThat(space.used()).isZero();
            assertThat(files()).as("but for the lock").hasSize(1);
        }
        assertThat(files()).isEmpty();
    }

    @Test
    void whatADeadProcessLeftIsRemoved() throws IOException {
        Path stale = Files.createDirectory(folder.resolve("tauro-spill-1"));
        Files.writeString(stale.resolve("lock"), "");
        Files.writeString(stale.resolve("1.rows"), "rows");
        Path used = Files.createDirectory(folder.resolve("tauro-spill-2"));
        Files.writeString(used.resolve("1.rows"), "rows");
        Path young = Files.createDirectory(folder.resolve("tauro-spill-3"));
        Files.writeString(young.resolve("lock"), "");
        FileTime before = FileTime.fromMillis(System.currentTimeMillis() - 3_600_000);
        try (FileChannel lock =
                        FileChannel.open(
                                used.resolve("lock"),
                                StandardOpenOption.CREATE_NEW,
                                StandardOpenOption.WRITE);
                SpillSpace space = new SpillSpace(folder, Long.MAX_VALUE)) {
            lock.lock();
            Files.setLastModifiedTime(stale, before);
            Files.setLastModifiedTime(used, before);
            space.forQuery(false, 1 << 28).open("sort", SpillCounter.NONE).close();
            assertThat(stale).doesNotExist();
            assertThat(used.resolve("1.rows")).exists();
            assertThat(young).exists();
        }
    }

    @Test
    void encryptedBytesTellNothingAndCannotBeChanged() throws IOException {
        assertThat(onDisk(false)).contains("a secret of number");
        assertThat(onDisk(true)).doesNotContain("secret");

        BlockCipher cipher = new BlockCipher();
        byte[] hidden = cipher.encrypt(7, "text".getBytes(UTF_8), 4);
        assertThatThrownBy(() -> cipher.decrypt(8, hidden, hidden.length))
                .isInstanceOf(java.security.GeneralSecurityException.class);
        hidden[0] ^= 1;
        assertThatThrownBy(() -> cipher.decrypt(7, hidden, hidden.length))
                .isInstanceOf(java.security.GeneralSecurityException.class);
    }

    /** What a file holds, read through a channel that was opened before its name was taken away. */
    private String onDisk(boolean encrypted) throws IOException {
        Path path = folder.resolve("file" + encrypted);
        try (SpillSpace space = new SpillSpace(folder, Long.MAX_VALUE);
                QuerySpill query = space.forQuery(encrypted, 1 << 28);
                FileChannel channel =
                        FileChannel.open(
                                path,
                                StandardOpenOption.CREATE_NEW,
                                StandardOpenOption.READ,
                                StandardOpenOption.WRITE)) {
            SpillFile file =
                    new SpillFile(query, "sort", folder, channel, encrypted, SpillCounter.NONE);
            assertThat(read(write(file, 10_000))).isEqualTo(10_000);
            return new String(
                    Files.readAllBytes(path), java.nio.charset.StandardCharsets.ISO_8859_1);
        }
    }

    @Test
    void aBlockThatChangedOnDiskIsAnError() throws IOException {
        Path path = folder.resolve("file");
        try (SpillSpace space = new SpillSpace(folder, Long.MAX_VALUE);
                QuerySpill query = space.forQuery(false, 1 << 28);
                FileChannel channel =
                        FileChannel.open(
                                path,
                                StandardOpenOption.CREATE_NEW,
                                StandardOpenOption.READ,
                                StandardOpenOption.WRITE)) {
            SpillFile file =
                    new SpillFile(query, "sort", folder, channel, false, SpillCounter.NONE);
            RowRun run = write(file, 10_000);
            byte[] bytes = Files.readAllBytes(path);
            bytes[100] ^= 1;
            Files.write(path, bytes);
            assertThatThrownBy(() -> read(run)).satisfies(e -> isSpillFailed(e, "sort"));
            channel.truncate(10);
            assertThatThrownBy(() -> read(run)).satisfies(e -> isSpillFailed(e, "sort"));
            channel.close();
            assertThatThrownBy(() -> read(run)).satisfies(e -> isSpillFailed(e, "sort"));
            assertThatThrownBy(() -> write(file, 10_000)).satisfies(e -> isSpillFailed(e, "sort"));
        }
    }

    @Test
    void aFolderThatCannotBeMadeIsAnError() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        try (SpillSpace space = new SpillSpace(file.resolve("below"), Long.MAX_VALUE)) {
            assertThatThrownBy(
                            () -> space.forQuery(false, 1 << 28).open("window", SpillCounter.NONE))
                    .satisfies(e -> isSpillFailed(e, "window", "spill_directory"));
        }
    }

    @Test
    void thereMayBeALimitOfAllBytes() {
        try (SpillSpace space = new SpillSpace(folder, 20_000)) {
            QuerySpill query = space.forQuery(false, 1 << 28);
            SpillFile file = query.open("aggregate", SpillCounter.NONE);
            assertThatThrownBy(() -> write(file, 100_000))
                    .satisfies(e -> isSpillFailed(e, "aggregate"));
            assertThat(space.used()).isBetween(1L, 20_000L);
            query.close();
            assertThat(space.used()).isZero();
        }
    }

    private static void isSpillFailed(Throwable thrown, String... words) {
        assertThat(thrown).isInstanceOf(TauroException.class);
        assertThat(((TauroException) thrown).code()).isEqualTo(ErrorCode.SPILL_FAILED);
        assertThat(thrown).hasMessageContainingAll(words);
    }
}
