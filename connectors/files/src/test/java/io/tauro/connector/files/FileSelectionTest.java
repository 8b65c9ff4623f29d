package io.tauro.connector.files;

import static io.tauro.connector.files.FileErrorsAssert.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.tauro.error.ErrorCode;
import io.tauro.spi.ConnectionConfig;
import io.tauro.spi.Health;
import io.tauro.table.TableSource;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSelectionTest {

    @TempDir Path parent;

    private Path folder;

    @BeforeEach
    void makeFiles() throws IOException {
        folder = parent.resolve("data");
        for (String file :
                List.of(
                        "one.csv",
                        "a/two.csv",
                        "a/b/three.csv",
                        "a/b/four.txt",
                        "a/_tmp/five.csv",
                        "a/.six.csv",
                        "_seven.csv")) {
            write(folder.resolve(file), file);
        }
        write(parent.resolve("outside.csv"), "outside");
    }

    private static void write(Path file, String value) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "name\n" + value + "\n");
    }

    private List<Object> names(String path) {
        return TableRows.of(folder, TableSource.csv(path)).stream()
                .<Object>map(row -> row.get(0))
                .toList();
    }

    @Test
    void aPathIsAFileAFolderOrAGlob() {
        assertThat(names("one.csv")).containsExactly("one.csv");
        assertThat(names("./a//two.csv")).containsExactly("a/two.csv");
        assertThat(names("a")).containsExactly("a/b/four.txt", "a/b/three.csv", "a/two.csv");
        assertThat(names("a/")).hasSize(3);
        assertThat(names(""))
                .containsExactly("a/b/four.txt", "a/b/three.csv", "a/two.csv", "one.csv");
        assertThat(names("*.csv")).containsExactly("one.csv");
        assertThat(names("**.csv")).containsExactly("a/b/three.csv", "a/two.csv", "one.csv");
        assertThat(names("**/*.csv")).containsExactly("a/b/three.csv", "a/two.csv", "one.csv");
        assertThat(names("a/*/t*.csv")).containsExactly("a/b/three.csv");
        assertThat(names("a/{two,b/three}.csv")).containsExactly("a/b/three.csv", "a/two.csv");
        assertThat(names("a/?wo.csv")).containsExactly("a/two.csv");
        assertThat(names("a/[s-u]wo.[!t]*")).containsExactly("a/two.csv");
    }

    @Test
    void hiddenNamesAreReadOnlyWhereTheyAreAskedFor() {
        assertThat(names("_*.csv")).containsExactly("_seven.csv");
        assertThat(names("a/_tmp")).containsExactly("a/_tmp/five.csv");
        assertThat(names("a/.six.csv")).containsExactly("a/.six.csv");
    }

    @Test
    void whatIsNotThereIsSaidToBeMissing() {
        assertFails(ErrorCode.FILE_NOT_FOUND, () -> names("missing.csv"), "'missing.csv'");
        assertFails(
                ErrorCode.FILE_NOT_FOUND,
                () -> names("a/*.parquet"),
                "No file matches 'a/*.parquet'");
    }

    @Test
    void aPathThatLeavesTheFolderIsRefused() {
        assertFails(ErrorCode.INVALID_OPTION, () -> names("../outside.csv"), "'..'");
        assertFails(ErrorCode.INVALID_OPTION, () -> names("a/../../outside.csv"));
        assertFails(ErrorCode.INVALID_OPTION, () -> names("*/../../*.csv"));
        assertFails(
                ErrorCode.INVALID_OPTION, () -> names(parent.resolve("outside.csv").toString()));
    }

    @Test
    void linksAreFollowedWithinTheFolderAndRefusedOutOfIt() throws IOException {
        assumeThat(FileSystems.getDefault().supportedFileAttributeViews()).contains("posix");
        Files.createSymbolicLink(folder.resolve("inside.csv"), folder.resolve("a/two.csv"));
        assertThat(names("inside.csv")).containsExactly("a/two.csv");
        assertThat(names("in*.csv")).containsExactly("a/two.csv");
        Files.createSymbolicLink(folder.resolve("out.csv"), parent.resolve("outside.csv"));
        assertFails(ErrorCode.SOURCE_PERMISSION_DENIED, () -> names("out.csv"), "'out.csv'");
        assertFails(ErrorCode.SOURCE_PERMISSION_DENIED, () -> names("o*.csv"));
        Files.createSymbolicLink(folder.resolve("a/up"), parent);
        assertFails(ErrorCode.SOURCE_PERMISSION_DENIED, () -> names("a/up/outside.csv"));
        assertFails(ErrorCode.SOURCE_PERMISSION_DENIED, () -> names("a"));
    }

    @Test
    void linksThatLeadInCirclesEnd() throws IOException {
        assumeThat(FileSystems.getDefault().supportedFileAttributeViews()).contains("posix");
        Files.createSymbolicLink(folder.resolve("a/b/again"), folder.resolve("a"));
        assertThat(names("a/b")).contains("a/b/three.csv");
    }

    @Test
    void theRootMayItselfBeALink() throws IOException {
        assumeThat(FileSystems.getDefault().supportedFileAttributeViews()).contains("posix");
        Path link = Files.createSymbolicLink(parent.resolve("link"), folder);
        assertThat(TableRows.of(link, TableSource.csv("one.csv"))).hasSize(1);
    }

    @Test
    void theConnectorIsFoundByItsType() {
        assertThat(
                        ServiceLoader.load(io.tauro.spi.ConnectorFactory.class).stream()
                                .map(found -> found.get().type()))
                .contains("local");
    }

    @Test
    void aRelativeFolderIsRelativeToTheConfiguration() {
        ConnectionConfig config = new ConnectionConfig("disk", Map.of("path", "data"), parent);
        try (var connector = new LocalFilesFactory().connect(config)) {
            assertThat(connector.health()).isEqualTo(Health.UP);
            assertThat(TableRows.of(connector.table(TableSource.csv("one.csv")))).hasSize(1);
        }
        try (var connector = new LocalFilesFactory().connect(config.with("path", "none"))) {
            assertThat(connector.health()).isEqualTo(Health.DOWN);
            assertFails(
                    ErrorCode.FILE_NOT_FOUND, () -> connector.table(TableSource.csv("one.csv")));
        }
    }

    @Test
    void tablesAndQueriesAreNoFiles() {
        try (var connector = TableRows.connect(folder)) {
            assertFails(
                    ErrorCode.INVALID_CONFIGURATION,
                    () -> connector.table(TableSource.table("one")));
        }
    }
}
