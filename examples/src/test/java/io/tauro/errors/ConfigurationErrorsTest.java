package io.tauro.errors;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.VirtualContext;
import io.tauro.spi.ConnectorFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong in a file says so, with the key and the line. */
class ConfigurationErrorsTest {

    @TempDir Path folder;

    /**
     * @param message after the code; {@code <file>} stands for the file's name
     */
    record Case(String yaml, String message) {
        @Override
        public String toString() {
            return message;
        }
    }

    static Stream<Case> files() {
        return Stream.of(
                new Case(
                        """
                        connections:
                          crm:
                            connector_type: postgresq
                            password: zq7
                        """,
                        "TAURO-1003 No connector 'postgresq' is on the class path, which is asked for by 'connections.crm.connector_type' (<file>, line 3, column 5). Did you mean 'postgresql'? On the class path: <connectors>."),
                new Case(
                        """
                        connections:
                          crm:
                            connector_type: postgresql
                            url: jdbc:postgresql://localhost/x
                            pasword: zq7
                        """,
                        "TAURO-1004 Unknown option of a connection of type 'postgresql' 'connections.crm.pasword' (<file>, line 5, column 5). Did you mean 'password'? Known: database, host, max_concurrent, password, pool, port, properties, rate_limit, schema_filter, url, user, connector_type."),
                new Case(
                        """
                        connections:
                          crm:
                            connector_type: postgresql
                            url: jdbc:postgresql://localhost/x
                            pool: {max_size: zq7}
                        """,
                        "TAURO-1006 Option 'max_size' of connection 'crm.pool' must be a whole number. Correct its value. See 'connections.crm.pool.max_size' (<file>, line 5, column 12)."),
                new Case(
                        """
                        connections:
                          crm:
                            connector_type: postgresql
                            password: ${TAURO_TEST_NOT_SET}
                        """,
                        "TAURO-1007 The value of 'connections.crm.password' (<file>, line 4, column 5) uses 'TAURO_TEST_NOT_SET', and neither an environment variable nor a system property of that name is set. Set it, or write ${TAURO_TEST_NOT_SET:-default}."),
                new Case(
                        """
                        connections:
                          disk: {connector_type: local, path: zq7
                        tables:
                        """,
                        "TAURO-1002 The YAML is not valid (<file>, line 3, column 7): the structure breaks off here. Check the indentation, the colons and the brackets of this line and the one before."),
                new Case(
                        """
                        connections:
                          disk: {connector_type: local, path: .}
                        tables:
                          a: {connection_id: dsk, path: a.csv, format: csv}
                        """,
                        "TAURO-1008 There is no connection 'dsk', which is named by 'tables.a.connection_id' (<file>, line 4, column 7). Did you mean 'disk'? Connections: disk."),
                new Case(
                        """
                        connections:
                          disk: {connector_type: local, path: .}
                        tables:
                          a: {connection_id: disk, path: a.csv, format: csv, options: {delimter: ";"}}
                        """,
                        "TAURO-1004 Unknown option of the format 'csv' 'tables.a.options.delimter' (<file>, line 4, column 64). Did you mean 'delimiter'? Known: bad_records, c_escapes, comment, compression, date_format, decimal, delimiter, dialect, encoding, escape, header, null, quote, ragged, sample_rows, skip_rows, split_size, timestamp_format."),
                new Case(
                        """
                        context: {query_timeout: zq7}
                        """,
                        "TAURO-1006 The value of 'context.query_timeout' (<file>, line 1, column 11) must be a duration such as 30s, 5m or 1d. Correct it."),
                new Case(
                        """
                        tabels: {}
                        """,
                        "TAURO-1004 Unknown key 'tabels' (<file>, line 1, column 1). Did you mean 'tables'? Known: context, connections, tables, schemas, views, materialized, policies, tag_policies, keys, principals, identity_providers, tenants, audit, lineage."));
    }

    @ParameterizedTest
    @MethodSource("files")
    void aFileSaysWhatAndWhere(Case file) throws IOException {
        Path yaml = folder.resolve("tauro.yaml");
        Files.writeString(yaml, file.yaml());
        assertThat(Failures.of(() -> VirtualContext.fromYaml(yaml).close()))
                .hasMessage(
                        file.message()
                                .replace("<file>", yaml.toString())
                                .replace("<connectors>", connectors()));
    }

    private static String connectors() {
        Stream<String> found =
                ServiceLoader.load(ConnectorFactory.class).stream()
                        .map(provider -> provider.get().type());
        return Stream.concat(Stream.of("memory"), found)
                .sorted()
                .distinct()
                .collect(Collectors.joining(", "));
    }

    @Test
    void aFileThatIsNotThereSaysSo() {
        Path yaml = folder.resolve("none.yaml");
        assertThat(Failures.of(() -> VirtualContext.fromYaml(yaml)))
                .hasMessage(
                        "TAURO-1001 The configuration file '"
                                + yaml
                                + "' does not exist. Check the path.");
    }
}
