package io.tauro.connector.files;

import io.tauro.connector.testkit.Fixture;
import io.tauro.spi.ConnectionConfig;
import io.tauro.spi.ConnectorFactory;
import io.tauro.table.TableSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A folder for the tables of a contract. */
abstract class FolderFixture implements Fixture {

    final Path folder;

    FolderFixture() {
        try {
            folder = Files.createTempDirectory("tauro-files");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    abstract String format();

    @Override
    public ConnectorFactory factory() {
        return new LocalFilesFactory();
    }

    @Override
    public ConnectionConfig config() {
        return ConnectionConfig.of("disk", Map.of("path", folder.toString()));
    }

    @Override
    public Optional<TableSource> missingTable() {
        return Optional.of(TableSource.files("missing", format()));
    }

    /** A slash separates folders, and no file system tells {@code .} apart. */
    @Override
    public boolean holdsTableName(String name) {
        return !name.contains("/");
    }

    /** An empty folder for a table. */
    final Path emptied(String name) {
        Path table = folder.resolve(name);
        deleteAll(table);
        try {
            return Files.createDirectories(table);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void deleteAll(Path path) {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> found = Files.walk(path)) {
            List<Path> deepestFirst = found.sorted(Comparator.reverseOrder()).toList();
            for (Path one : deepestFirst) {
                Files.delete(one);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        deleteAll(folder);
    }
}
