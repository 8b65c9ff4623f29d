package io.tauro.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.spi.ConnectionConfig;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InterpolationTest {

    @TempDir private Path folder;

    @BeforeEach
    void setProperties() {
        System.setProperty("tauro.test.one", "1");
        System.setProperty("tauro.test.reference", "${tauro.test.one}");
        System.setProperty("tauro.test.empty", "");
    }

    @AfterEach
    void clearProperties() {
        System.clearProperty("tauro.test.one");
        System.clearProperty("tauro.test.reference");
        System.clearProperty("tauro.test.empty");
    }

    private YamlFiles files() {
        return new YamlFiles(folder);
    }

    private ConnectionConfig connection(String options) {
        return files().read("connections:\n  crm:\n    connector_type: test_database\n" + options)
                .connections()
                .get("crm")
                .config("crm");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "${tauro.test.one} | 1",
                "a${tauro.test.one}b${tauro.test.one}c | a1b1c",
                "${tauro.test.unset:-x y} | x y",
                "a${tauro.test.unset:-}b | ab",
                "${tauro.test.one:-x} | 1",
                "a${tauro.test.empty}b | ab",
                "${tauro.test.empty:-x} | x",
                "${tauro.test.unset:-:-} | :-",
                "$${tauro.test.one} | ${tauro.test.one}",
                "a $${b | a ${b",
                "$1 \\1 $$ $ | $1 \\1 $$ $",
                "${tauro.test.reference} | ${tauro.test.one}",
            })
    void referencesAreReplacedOnce(String text, String expected) {
        assertThat(connection("    url: '" + text + "'\n").text("url")).contains(expected);
    }

    @Test
    void theEnvironmentIsReadBeforeProperties() {
        String path = System.getenv("PATH");
        assertThat(connection("    url: ${PATH}\n").text("url")).contains(path);
    }

    @Test
    void valuesOfAnyTypeCanBeReferences() {
        ConnectionConfig config =
                connection(
                        "    url: x\n    port: ${tauro.test.one}\n    buffer: ${tauro.test.one}KB\n");
        assertThat(config.options()).containsEntry("port", 1).containsEntry("buffer", 1024L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"${tauro.test.unset}", "${file:nothing}", "${", "${}", "${a b}", "a${b"})
    void aReferenceToNothingIsNamedWithKeyAndLine(String text) {
        TauroException failure =
                files().failure(
                                "connections:\n  crm:\n    connector_type: test_database\n    url: x\n    password: '"
                                        + text
                                        + "'\n");
        assertThat(failure.code()).isEqualTo(ErrorCode.UNRESOLVED_VARIABLE);
        assertThat(failure)
                .hasMessageContaining("'connections.crm.password'")
                .hasMessageContaining("line 5");
    }

    @Test
    void anUnsetVariableIsNamed() {
        assertThat(files().failure("context:\n  name: ${tauro.test.unset}\n"))
                .hasMessageContaining("uses 'tauro.test.unset'")
                .hasMessageContaining("${tauro.test.unset:-default}");
    }

    @Test
    void aSecretIsReadWhenItIsUsed() {
        Path file = files().write("password", "first\nsecond line\n");
        ConnectionConfig config = connection("    url: x\n    password: ${file:password}\n");
        assertThat(config.text("password")).contains("first");
        files().write(file.getFileName().toString(), "rotated");
        assertThat(config.text("password")).contains("rotated");

        ConnectionConfig variable = connection("    url: x\n    password: ${tauro.test.one}\n");
        System.setProperty("tauro.test.one", "2");
        assertThat(variable.text("password")).contains("2");
    }

    @Test
    void aSecretWithinTextAndASecretInTheFileArePossible() {
        files().write("password", "p");
        assertThat(connection("    url: x\n    password: a${file:password}b\n").text("password"))
                .contains("apb");
        assertThat(connection("    url: jdbc:x?password=${file:password}\n").text("url"))
                .contains("jdbc:x?password=p");
        assertThat(connection("    url: x\n    password: 0123\n").text("password"))
                .contains("0123");
    }

    @Test
    void valuesOfMapsThatAreReferencesAreSecret() {
        ConnectionConfig config =
                connection(
                        "    url: x\n    properties:\n      token: ${tauro.test.one}\n      level: 2\n");
        assertThat(config.options().get("properties")).hasToString("{token=***, level=2}");
        assertThat(config.map("properties")).containsEntry("token", "1");
    }

    @Test
    void noValueOfAReferenceIsInAMessage() {
        System.setProperty("tauro.test.one", "hunter2");
        for (String option :
                new String[] {
                    "port: ${tauro.test.one}",
                    "tls: ${tauro.test.one}",
                    "timeout: ${tauro.test.one}",
                    "connector_type: ${tauro.test.one}"
                }) {
            String type = option.startsWith("connector") ? "" : "connector_type: test_database, ";
            assertThatThrownBy(
                            () ->
                                    files().read(
                                                    "connections:\n  crm: {"
                                                            + type
                                                            + "url: x, '"
                                                            + option.replace(": ", "': '")
                                                            + "'}\n"))
                    .isInstanceOf(TauroException.class)
                    .hasMessageNotContaining("hunter2");
        }
    }
}
