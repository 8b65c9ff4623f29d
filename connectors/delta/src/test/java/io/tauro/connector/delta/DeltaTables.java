package io.tauro.connector.delta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tauro.connector.files.LocalFiles;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.predicate.Predicate;
import io.tauro.spi.Connector;
import io.tauro.spi.Scan;
import io.tauro.spi.ScanRequest;
import io.tauro.spi.SourceTable;
import io.tauro.table.TableSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Tables of the tests, as they are or copied to be changed. */
final class DeltaTables {

    private DeltaTables() {}

    /** A connection to the tables that Spark has written. */
    static Connector connect() {
        return connect(Expected.TABLES);
    }

    static Connector connect(Path folder) {
        LocalFiles files = LocalFiles.at(folder);
        return files.factory().connect(files.config("disk"));
    }

    /** All rows of a table, sorted. */
    static List<String> rows(Connector connector, TableSource source) {
        SourceTable table = connector.table(source);
        return Expected.rows(table.plan(ScanRequest.of(table.schema().names())));
    }

    static List<String> rows(Path folder, TableSource source) {
        try (Connector connector = connect(folder)) {
            return rows(connector, source);
        }
    }

    /** A scan of some columns. */
    static Scan scan(SourceTable table, List<String> columns, Predicate... filters) {
        return table.plan(ScanRequest.of(columns).withFilters(List.of(filters)));
    }

    /** A copy of a table below a folder. */
    static Path copy(String name, Path folder) {
        Path from = Expected.TABLES.resolve(name);
        Path to = folder.resolve(name);
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target);
                }
            }
            return to;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path commit(Path table, long version) {
        return table.resolve(String.format("_delta_log/%020d.json", version));
    }

    /** Removes a commit. */
    static void remove(Path table, long version) {
        try {
            Files.delete(commit(table, version));
            removeChecksums(table);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** They say what a version has, and are believed. */
    private static void removeChecksums(Path table) throws IOException {
        try (Stream<Path> files = Files.list(table.resolve("_delta_log"))) {
            for (Path file : files.toList()) {
                if (file.toString().endsWith(".crc")) {
                    Files.delete(file);
                }
            }
        }
    }

    /** Changes the text of a commit, and drops checksums, which would tell. */
    static void edit(Path table, long version, UnaryOperator<String> change) {
        try {
            Path file = commit(table, version);
            String before = Files.readString(file);
            String after = change.apply(before);
            assertThat(after).as("the change").isNotEqualTo(before);
            Files.writeString(file, after);
            removeChecksums(table);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** That an action fails with a code, and with a message that has these parts. */
    static void assertFails(ErrorCode code, ThrowingCallable action, String... parts) {
        TauroException error = catchThrowableOfType(TauroException.class, action);
        assertThat(error).isNotNull();
        assertThat(error.code()).as("%s", error).isEqualTo(code);
        assertThat(error.getMessage()).contains(parts);
    }
}
