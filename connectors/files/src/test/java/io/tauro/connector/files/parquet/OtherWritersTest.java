package io.tauro.connector.files.parquet;

import static io.tauro.connector.files.FileErrorsAssert.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.connector.files.TableRows;
import io.tauro.connector.files.parquet.HandFile.Levels;
import io.tauro.connector.files.parquet.HandFile.Page;
import io.tauro.error.ErrorCode;
import io.tauro.table.TableSource;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.parquet.format.ColumnCryptoMetaData;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.EncryptionWithFooterKey;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Type;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What some writers got wrong once, and their files are there. */
class OtherWritersTest {

    @TempDir Path folder;

    private void write(long rows, List<Page> pages, Consumer<FileMetaData> change) {
        SchemaElement root = new SchemaElement("rows");
        root.setNum_children(1);
        SchemaElement column = new SchemaElement("c");
        column.setType(Type.INT32);
        column.setRepetition_type(FieldRepetitionType.REQUIRED);
        HandFile.write(
                folder.resolve("t.parquet"),
                new ArrayList<>(List.of(root, column)),
                0,
                0,
                Levels.RUNS,
                rows,
                pages,
                change);
    }

    private static Page page(int... values) {
        return new Page(new int[values.length], new int[0], values);
    }

    private static ColumnMetaData column(FileMetaData metadata) {
        return metadata.getRow_groups().get(0).getColumns().get(0).getMeta_data();
    }

    private List<List<@Nullable Object>> read() {
        return TableRows.of(folder, TableSource.parquet("t.parquet"));
    }

    @Test
    void whereTheHeaderOfADictionaryWasNotCountedTheColumnIsLongerThanItSays() {
        for (String writer :
                List.of(
                        "parquet-mr",
                        "parquet-mr version 1.2.8 (build 1)",
                        "parquet-mr version 0.9")) {
            write(
                    3,
                    List.of(page(1, 2, 3)),
                    metadata -> {
                        metadata.setCreated_by(writer);
                        ColumnMetaData column = column(metadata);
                        column.setTotal_compressed_size(column.getTotal_compressed_size() - 14);
                    });
            assertThat(read()).containsExactly(List.of(1), List.of(2), List.of(3));
        }
        for (String writer :
                List.of("parquet-mr version 1.2.9", "parquet-mr version 1.12.0", "x")) {
            write(
                    3,
                    List.of(page(1, 2, 3)),
                    metadata -> {
                        metadata.setCreated_by(writer);
                        ColumnMetaData column = column(metadata);
                        column.setTotal_compressed_size(column.getTotal_compressed_size() - 14);
                    });
            assertFails(ErrorCode.FILE_CORRUPT, this::read, "'c'", "a page");
        }
    }

    @Test
    void theRowsOfAFileAreThoseOfItsRowGroups() {
        write(2, List.of(page(1, 2)), metadata -> metadata.setNum_rows(0));
        assertThat(read()).containsExactly(List.of(1), List.of(2));
    }

    @Test
    void whereThereAreNoRowsNobodyAsksWhereTheyAre() {
        write(0, List.of(), metadata -> column(metadata).setData_page_offset(0));
        assertThat(read()).isEmpty();
    }

    @Test
    void anEncryptedColumnIsRefusedByName() {
        write(
                1,
                List.of(page(1)),
                metadata ->
                        metadata.getRow_groups()
                                .get(0)
                                .getColumns()
                                .get(0)
                                .setCrypto_metadata(
                                        ColumnCryptoMetaData.ENCRYPTION_WITH_FOOTER_KEY(
                                                new EncryptionWithFooterKey())));
        assertFails(ErrorCode.NOT_SUPPORTED, this::read, "'c'", "it is encrypted");
        Schema schema = Schema.of(Column.of("c", DataType.INTEGER));
        assertFails(
                ErrorCode.NOT_SUPPORTED,
                () -> TableRows.of(folder, TableSource.parquet("t.parquet").schema(schema)),
                "'c'",
                "it is encrypted");
    }

    @Test
    void columnsOfOneNameAreLeftOutAndTheOthersRead() {
        org.apache.parquet.schema.MessageType schema =
                org.apache.parquet.schema.MessageTypeParser.parseMessageType(
                        "message rows { required int32 a; required int32 b; required int32 x; }");
        io.tauro.connector.files.ParquetFile.write(
                folder.resolve("t.parquet"), schema, List.of(List.of(1, 2, 3)));
        rename("x", "a");
        assertThat(read()).containsExactly(List.of(2));
        Schema declared = Schema.of(Column.of("a", DataType.INTEGER));
        assertFails(
                ErrorCode.NOT_SUPPORTED,
                () -> TableRows.of(folder, TableSource.parquet("t.parquet").schema(declared)),
                "'a'",
                "two of this name");
    }

    /** Changes a name of one letter wherever the footer has it. */
    private void rename(String from, String to) {
        try {
            Path file = folder.resolve("t.parquet");
            byte[] bytes = java.nio.file.Files.readAllBytes(file);
            int footer = bytes.length - 8 - Bits.intAt(bytes, bytes.length - 8);
            for (int i = footer; i < bytes.length - 9; i++) {
                if (bytes[i] == 1 && bytes[i + 1] == from.charAt(0)) {
                    bytes[i + 1] = (byte) to.charAt(0);
                }
            }
            java.nio.file.Files.write(file, bytes);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
