package io.tauro.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program works, and all read the same; its times are nobody's business here. */
class FilesBenchmarkTest {

    @Test
    void allReadTheSameOfEachFile(@TempDir Path folder) throws Exception {
        FilesBenchmark.run(
                new Options(
                        List.of(
                                "--scale", "0.002",
                                "--warmup", "1",
                                "--rounds", "0",
                                "--data", folder.toString(),
                                "--output", folder.toString())));
        List<String> report = Files.readAllLines(folder.resolve("files.json"));
        // Twelve scans by four engines, of which one reads nothing but columns of Parquet files.
        assertThat(report).filteredOn(line -> line.contains("\"query\"")).hasSize(48);
        assertThat(report)
                .filteredOn(line -> line.contains("\"failure\""))
                .hasSize(6)
                .allMatch(line -> line.contains("reads columns of Parquet files"));
    }
}
