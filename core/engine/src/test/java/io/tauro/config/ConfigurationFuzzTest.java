package io.tauro.config;

import io.tauro.error.TauroException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.junit.platform.commons.util.StringUtils;

/** Whatever a file holds, it is a configuration or an error of ours. */
class ConfigurationFuzzTest {

    private static Path folder;

    @BeforeContainer
    static void makeFolder() throws IOException {
        folder = Files.createTempDirectory("tauro-config");
    }

    @AfterContainer
    static void removeFolder() throws IOException {
        Files.deleteIfExists(folder.resolve("tauro.yaml"));
        Files.delete(folder);
    }

    private static void read(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("tauro.yaml"), bytes);
        try {
            YamlConfiguration.read(file);
        } catch (TauroException e) {
            if (StringUtils.isBlank(e.text())) {
                throw new AssertionError("An error without a text", e);
            }
        }
    }

    @Property(tries = 500)
    void anyBytes(@ForAll byte[] bytes) throws IOException {
        read(bytes);
    }

    @Property(tries = 1000)
    void anyMarks(@ForAll("marks") String text) throws IOException {
        read(text.getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 1000)
    void anyKeysWithAnyValues(@ForAll("documents") String text) throws IOException {
        read(text.getBytes(StandardCharsets.UTF_8));
    }

    @Provide
    Arbitrary<String> marks() {
        Arbitrary<String> pieces =
                Arbitraries.of(
                        "a",
                        "1",
                        ":",
                        ": ",
                        "- ",
                        "\n",
                        "\n  ",
                        "{",
                        "}",
                        "[",
                        "]",
                        ",",
                        "&a ",
                        "*a",
                        "'",
                        "\"",
                        "|\n",
                        ">-\n",
                        "#",
                        "!",
                        "!!str ",
                        "<<: ",
                        "? ",
                        "%YAML 1.2\n",
                        "%YAML 99999999999.1\n",
                        "---\n",
                        "...\n",
                        "\t",
                        "\\",
                        "${",
                        "$${",
                        "}",
                        "~",
                        "\u0000",
                        "\uFEFF",
                        "\u2028",
                        "@",
                        "`");
        return pieces.list().ofMaxSize(30).map(list -> String.join("", list));
    }

    @Provide
    Arbitrary<String> documents() {
        Arbitrary<String> sections = Arbitraries.of(Keys.ROOT);
        Arbitrary<String> keys =
                Arbitraries.of(Keys.bySection().values().stream().flatMap(List::stream).toList());
        Arbitrary<String> entry =
                Combinators.combine(keys, values(2)).as((key, value) -> key + ": " + value);
        Arbitrary<String> body =
                entry.list().ofMaxSize(4).map(list -> "{" + String.join(", ", list) + "}");
        Arbitrary<String> section =
                Arbitraries.oneOf(
                        body,
                        body.map(inner -> "{x: " + inner + "}"),
                        body.map(inner -> "[" + inner + "]"),
                        values(3));
        return Combinators.combine(sections, section)
                .as((name, value) -> name + ": " + value)
                .list()
                .ofMaxSize(4)
                .map(list -> String.join("\n", list) + "\n");
    }

    private static Arbitrary<String> values(int depth) {
        Arbitrary<String> scalars =
                Arbitraries.of(
                        "x",
                        "1",
                        "-1",
                        "1.5",
                        "true",
                        "''",
                        "~",
                        "30s",
                        "256MB",
                        "'${PATH}'",
                        "'${unset}'",
                        "memory",
                        "test_files",
                        "x.csv",
                        "csv",
                        "'*'",
                        ".nan",
                        "9e999",
                        "1e9999",
                        "VARCHAR",
                        "'DECIMAL(99)'",
                        "ROW(a",
                        "deny",
                        "smart",
                        "99999999999999999999",
                        "'\\0'",
                        "!x y");
        if (depth == 0) {
            return scalars;
        }
        Arbitrary<String> inner = values(depth - 1);
        return Arbitraries.oneOf(
                scalars,
                inner.list().ofMaxSize(3).map(list -> "[" + String.join(", ", list) + "]"),
                Combinators.combine(scalars, inner)
                        .as((key, value) -> "{" + key + ": " + value + "}"));
    }
}
