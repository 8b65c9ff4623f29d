package io.tauro.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.VirtualContext;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each mistake has a code, the key, the line, and what to do. */
class ConfigurationErrorTest {

    private static final String CRM =
            """
            connections:
              crm: {connector_type: test_database, url: x}
              disk: {connector_type: test_files, path: .}
            """;

    @TempDir private Path folder;

    private TauroException failure(String yaml) {
        return new YamlFiles(folder).failure(yaml);
    }

    /** Lines of the second text block are counted from 4. */
    private TauroException failureBehindConnections(String yaml) {
        return failure(CRM + yaml);
    }

    private static void assertError(
            TauroException failure, ErrorCode code, String key, int line, String... parts) {
        assertThat(failure.code()).as(failure.getMessage()).isEqualTo(code);
        assertThat(failure)
                .hasMessageContaining("'" + key + "' (")
                .hasMessageContaining("line " + line + ", column ");
        assertThat(failure.context())
                .containsEntry("key", key)
                .containsEntry("line", Integer.toString(line));
        for (String part : parts) {
            assertThat(failure).hasMessageContaining(part);
        }
    }

    @Test
    void anUnknownKeyIsNamedWithTheNearest() {
        assertError(
                failure("context: {}\ncontection:\n  crm: {}\n"),
                ErrorCode.UNKNOWN_OPTION,
                "contection",
                2,
                "tauro.yaml",
                "Known: context, connections");
        assertError(
                failure("context:\n  name: x\n  dialekt: ansi\n"),
                ErrorCode.UNKNOWN_OPTION,
                "context.dialekt",
                3,
                "column 3",
                "Did you mean 'dialect'?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tables: {t: {tabel_name: x}} | tables.t.tabel_name | table_name",
                "schemas: [{conection_id: crm}] | schemas[0].conection_id | connection_id",
                "principals: {a: {role: [x]}} | principals.a.role | roles",
                "audit: {fil: x} | audit.fil | file",
                "lineage: {stor: memory} | lineage.stor | store",
                "views: {v: SELECT 1}\\npolicies: {v: {allowed_role: [x]}} | policies.v.allowed_role | allowed_roles",
            })
    void anUnknownKeyOfAnySectionIsNamed(String yaml, String key, String nearest) {
        TauroException failure = failure(yaml.replace("\\n", "\n"));
        assertThat(failure.code()).isEqualTo(ErrorCode.UNKNOWN_OPTION);
        assertThat(failure)
                .hasMessageContaining("'" + key + "'")
                .hasMessageContaining("Did you mean '" + nearest + "'?");
    }

    @Test
    void anUnknownOptionOfAConnectionIsNamedWithTheNearest() {
        assertError(
                failure(
                        "connections:\n  crm:\n    connector_type: test_database\n    url: x\n    usr: y\n"),
                ErrorCode.UNKNOWN_OPTION,
                "connections.crm.usr",
                5,
                "Did you mean 'user'?",
                "option of a connection of type 'test_database'");
    }

    @Test
    void whatAConnectorSaysOfItsOptionsGetsTheLine() {
        Path file =
                new YamlFiles(folder)
                        .write(
                                """
                                connections:
                                  crm:
                                    connector_type: test_database
                                    url: x
                                    pool:
                                      max_sise: 8
                                """);
        assertThatThrownBy(() -> VirtualContext.fromYaml(file))
                .isInstanceOfSatisfying(
                        TauroException.class,
                        failure ->
                                assertError(
                                        failure,
                                        ErrorCode.UNKNOWN_OPTION,
                                        "connections.crm.pool.max_sise",
                                        6,
                                        "Did you mean 'max_size'?"));
        Path wrong =
                new YamlFiles(folder)
                        .write(
                                """
                                connections:
                                  crm: {connector_type: test_database, url: x,
                                    pool: {max_size: zweiundvierzig}}
                                """);
        assertThatThrownBy(() -> VirtualContext.fromYaml(wrong))
                .hasMessageContaining("TAURO-1006")
                .hasMessageContaining("'connections.crm.pool.max_size'")
                .hasMessageContaining("line 3")
                .hasMessageNotContaining("zweiundvierzig");
    }

    @Test
    void aMissingOptionIsNamed() {
        assertError(
                failure("connections:\n  crm: {connector_type: test_database}\n"),
                ErrorCode.MISSING_OPTION,
                "connections.crm",
                2,
                "'url'");
        assertError(
                failure("connections:\n  crm: {url: x}\n"),
                ErrorCode.MISSING_OPTION,
                "connections.crm",
                2,
                "'connector_type'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "port: many | whole number",
                "port: 1.5 | whole number",
                "port: 99999999999 | whole number",
                "port: [1] | not a list",
                "tls: maybe | true or false",
                "timeout: 5 | duration",
                "timeout: 5 years | duration",
                "timeout: 0s | duration",
                "timeout_seconds: 5s | whole number",
                "buffer: much | size",
                "buffer: 0 | size",
                "pool: 8 | keys and values",
                "schemas: public | a list",
                "password: {a: b} | text",
                "password: | no value",
            })
    void anOptionOfTheWrongTypeIsNamed(String option, String expected) {
        TauroException failure =
                failure(
                        "connections:\n  crm:\n    connector_type: test_database\n    url: x\n    "
                                + option
                                + "\n");
        String key = "connections.crm." + option.substring(0, option.indexOf(':'));
        assertError(
                failure,
                option.endsWith(":") ? ErrorCode.MISSING_OPTION : ErrorCode.INVALID_OPTION,
                key,
                5,
                expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "default_access: perhaps | one of allow, deny",
                "dialect: postgres | one of ansi, postgresql",
                "memory: 5 apples | a size",
                "query_memory: 600MB | at most",
                "query_timeout: 60 | a duration",
                "query_timeout_seconds: 0 | a whole number from 1",
                "max_concurrent_queries: 0 | a whole number from 1",
                "threads: -1 | a whole number from 1",
                "pushdown: sometimes | one of auto, off, required",
                "source_budget: many | keys and values",
                "name: '' | not blank",
                "name: [a] | text, not a list",
            })
    void aSettingOfTheWrongTypeIsNamed(String setting, String expected) {
        assertError(
                failure("context:\n  " + setting + "\n"),
                ErrorCode.INVALID_OPTION,
                "context." + setting.substring(0, setting.indexOf(':')),
                2,
                expected);
    }

    @Test
    void anUnknownConnectorSaysWhichThereAre() {
        assertError(
                failure("connections:\n  crm: {connector_type: test_databse}\n"),
                ErrorCode.UNKNOWN_CONNECTOR,
                "connections.crm.connector_type",
                2,
                "Did you mean 'test_database'?",
                "On the class path: memory, test_database, test_files");
    }

    @Test
    void aConnectorOfAnotherModuleSaysWhichToAdd() {
        assertThat(failure("connections: {crm: {connector_type: postgresql}}"))
                .hasMessageContaining("Add the dependency io.tauro:tauro-connector-jdbc.");
        assertThat(failure("connections: {disk: {connector_type: local}}"))
                .hasMessageContaining("Add the dependency io.tauro:tauro-connector-files.");
        assertThat(failure("connections: {lake: {connector_type: s3}}"))
                .hasMessageContaining("Add the dependency io.tauro:tauro-connector-s3.");
        assertThat(failure("connections: {lake: {connector_type: azure_blob}}"))
                .hasMessageContaining("Add the dependency io.tauro:tauro-connector-azure.");
        assertThat(failure("connections: {bus: {connector_type: kafka}}"))
                .hasMessageContaining("This version has no such connector.");
    }

    @Test
    void anUnknownConnectionIsNamedWithTheNearest() {
        assertError(
                failureBehindConnections("tables:\n  t: {connection_id: crn, table_name: x}\n"),
                ErrorCode.UNKNOWN_CONNECTION,
                "tables.t.connection_id",
                5,
                "Did you mean 'crm'?",
                "Connections: crm, disk.");
        assertError(
                failureBehindConnections("schemas:\n  - connection_id: crn\n"),
                ErrorCode.UNKNOWN_CONNECTION,
                "schemas[0].connection_id",
                5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{connection_id: crm} | t | MISSING_OPTION | table_name, query, path or rows",
                "{connection_id: crm, table_name: x, query: y} | t.query | INVALID_OPTION | 'table_name' says",
                "{table_name: x} | t | MISSING_OPTION | 'connection_id'",
                "{connection_id: crm, path: x.csv} | t.path | INVALID_OPTION | to a database",
                "{connection_id: disk, table_name: x} | t.table_name | INVALID_OPTION | to files",
                "{connection_id: crm, table_name: x, format: csv} | t.format | INVALID_OPTION | only for files",
                "{connection_id: crm, table_name: x, schema: {a: INT}} | t.schema | INVALID_OPTION | only for",
                "{connection_id: crm, table_name: a..b} | t.table_name | INVALID_OPTION | between all dots",
                "{connection_id: crm, table_name: x, source_type: FILESYSTEM} | t.source_type | INVALID_OPTION | 'database'",
                "{connection_id: crm, table_name: x, connector_type: mysql} | t.connector_type | INVALID_OPTION | 'test_database'",
                "{connection_id: crm, table_name: x, cache_strategy: often} | t.cache_strategy | INVALID_OPTION | never, always, smart, periodic",
                "{connection_id: crm, table_name: x, cache_ttl_seconds: 1h} | t.cache_ttl_seconds | INVALID_OPTION | whole number",
                "{connection_id: crm, table_name: x, tags: pii} | t.tags | INVALID_OPTION | a list",
                "{connection_id: disk, path: x/} | t | MISSING_OPTION | 'format'",
                "{connection_id: disk, path: x.csv, format: cvs} | t.format | INVALID_OPTION | Did you mean 'csv'?",
                "{connection_id: disk, path: x.csv, options: {headr: true}} | t.options.headr | UNKNOWN_OPTION | Did you mean 'header'?",
                "{connection_id: disk, path: x.csv, options: {header: 1}} | t.options.header | INVALID_OPTION | true or false",
                "{connection_id: disk, path: x.parquet, options: {header: true}} | t.options.header | UNKNOWN_OPTION | none here",
                "{connection_id: disk, path: x.csv, schema: {a: VARCHR}} | t.schema.a | INVALID_OPTION | Did you mean 'VARCHAR'?",
                "{connection_id: disk, path: x.csv, schema: {}} | t.schema | INVALID_OPTION | at least one column",
                "{rows: []} | t | MISSING_OPTION | 'schema'",
                "{rows: [1]} | t.rows[0] | INVALID_OPTION | keys and values",
                "{rows: [{a: 1}, {b: 2}], schema: {a: INT}} | t.rows[1].b | UNKNOWN_OPTION | Known: a",
                "{rows: [{a: 1}, {a: secret}], schema: {a: INT}} | t.rows[1].a | INVALID_OPTION | INTEGER",
                "{rows: [{a: 1}], connection_id: crm} | t.connection_id | INVALID_OPTION | 'memory'",
            })
    void aTableThatIsWrongIsNamed(String table, String key, ErrorCode code, String expected) {
        TauroException failure = failureBehindConnections("tables:\n  t: " + table + "\n");
        assertError(failure, code, "tables." + key, 5, expected);
        assertThat(failure).hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tables: {t: {connection_id: disk, path: x.jsonl}} | tables.t.path",
                "tables: {t: {connection_id: disk, path: x.csv, version: 12}} | tables.t.version",
                "tables: {t: {connection_id: disk, path: x.csv, timestamp: x}} | tables.t.timestamp",
                "materialized: {d: {sql: SELECT 1}} | materialized",
                "lineage: {store: jdbc, connection_id: crm} | lineage.store",
            })
    void whatThisVersionCannotDoIsRefusedAndNotPassedOver(String yaml, String key) {
        assertError(
                failureBehindConnections("views: {v: SELECT 1}\n" + yaml + "\n"),
                ErrorCode.NOT_SUPPORTED,
                key,
                5);
    }

    @Test
    void aFormatOfAnotherModuleIsRefusedWithTheNameOfItsArtifact() {
        TauroException error =
                failureBehindConnections(
                        "views: {v: SELECT 1}\ntables: {t: {connection_id: disk, path: x, format: delta, version: 12}}\n");

        assertError(error, ErrorCode.UNKNOWN_CONNECTOR, "tables.t.format", 5);
        assertThat(error)
                .hasMessageContaining("Add the dependency io.tauro:tauro-connector-delta.");
    }

    @Test
    void aRateLimitIsRefusedWhereTheConnectorHasNone() {
        assertError(
                failure(
                        "connections:\n  crm: {connector_type: test_database, url: x,\n    rate_limit: 50/s}\n"),
                ErrorCode.NOT_SUPPORTED,
                "connections.crm.rate_limit",
                3);
    }

    @Test
    void aKeyThatStandsTwiceIsNamedWithBothLines() {
        assertError(
                failure("views:\n  a: SELECT 1\n  b: SELECT 2\n  a: SELECT 3\n"),
                ErrorCode.DUPLICATE_NAME,
                "views.a",
                4,
                "on line 2 already");
    }

    @Test
    void namesOfTablesAndViewsDifferByMoreThanCase() {
        assertError(
                failure("tables:\n  t: {rows: [{a: 1}]}\nviews:\n  T: SELECT 1\n"),
                ErrorCode.DUPLICATE_NAME,
                "views.T",
                4);
    }

    @Test
    void aPolicyOnANameThatNothingHasIsRefused() {
        assertError(
                failure("views: {customers: SELECT 1}\npolicies:\n  custmers: {}\n"),
                ErrorCode.INVALID_POLICY,
                "policies.custmers",
                3,
                "Did you mean 'customers'?");
    }

    @Test
    void aNameThatIsNoNameIsRefused() {
        assertError(
                failure("tables:\n  a..b: {rows: [{a: 1}]}\n"),
                ErrorCode.INVALID_CONFIGURATION,
                "tables.a..b",
                2);
        assertError(
                failure("views:\n  v: ' '\n"), ErrorCode.INVALID_OPTION, "views.v", 2, "not blank");
    }

    @Test
    void aHashThatIsNoHashIsRefusedWithoutShowingIt() {
        TauroException failure = failure("principals:\n  ana: {password_hash: hunter2}\n");
        assertError(failure, ErrorCode.INVALID_OPTION, "principals.ana.password_hash", 2, "bcrypt");
        assertThat(failure).hasMessageNotContaining("hunter2");
    }

    @Test
    void aKeyOfTheAuditIsNotWrittenIntoTheFileAndHasToBeOne() {
        for (String yaml :
                List.of(
                        "audit:\n  fingerprint_key: hunter2hunter2hunter2\n",
                        "audit:\n  fingerprint_key: \"${java.vendor.version:-hunter2}\"\n")) {
            TauroException failure = failure(yaml);
            assertThat(failure.code()).isEqualTo(ErrorCode.INVALID_OPTION);
            assertThat(failure)
                    .hasMessageContaining("audit.fingerprint_key")
                    .hasMessageNotContaining("hunter2");
        }
        TauroException unsigned =
                failure(
                        "audit: {file: a.jsonl, checkpoints: {file: c.jsonl, key: \"${java.io.tmpdir}\"}}\n");
        assertThat(unsigned)
                .hasMessageContaining("audit.checkpoints.key")
                .hasMessageContaining("a private Ed25519 key");
        assertThat(failure("audit: {chain: true}\n"))
                .hasMessageContaining("There is no file for")
                .hasMessageContaining("audit.chain");
        assertThat(failure("audit: {file: a.jsonl, chain: false, checkpoints: {file: c.jsonl}}\n"))
                .hasMessageContaining("audit.checkpoints");
    }

    @Test
    void anAuditFileWithoutAFolderIsRefused() {
        assertError(
                failure("audit:\n  file: nowhere/audit.jsonl\n"),
                ErrorCode.INVALID_OPTION,
                "audit.file",
                2,
                "a folder that exists");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a: [1, 2 | 1",
                "context:\\n\\tname: x | 2",
                "context:\\n  name: x\\n bad: y | 3",
                "password: *hunter2 | 1",
                "a: 'hunter2 | 1",
                "a: @hunter2 | 1",
                "a: b: hunter2 | 1",
                "a: 1\\n---\\nb: hunter2 | 2",
                "a: \"\\hunter2\" | 1",
                "a: !secret hunter2 | 1",
                "a: {b: hunter2 | 1",
                "? [hunter2] : a | 1",
                "a: &x [*x] | 1",
                "a: \u0007hunter2 | 1",
            })
    void yamlThatIsNoneSaysWhereAndShowsNoValues(String yaml, int line) {
        TauroException failure = failure(yaml.replace("\\n", "\n").replace("\\t", "\t"));
        assertThat(failure.code())
                .as(failure.getMessage())
                .isEqualTo(ErrorCode.CONFIGURATION_SYNTAX);
        assertThat(failure)
                .hasMessageContaining("line " + line + ", column ")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void aReferenceInBracesThatIsNotQuotedSaysWhatToDo() {
        assertThat(failure("connections: {crm: {password: ${X}, url: x}}"))
                .hasMessageContaining("TAURO-1002")
                .hasMessageContaining("quote text that holds ${…}");
    }

    @Test
    void aliasesThatExpandWithoutEndAreRefused() {
        StringBuilder yaml = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 15; i++) {
            String last = "*a" + (i - 1);
            yaml.append("a" + i + ": &a" + i + " [" + (last + ", ").repeat(9) + last + "]\n");
        }
        assertThat(failure(yaml.toString()).code()).isEqualTo(ErrorCode.CONFIGURATION_SYNTAX);
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        Path missing = folder.resolve("missing.yaml");
        assertThatThrownBy(() -> YamlConfiguration.read(missing))
                .isInstanceOf(TauroException.class)
                .hasMessage(
                        "TAURO-1001 The configuration file '"
                                + missing
                                + "' does not exist. Check the path.");
        assertThatThrownBy(() -> YamlConfiguration.read(folder))
                .hasMessageContaining("TAURO-1001")
                .hasMessageContaining("is a folder");
    }

    @Test
    void aFileThatIsNotInUtf8SaysWhere() throws Exception {
        Path file = folder.resolve("latin1.yaml");
        Files.write(file, "context:\n  name: M\u00fcller\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> YamlConfiguration.read(file))
                .hasMessageContaining("TAURO-1002")
                .hasMessageContaining("line 2, column 10")
                .hasMessageContaining("UTF-8");
    }

    @Test
    void theFirstLineMayHaveAByteOrderMark() {
        assertThat(new YamlFiles(folder).read("\uFEFFcontext: {name: x}").settings().name())
                .isEqualTo("x");
    }

    @Test
    void aRootThatIsNoMapIsRefused() {
        assertThat(failure("- a\n- b\n").code()).isEqualTo(ErrorCode.INVALID_OPTION);
        assertThat(failure("text").code()).isEqualTo(ErrorCode.INVALID_OPTION);
    }
}
