package io.tauro.connector.tsv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The guide shows the classes of this package as they are. */
class WritingAConnectorTest {

    private static final Path MODULE = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
    private static final Path GUIDE =
            MODULE.resolve("../../docs/connectors/writing-a-connector.md");
    private static final Path SOURCES = MODULE.resolve("src/test/java/io/tauro/connector/tsv");
    private static final Pattern SNIPPET =
            Pattern.compile("<!-- source: (\\S+) -->\n```java\n(.*?)\n```\n", Pattern.DOTALL);
    private static final Pattern HEAD = Pattern.compile("\\A(?:(?:package|import) [^\n]*\n|\n)*");

    @Test
    void eachSnippetIsTheTextOfItsClass() throws IOException {
        Map<String, String> snippets = snippets();
        assertThat(snippets).hasSize(8);
        for (Map.Entry<String, String> snippet : snippets.entrySet()) {
            String source = Files.readString(SOURCES.resolve(snippet.getKey()));
            assertThat(snippet.getValue())
                    .as("%s in the guide, without its imports", snippet.getKey())
                    .isEqualTo(HEAD.matcher(source).replaceFirst("").strip());
        }
    }

    private static Map<String, String> snippets() throws IOException {
        Map<String, String> snippets = new LinkedHashMap<>();
        Matcher matcher = SNIPPET.matcher(Files.readString(GUIDE));
        while (matcher.find()) {
            snippets.put(matcher.group(1), matcher.group(2));
        }
        return snippets;
    }
}
