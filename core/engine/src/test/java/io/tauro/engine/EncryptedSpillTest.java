package io.tauro.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tauro.VirtualContext;
import io.tauro.VirtualContextBuilder;
import io.tauro.identity.Principal;
import io.tauro.memory.MemoryTable;
import io.tauro.query.QueryResult;
import io.tauro.security.DefaultAccess;
import io.tauro.security.TableSecurityPolicy;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is looked for is what a thief of the disk would look for: values, in the files. */
class EncryptedSpillTest {

    private static final String CANARY = "CANARY";
    private static final Path OPEN_FILES = Path.of("/proc/self/fd");
    private static final Principal ANA = Principal.of("ana", "analyst");

    private static MemoryTable rows;

    @TempDir private Path folder;

    @BeforeAll
    static void fill() {
        Schema schema =
                Schema.of(Column.of("id", DataType.BIGINT), Column.of("note", DataType.VARCHAR));
        List<List<Object>> all = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            all.add(List.of((long) i * 7919 % 100_003, CANARY + Long.toHexString(i * 48_271L)));
        }
        rows = MemoryTable.of(schema, all);
    }

    private static TableSecurityPolicy.Builder policy(String table) {
        return TableSecurityPolicy.forTable(table).allow("analyst");
    }

    private VirtualContextBuilder context() {
        return VirtualContext.builder()
                .settings(
                        settings ->
                                settings.memory(512L << 20, 1L << 20)
                                        .threads(1)
                                        .spillDirectory(folder))
                .defaultAccess(DefaultAccess.ALLOW)
                .table("secrets", rows)
                .table("notes", rows)
                .table("one", Schema.of(Column.of("x", DataType.BIGINT)), new Object[] {1L});
    }

    /** How many of the files that the query has on disk hold a value; it has some. */
    private long readable(VirtualContext context, String sql) throws IOException {
        assumeTrue(Files.isDirectory(OPEN_FILES), "a system that shows files without a name");
        long found = 0;
        long files = 0;
        try (QueryResult result = context.as(ANA).query(sql)) {
            assertThat(result.nextBatch()).isNotNull();
            try (Stream<Path> open = Files.list(OPEN_FILES)) {
                for (Path one : open.toList()) {
                    if (isOurs(one)) {
                        files++;
                        found += holdsCanary(one) ? 1 : 0;
                    }
                }
            }
        }
        assertThat(files).as("files of the query").isPositive();
        try (Stream<Path> left = Files.walk(folder)) {
            assertThat(left.filter(EncryptedSpillTest::isOfRows)).as("what is left").isEmpty();
        }
        try (Stream<Path> open = Files.list(OPEN_FILES)) {
            assertThat(open.filter(this::isOurs)).as("what is still open").isEmpty();
        }
        return found;
    }

    private boolean isOurs(Path open) {
        try {
            Path file = Files.readSymbolicLink(open);
            return file.startsWith(folder) && isOfRows(file);
        } catch (IOException e) {
            return false; // closed meanwhile
        }
    }

    /** Such as "/tmp/…/1.rows", and " (deleted)" behind it. */
    private static boolean isOfRows(Path file) {
        return file.toString().contains(".rows");
    }

    private static boolean holdsCanary(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(CANARY);
    }

    @Test
    void withoutAPolicyRowsAreOnDiskAsTheyAre() throws IOException {
        try (VirtualContext context = context().build()) {
            assertThat(readable(context, "SELECT * FROM secrets ORDER BY id")).isPositive();
        }
    }

    @Test
    void rowsOfATableThatRequiresItAreEncipheredOnDisk() throws IOException {
        try (VirtualContext context =
                context().policy(policy("secrets").requireEncryption().build()).build()) {
            for (String sql :
                    List.of(
                            "SELECT * FROM secrets ORDER BY id",
                            "SELECT note, count(*) FROM secrets GROUP BY note",
                            "SELECT a.id, b.note FROM notes a JOIN secrets b ON a.note = b.note",
                            "WITH w AS (SELECT id, note FROM secrets) SELECT * FROM w ORDER BY note",
                            "SELECT id, note FROM notes WHERE EXISTS (SELECT 1 FROM secrets s WHERE s.note = notes.note) ORDER BY note")) {
                assertThat(readable(context, sql)).as(sql).isZero();
            }
        }
    }

    @Test
    void aQueryThatDoesNotReadTheTableIsAsFastAsEver() throws IOException {
        try (VirtualContext context =
                context().policy(policy("secrets").requireEncryption().build()).build()) {
            assertThat(readable(context, "SELECT * FROM notes ORDER BY id")).isPositive();
        }
    }

    @Test
    void aTableThatIsReadThroughAViewIsEncipheredToo() throws IOException {
        try (VirtualContext context =
                context()
                        .policy(policy("secrets").requireEncryption().build())
                        .view("v", "SELECT id, note FROM secrets")
                        .build()) {
            assertThat(readable(context, "SELECT * FROM v ORDER BY id")).isZero();
        }
    }

    @Test
    void aTableThatOnlyThePolicyOfAnotherReadsIsEncipheredToo() throws IOException {
        try (VirtualContext context =
                context()
                        .policy(policy("secrets").requireEncryption().build())
                        .policy(
                                policy("notes")
                                        .restrict("note IN (SELECT note FROM secrets)")
                                        .build())
                        .build()) {
            assertThat(readable(context, "SELECT * FROM notes ORDER BY id")).isZero();
        }
    }

    @Test
    void aPolicyThatComesLaterCountsForTheNextRun() throws IOException {
        try (VirtualContext context = context().build()) {
            String sql = "SELECT * FROM secrets ORDER BY id";
            assertThat(readable(context, sql)).isPositive();
            context.protect(policy("secrets").requireEncryption().build());
            assertThat(readable(context, sql)).isZero();
        }
    }

    @Test
    void theSettingEnciphersEverything() throws IOException {
        try (VirtualContext context =
                context()
                        .settings(settings -> settings.spill(settings.spill().encrypted(true)))
                        .build()) {
            assertThat(readable(context, "SELECT * FROM notes ORDER BY id")).isZero();
        }
    }
}
