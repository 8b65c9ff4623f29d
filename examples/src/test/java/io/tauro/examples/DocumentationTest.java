package io.tauro.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The documentation shows code that the build compiles: each snippet of Java is, but for white
 * space, part of a source file, and each link leads somewhere.
 */
class DocumentationTest {

    private static final Path PROJECT =
            Path.of(System.getProperty("basedir", "")).toAbsolutePath().resolve("..").normalize();

    private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern DOCUMENTED = Pattern.compile("/\\*\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:|#)([^)#\\s]+)");
    private static final Pattern ARTIFACT = Pattern.compile("<artifactId>(tauro-[^<]+)<");

    @TestFactory
    Stream<DynamicTest> eachSnippetIsPartOfTheSources() throws IOException {
        String sources =
                files("java").stream()
                        .map(DocumentationTest::read)
                        .map(text -> DOCUMENTED.matcher(text).replaceAll(""))
                        .map(DocumentationTest::dense)
                        .collect(Collectors.joining("\n"));
        return pages().map(
                        page ->
                                DynamicTest.dynamicTest(
                                        PROJECT.relativize(page).toString(),
                                        () ->
                                                assertThat(all(JAVA, page))
                                                        .allSatisfy(
                                                                snippet ->
                                                                        assertThat(
                                                                                        isIn(
                                                                                                sources,
                                                                                                snippet))
                                                                                .as(snippet)
                                                                                .isTrue())));
    }

    private static boolean isIn(String sources, String snippet) {
        return sources.contains(dense(DOCUMENTED.matcher(snippet).replaceAll("")));
    }

    private static String dense(String code) {
        return code.replaceAll("\\s+", "");
    }

    @TestFactory
    Stream<DynamicTest> eachLinkLeadsToAFile() throws IOException {
        return pages().map(
                        page ->
                                DynamicTest.dynamicTest(
                                        PROJECT.relativize(page).toString(),
                                        () ->
                                                assertThat(all(LINK, page))
                                                        .allSatisfy(
                                                                link ->
                                                                        assertThat(
                                                                                        page
                                                                                                .resolveSibling(
                                                                                                        link))
                                                                                .exists())));
    }

    @Test
    void theDependenciesOfTheReadmeAreModulesOfThisProject() throws IOException {
        String modules =
                files("xml").stream()
                        .filter(file -> file.endsWith("pom.xml"))
                        .map(DocumentationTest::read)
                        .map(pom -> pom.replaceFirst("(?s)<parent>.*?</parent>", ""))
                        .collect(Collectors.joining());
        assertThat(all(ARTIFACT, PROJECT.resolve("README.md")))
                .isNotEmpty()
                .allSatisfy(
                        artifact ->
                                assertThat(modules)
                                        .contains(
                                                "<artifactId>"
                                                        + artifact
                                                        + "</artifactId>\n  <name>"));
    }

    private static Stream<Path> pages() throws IOException {
        return Stream.concat(
                Stream.of(PROJECT.resolve("README.md"), PROJECT.resolve("CONTRIBUTING.md")),
                files("md").stream().filter(file -> file.startsWith(PROJECT.resolve("docs"))));
    }

    private static List<Path> files(String extension) throws IOException {
        try (Stream<Path> files = Files.walk(PROJECT)) {
            return files.filter(file -> file.toString().endsWith("." + extension))
                    .filter(file -> !PROJECT.relativize(file).toString().contains("target"))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> all(Pattern pattern, Path page) {
        return pattern.matcher(read(page)).results().map(match -> group(match)).toList();
    }

    private static String group(MatchResult match) {
        return match.group(1);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
