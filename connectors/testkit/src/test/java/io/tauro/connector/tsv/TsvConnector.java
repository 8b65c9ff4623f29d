package io.tauro.connector.tsv;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.spi.Connector;
import io.tauro.spi.SourceTable;
import io.tauro.table.TableSource;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** A folder of files. Thread-safe. */
final class TsvConnector implements Connector {

    private final Path folder;
    private volatile boolean closed;

    TsvConnector(Path folder) {
        this.folder = folder;
    }

    @Override
    public SourceTable table(TableSource source) {
        requireOpen();
        if (!(source instanceof TableSource.Table table)) {
            throw new TauroException(
                    ErrorCode.NOT_SUPPORTED,
                    "A connection of type 'tsv' has tables only. Name a file without '.tsv'.");
        }
        Path file = folder.resolve(table.name() + ".tsv");
        return new TsvTable(this, file, schema(file));
    }

    /** The first line names the columns; every value is text. */
    private static Schema schema(Path file) {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            String header = lines.readLine();
            List<String> names = header == null ? List.of() : TsvLine.split(header);
            return new Schema(
                    names.stream().map(name -> Column.of(name, DataType.VARCHAR)).toList());
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    void requireOpen() {
        if (closed) {
            throw new TauroException(
                    ErrorCode.SOURCE_ERROR,
                    "The connection is closed. Use it before its context is closed.");
        }
    }

    /**
     * Errors are ours: a stable code, the name, and what to do; the cause is kept, its text is not
     * repeated.
     */
    static TauroException failure(Path file, IOException cause) {
        String name = String.valueOf(file.getFileName());
        if (cause instanceof NoSuchFileException) {
            return new TauroException(
                    ErrorCode.FILE_NOT_FOUND,
                    "There is no file '" + name + "'. Check the table's name.",
                    cause);
        }
        return new TauroException(
                ErrorCode.SOURCE_ERROR,
                "The file '" + name + "' cannot be read. Check it and try again.",
                cause);
    }

    @Override
    public void close() {
        closed = true;
    }
}
