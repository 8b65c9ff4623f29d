package io.tauro.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ObstacleTest {

    /** The list of the page is the list of the code, in its order. */
    @Test
    void eachReasonStandsInThePageAboutPushdown() throws IOException {
        String page = Files.readString(Path.of("../../docs/pushdown.md"));
        String section = page.substring(page.indexOf("## Reasons of databases"));
        List<String> rows = section.lines().filter(line -> line.startsWith("| ")).skip(2).toList();
        assertThat(rows)
                .containsExactlyElementsOf(
                        Arrays.stream(Obstacle.values()).map(ObstacleTest::row).toList());
    }

    private static String row(Obstacle obstacle) {
        String change = obstacle.reason().change();
        return "| "
                + obstacle.reason().why().replace("{}", "…")
                + " | "
                + (change.endsWith(",") ? change.substring(0, change.length() - 1) : change)
                + " |";
    }

    @ParameterizedTest
    @EnumSource
    void eachReasonNamesTheChangeThatWouldLetThePieceGo(Obstacle obstacle) {
        assertThat(obstacle.reason().change()).isNotBlank();
        assertThat(obstacle.reason("x").of("name").toString())
                .startsWith("name: ")
                .endsWith(" would let it go")
                .doesNotContain("{}");
    }
}
