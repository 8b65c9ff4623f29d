package io.tauro.connector.delta;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.connector.files.LocalFiles;
import io.tauro.connector.testkit.TestReadContext;
import io.tauro.spi.Connector;
import io.tauro.spi.Scan;
import io.tauro.spi.ScanRequest;
import io.tauro.spi.SourceTable;
import io.tauro.table.TableSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tables that Spark has written are read as Spark has read them. */
class SparkTablesTest {

    /** Answers to queries, and not to {@code SELECT *}; tested elsewhere. */
    private static final Set<String> QUERIES = Set.of("skipping", "variant", "vectors_many");

    static Stream<String> tables() throws IOException {
        try (Stream<Path> files = Files.list(Expected.RESOURCES.resolve("expected"))) {
            return files
                    .map(file -> file.getFileName().toString().replace(".jsonl", ""))
                    .filter(name -> !name.contains("!") && !QUERIES.contains(name))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    static TableSource.Files source(String name) {
        int at = name.indexOf('@');
        return at < 0
                ? TableSource.delta(name)
                : TableSource.delta(name.substring(0, at))
                        .atVersion(Long.parseLong(name.substring(at + 1)));
    }

    private static Connector connect() {
        LocalFiles files = LocalFiles.at(Expected.TABLES);
        return files.factory().connect(files.config("disk"));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void hasTheRowsThatSparkHasRead(String name) {
        try (Connector connector = connect()) {
            SourceTable table = connector.table(source(name));
            Scan scan = table.plan(ScanRequest.of(table.schema().names()));

            assertThat(Expected.rows(scan)).isEqualTo(Expected.rows(name));
            assertThat(Expected.columns(name)).isEqualTo(SparkNames.of(table.schema()));
            assertThat(Expected.rows(scan, scan.splits(1000, 1e9), TestReadContext.create()))
                    .as("row group by row group")
                    .isEqualTo(Expected.rows(name));
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    void hasAsManyRowsWithoutAColumn(String name) {
        try (Connector connector = connect()) {
            SourceTable table = connector.table(source(name));
            List<String> rows = Expected.rows(table.plan(ScanRequest.of(List.of())));

            assertThat(rows).hasSameSizeAs(Expected.rows(name)).allMatch("[]"::equals);
        }
    }
}
