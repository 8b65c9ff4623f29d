package io.tauro;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Connectors and security are built on the API alone: their poms name nothing else of ours. */
class ModuleDependenciesTest {

    private static final Path ROOT = Path.of("../..");

    @TestFactory
    List<DynamicTest> aConnectorKnowsTheApiOnly() throws Exception {
        try (Stream<Path> folders = Files.list(ROOT.resolve("connectors"))) {
            List<Path> poms =
                    folders.map(folder -> folder.resolve("pom.xml")).filter(Files::exists).toList();
            assertThat(poms).isNotEmpty();
            return poms.stream()
                    .map(
                            pom ->
                                    DynamicTest.dynamicTest(
                                            pom.getParent().getFileName().toString(),
                                            () ->
                                                    assertThat(ours(pom))
                                                            .contains("tauro-api")
                                                            .allMatch(
                                                                    name ->
                                                                            name.equals("tauro-api")
                                                                                    || name
                                                                                            .startsWith(
                                                                                                    "tauro-connector-"))))
                    .toList();
        }
    }

    @Test
    void securityKnowsTheApiOnly() throws Exception {
        assertThat(ours(ROOT.resolve("security/pom.xml"))).containsExactly("tauro-api");
    }

    @Test
    void theApiKnowsNothingOfOurs() throws Exception {
        assertThat(ours(ROOT.resolve("core/api/pom.xml"))).isEmpty();
    }

    /** The artifacts of this project that a module needs at run time. */
    private static Set<String> ours(Path pom) throws Exception {
        NodeList dependencies =
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(pom.toFile())
                        .getElementsByTagName("dependency");
        Set<String> names = new TreeSet<>();
        for (int i = 0; i < dependencies.getLength(); i++) {
            Element dependency = (Element) dependencies.item(i);
            if (text(dependency, "groupId").equals("io.tauro")
                    && !text(dependency, "scope").equals("test")) {
                names.add(text(dependency, "artifactId"));
            }
        }
        return names;
    }

    private static String text(Element element, String name) {
        NodeList found = element.getElementsByTagName(name);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent().strip();
    }
}
