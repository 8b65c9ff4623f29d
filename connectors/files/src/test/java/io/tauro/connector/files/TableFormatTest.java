package io.tauro.connector.files;

import static io.tauro.connector.files.FileErrorsAssert.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.error.ErrorCode;
import io.tauro.spi.Connector;
import io.tauro.spi.Option;
import io.tauro.spi.SourceTable;
import io.tauro.table.TableSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableFormatTest {

    @TempDir Path folder;

    @Test
    void aFormatOfTablesIsFoundOnTheClassPathAndGetsStoreAndPath() throws IOException {
        Files.createDirectory(folder.resolve("t"));
        Files.writeString(folder.resolve("t/a"), "12345");
        Files.writeString(folder.resolve("t/b"), "1");

        assertThat(TableRows.of(folder, TableSource.files("t", "sizes")))
                .containsExactly(List.of(5L), List.of(1L));
    }

    @Test
    void itsOptionsAreThoseOfTheConnection() {
        assertThat(new LocalFilesFactory().tableOptions("sizes"))
                .extracting(Option::name)
                .containsExactly("unit");
    }

    @Test
    void itIsToldWhenTheConnectionIsClosed() {
        Connector connector = TableRows.connect(folder);
        SourceTable table = connector.table(TableSource.files("t", "sizes"));
        connector.close();

        assertFails(ErrorCode.CONTEXT_CLOSED, () -> TableRows.of(table), "closed");
    }

    @Test
    void oneThatIsMissingIsRefusedWithTheNameOfItsArtifact() {
        try (Connector connector = TableRows.connect(folder)) {
            assertFails(
                    ErrorCode.UNKNOWN_CONNECTOR,
                    () -> connector.table(TableSource.delta("t")),
                    "'delta'",
                    "Add the dependency io.tauro:tauro-connector-delta.");
        }
    }

    @Test
    void anUnknownOneIsRefusedWithThoseThatThereAre() {
        try (Connector connector = TableRows.connect(folder)) {
            assertFails(
                    ErrorCode.INVALID_OPTION,
                    () -> connector.table(TableSource.files("t", "size")),
                    "Did you mean 'sizes'?",
                    "csv, json, parquet, sizes");
        }
    }
}
