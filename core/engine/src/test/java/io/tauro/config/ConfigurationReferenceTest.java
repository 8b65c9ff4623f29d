package io.tauro.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.VirtualContext;
import io.tauro.security.DefaultAccess;
import io.tauro.security.crypto.Keysets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/configuration.md} says what the code does. */
class ConfigurationReferenceTest {

    private static final Pattern HEADING = Pattern.compile("## `?([a-zA-Z_. ]+)`?");
    private static final Pattern ROW = Pattern.compile("\\| `([a-z_]+)` \\|.*");
    private static final Pattern EXAMPLE = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    @TempDir private Path folder;

    private static String page() throws IOException {
        return Files.readString(Path.of("../../docs/configuration.md"));
    }

    private static Map<String, List<String>> documented() throws IOException {
        Map<String, List<String>> sections = new LinkedHashMap<>();
        String section = "none";
        for (String line : page().lines().toList()) {
            Matcher heading = HEADING.matcher(line);
            if (heading.matches()) {
                section = heading.group(1).equals("Sections") ? "" : heading.group(1);
            }
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                sections.computeIfAbsent(section, name -> new ArrayList<>()).add(row.group(1));
            }
        }
        return sections;
    }

    /** The example, with the connectors of other modules replaced by those of this one's tests. */
    private static String example() throws IOException {
        Matcher matcher = EXAMPLE.matcher(page());
        assertThat(matcher.find()).isTrue();
        return matcher.group(1)
                .replace("connector_type: postgresql", "connector_type: test_database")
                .replace("connector_type: local", "connector_type: test_files");
    }

    @Test
    void everyKeyIsDocumentedAndEveryDocumentedKeyIsKnown() throws IOException {
        Map<String, List<String>> documented = documented();
        Keys.bySection()
                .forEach(
                        (section, keys) ->
                                assertThat(documented.get(section))
                                        .as("keys of '%s'", section)
                                        .containsExactlyInAnyOrderElementsOf(keys));
    }

    @Test
    void theExampleIsAContext() throws Exception {
        Keysets.create(folder.resolve("pii.keyset.json"));
        Path file = new YamlFiles(folder).write(example());
        ContextConfiguration configuration = YamlConfiguration.read(file);
        assertThat(configuration.connections()).containsOnlyKeys("crm", "disk");
        assertThat(configuration.tables()).hasSize(6);
        assertThat(configuration.policies()).hasSize(4);
        assertThat(configuration.defaultAccess()).isEqualTo(DefaultAccess.DENY);
        try (VirtualContext context = VirtualContext.fromYaml(file)) {
            assertThat(context.login(Optional.of("bench"), Optional.empty()).principal().roles())
                    .containsExactly("admin");
        }
    }

    @Test
    void theExampleHasEverySectionThatIsSupported() throws IOException {
        Yaml.Entries root = (Yaml.Entries) YamlFile.read(new YamlFiles(folder).write(example()));
        List<String> supported = new ArrayList<>(Keys.ROOT);
        supported.removeAll(
                List.of("materialized", "identity_providers")); // has a module of its own
        assertThat(root.values().keySet()).containsExactlyInAnyOrderElementsOf(supported);
    }
}
