package io.tauro.connector.files;

import io.tauro.spi.Connector;
import io.tauro.table.TableSource;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;

/** Tests that write text to files of one format and read them. */
abstract class TextFileTest {

    @TempDir Path folder;

    private final String format;

    TextFileTest(String format) {
        this.format = format;
    }

    final TableSource.Files file(String text) throws IOException {
        return file("t." + format, text.getBytes(StandardCharsets.UTF_8));
    }

    final TableSource.Files file(String name, byte[] bytes) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
        return TableSource.files(name, format);
    }

    final List<List<@Nullable Object>> rows(TableSource source) {
        return TableRows.of(folder, source);
    }

    final Schema schema(TableSource source) {
        try (Connector connector = TableRows.connect(folder)) {
            return connector.table(source).schema();
        }
    }

    /** Columns by names and types, where a type may be text. */
    static Schema columns(Object... namesAndTypes) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < namesAndTypes.length; i += 2) {
            Object type = namesAndTypes[i + 1];
            columns.add(
                    Column.of(
                            (String) namesAndTypes[i],
                            type instanceof DataType known
                                    ? known
                                    : DataType.parse((String) type)));
        }
        return new Schema(columns);
    }
}
