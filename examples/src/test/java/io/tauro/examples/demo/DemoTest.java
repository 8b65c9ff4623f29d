package io.tauro.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./demo} does, a tenth as large. */
class DemoTest {

    private static final String SCALE = "0.01";

    @TempDir Path temporary;

    @Test
    void theAnswersAreThoseOfTheGeneratorAndNothingIsLeftBehind() throws Exception {
        ExpectedAnswers expected = new ExpectedAnswers(Double.parseDouble(SCALE));
        try (DemoRun demo = DemoRun.start(temporary, List.of(), SCALE)) {
            assertThat(demo.end()).as(() -> String.join("\n", demo.lines())).isZero();
            assertThat(demo.lines())
                    .containsSubsequence(expected.join())
                    .contains(expected.lookUp())
                    .containsSequence(expected.top())
                    .containsSequence(expected.view())
                    .contains(
                            "TAURO-3001 Principal 'ivo' may not read table 'customers': there is no such table, or"
                                    + " none of the roles [intern] may read it. Check its name, or ask for a role that may.")
                    .contains("Equal rows.")
                    .anyMatch(line -> line.startsWith("left|(name = ?) (CSV files"))
                    .anyMatch(line -> line.matches("auto\\|5\\|[0-9,]+\\|[0-9,]+\\|[0-9,]+ ms"))
                    .anyMatch(
                            line ->
                                    line.startsWith(
                                            "off|5|"
                                                    + Report.count(expected.allRowsOfTheJoin())
                                                    + "|"))
                    .anyMatch(line -> line.contains("|ivo|SELECT|customers|DENIED|"));
            assertThat(demo.lines().stream().filter(line -> line.contains("|SUCCESS|"))).hasSize(4);
            assertThat(demo.leftBehind()).isEmpty();
        }
    }

    @Test
    void nothingIsLeftBehindByAnInterruptionWhileItLoads() throws Exception {
        for (String moment : List.of("Five sources", "nations", "PostgreSQL")) {
            try (DemoRun demo = DemoRun.start(temporary, List.of(), "0.1")) {
                assertThat(demo.until(moment).interrupt().end()).isNotZero();
                assertThat(demo.leftBehind()).as(moment).isEmpty();
            }
        }
    }

    @Test
    void aServerThatCannotStartIsToldAndNothingIsLeftBehind() throws Exception {
        try (DemoRun demo = DemoRun.start(temporary, List.of("-Dos.arch=abacus"), SCALE)) {
            assertThat(demo.end()).isEqualTo(1);
            assertThat(demo.lines())
                    .anyMatch(line -> line.startsWith("PostgreSQL did not start: "))
                    .noneMatch(line -> line.startsWith("at "));
            assertThat(demo.leftBehind()).isEmpty();
        }
    }
}
