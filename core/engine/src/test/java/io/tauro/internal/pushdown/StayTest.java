package io.tauro.internal.pushdown;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.spi.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class StayTest {

    /** The list of the page is the list of the code, in its order. */
    @Test
    void eachReasonStandsInThePageAboutPushdown() throws IOException {
        String page = Files.readString(Path.of("../../docs/pushdown.md"));
        String section =
                page.substring(
                        page.indexOf("## Reasons of the engine"),
                        page.indexOf("## Reasons of databases"));
        List<String> rows = section.lines().filter(line -> line.startsWith("| ")).skip(2).toList();
        assertThat(rows)
                .containsExactlyElementsOf(
                        Arrays.stream(Stay.values()).map(stay -> row(stay.reason())).toList());
    }

    private static String row(Reason reason) {
        String change = reason.change().isEmpty() ? "–" : reason.change();
        return "| " + reason.why().replace("{}", "…") + " | " + change + " |";
    }
}
