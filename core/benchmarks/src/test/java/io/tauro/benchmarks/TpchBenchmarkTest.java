package io.tauro.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program works; its times are nobody's business here. */
class TpchBenchmarkTest {

    @Test
    void allAgreeInAllQueriesOfASmallScale(@TempDir Path folder) throws Exception {
        TpchBenchmark.run(
                new Options(
                        List.of(
                                "--scale", "0.002",
                                "--warmup", "1",
                                "--rounds", "0",
                                "--peers", "tauro",
                                "--data", folder.toString(),
                                "--output", folder.toString())));
        assertThat(Files.readAllLines(folder.resolve("tpch-parquet.md")))
                .filteredOn(line -> line.startsWith("| Q"))
                .hasSize(44);
        assertThat(folder.resolve("tpch-parquet.json"))
                .content()
                .contains("\"query\" : \"Q22\"")
                .doesNotContain("failure");
    }
}
