package io.tauro.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/attacks.md} lists each kind of attack, and names only tests that there are. */
class AttackIndexTest {

    private static final Path ROOT = root();
    private static final Pattern FILE = Pattern.compile("`([a-z-]+)\\.sql`: ([^|]+)");
    private static final Pattern TEST = Pattern.compile("`(\\w+Test)`");

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
        }
        return folder;
    }

    private static String page() throws IOException {
        return Files.readString(ROOT.resolve("docs/attacks.md"));
    }

    @Test
    void eachKindIsListed() throws IOException {
        Set<String> listed = new TreeSet<>();
        Matcher files = FILE.matcher(page());
        while (files.find()) {
            for (String kind : files.group(2).split(",")) {
                listed.add(files.group(1) + " " + kind.strip());
            }
        }
        assertThat(listed)
                .isEqualTo(
                        Attack.all().stream()
                                .map(attack -> attack.topic() + " " + attack.kind())
                                .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void eachTestIsThere() throws IOException {
        Set<String> named = new TreeSet<>();
        Matcher tests = TEST.matcher(page());
        while (tests.find()) {
            named.add(tests.group(1) + ".java");
        }
        assertThat(named).hasSizeGreaterThan(30);
        try (Stream<Path> files = Files.walk(ROOT)) {
            Set<String> there =
                    files.filter(file -> file.toString().contains("src/test/java"))
                            .map(file -> file.getFileName().toString())
                            .collect(Collectors.toSet());
            assertThat(there).containsAll(named);
        }
    }

    @Test
    void eachClassHasARow() throws IOException {
        String page = page().toLowerCase(Locale.ROOT);
        assertThat(
                        List.of(
                                "evaluation order",
                                "masked columns",
                                "plan shape",
                                "names",
                                "metadata",
                                "caches",
                                "policy and identity",
                                "connectors",
                                "crypto",
                                "audit and lineage",
                                "denial of service"))
                .allMatch(name -> page.contains("\n| " + name + " |"));
    }
}
