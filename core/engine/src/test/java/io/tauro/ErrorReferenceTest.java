package io.tauro;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/errors.md} has a heading for each code, what it means, an example and what to do. */
class ErrorReferenceTest {

    private static final Pattern SECTION = Pattern.compile("(?m)^## ");

    private static Map<String, String> sections() throws IOException {
        Map<String, String> sections = new TreeMap<>();
        String page = Files.readString(Path.of("../../docs/errors.md"));
        List<String> parts = Arrays.asList(SECTION.split(page));
        for (String part : parts.subList(1, parts.size())) {
            int end = part.indexOf('\n');
            assertThat(sections.put(part.substring(0, end), part.substring(end))).isNull();
        }
        return sections;
    }

    @Test
    void eachCodeIsDocumentedAndEachDocumentedCodeExists() throws IOException {
        assertThat(sections().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(ErrorCode.values())
                                .map(code -> code.id() + " " + code.name())
                                .toList());
    }

    @Test
    void eachHasAnExampleBetweenItsMeaningAndWhatToDo() throws IOException {
        sections()
                .forEach(
                        (heading, text) -> {
                            String id = heading.substring(0, heading.indexOf(' '));
                            assertThat(text)
                                    .as(heading)
                                    .matches(
                                            Pattern.compile(
                                                    "\\s+\\S.*\n\n    " + id + " .*\n\n\\S.*",
                                                    Pattern.DOTALL));
                        });
    }
}
