package io.tauro.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.VirtualContext;
import io.tauro.VirtualContextBuilder;
import io.tauro.engine.EngineSettings;
import io.tauro.registry.SchemaMapping;
import io.tauro.security.DefaultAccess;
import io.tauro.security.audit.AuditSettings;
import io.tauro.security.audit.OnFailure;
import io.tauro.security.audit.TrailCheckpoints;
import io.tauro.security.audit.TrailSettings;
import io.tauro.table.TableSource;
import io.tauro.table.VirtualTable;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationDetailsTest {

    @TempDir private Path folder;

    private ContextConfiguration read(String yaml) {
        return new YamlFiles(folder).read(yaml);
    }

    private List<Object> row(String table) {
        var rows = read("tables: {t: " + table + "}").rows().get("t");
        var batch = rows.chunks().get(0);
        return batch.columns().stream().map(column -> column.value(0)).toList();
    }

    @Test
    void anEmptyFileIsAContextWithoutAnything() {
        for (String yaml : List.of("", "{}", "# nothing\n", "---\n")) {
            assertThat(read(yaml).settings()).isEqualTo(EngineSettings.DEFAULTS);
            assertThat(read(yaml).tables()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "context: {name: x} | ALLOW_WITHOUT_POLICIES",
                "policies: {} | ALLOW_WITHOUT_POLICIES",
                "policies: {v: {}} | DENY",
                "principals: {a: {tenant: acme}} | DENY",
                "principals: {a: {roles: [x]}} | ALLOW_WITHOUT_POLICIES",
                "context: {default_access: allow}\\npolicies: {v: {}} | ALLOW",
                "context: {default_access: deny} | DENY",
            })
    void accessWithoutAPolicyIsDeniedAsSoonAsThereArePoliciesOrTenants(
            String yaml, DefaultAccess expected) {
        assertThat(read("views: {v: SELECT 1}\n" + yaml.replace("\\n", "\n")).defaultAccess())
                .isEqualTo(expected);
    }

    @Test
    void oneQueryHasNoMoreMemoryThanAll() {
        assertThat(read("context: {memory: 64MB}").settings())
                .isEqualTo(EngineSettings.DEFAULTS.memory(64L << 20, 64L << 20));
        assertThat(read("context: {memory: 2GB}").settings().queryMemoryBytes())
                .isEqualTo(EngineSettings.DEFAULTS.queryMemoryBytes());
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "2B, 2",
        "3KB, 3072",
        "4 mb, 4194304",
        "1GiB, 1073741824",
        "1TB, 1099511627776"
    })
    void sizesHaveUnitsOfPowersOf1024(String text, long bytes) {
        assertThat(Scalars.size(text)).contains(bytes);
    }

    @Test
    void sizesThatAreNoneAreEmpty() {
        for (String text : List.of("", "MB", "-1", "1.5GB", "1PB", "9999999999TB", "1 M")) {
            assertThat(Scalars.size(text)).as(text).isEmpty();
        }
    }

    @Test
    void durationsCanBeGivenInSeconds() {
        assertThat(read("context: {query_timeout_seconds: 90}").settings().queryTimeout())
                .contains(Duration.ofSeconds(90));
        assertThat(
                        read("connections: {c: {connector_type: test_database, url: x, timeout_seconds: 5}}")
                                .connections()
                                .get("c")
                                .config("c")
                                .options())
                .containsEntry("timeout", Duration.ofSeconds(5));
    }

    @Test
    void valuesInMemoryAreReadAsTheirColumnsTypes() {
        assertThat(
                        row(
                                """
                                {rows: [{zip: 01234, d: 2026-01-02, t: "2026-01-02 03:04:05", n: "1.5", f: 1e3, b: true, l: [1, 2], s: NO}],
                                 schema: {zip: VARCHAR, d: DATE, t: TIMESTAMP, n: "DECIMAL(10,4)", f: DOUBLE, b: BOOLEAN, l: BIGINT ARRAY, s: VARCHAR}}
                                """))
                .containsExactly(
                        "01234",
                        LocalDate.of(2026, 1, 2),
                        LocalDateTime.of(2026, 1, 2, 3, 4, 5),
                        new BigDecimal("1.5000"),
                        1000.0,
                        true,
                        List.of(1L, 2L),
                        "NO");
    }

    @Test
    void valuesInMemoryWithoutColumnsAreReadAsTheyLook() {
        assertThat(row("{rows: [{a: 1, b: 1.50, c: x, d: true, e: NO, f: '1', g: 2026-01-02}]}"))
                .containsExactly(1L, new BigDecimal("1.50"), "x", true, "NO", "1", "2026-01-02");
    }

    @Test
    void aColumnThatARowDoesNotHaveIsNull() {
        var table =
                read("tables: {t: {rows: [{a: 1}, {b: null}], schema: {a: INT, b: INT}}}")
                        .rows()
                        .get("t");
        assertThat(table.rowCount()).isEqualTo(2);
        assertThat(table.chunks().get(0).column(0).isNull(1)).isTrue();
        assertThat(table.chunks().get(0).column(1).isNull(1)).isTrue();
    }

    @Test
    void aTableInMemoryKeepsItsTags() {
        VirtualTable table =
                read("tables: {t: {rows: [{a: 1}], tags: [x], source_type: memory}}")
                        .tables()
                        .get(0);
        assertThat(table.tags()).containsExactly("x");
    }

    @ParameterizedTest
    @CsvSource({
        "x.csv, csv",
        "a/*.CSV, csv",
        "x.tsv, csv",
        "x.csv.gz, csv",
        "x.CSV.ZST, csv",
        "x.parquet, parquet"
    })
    void theFormatFollowsFromTheName(String path, String format) {
        ContextConfiguration configuration =
                read(
                        "connections: {d: {connector_type: test_files, path: .}}\ntables: {t: {connection_id: d, path: '"
                                + path
                                + "'}}");
        assertThat(configuration.tables().get(0).source())
                .isEqualTo(TableSource.files(path, format));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"'' | ''", "NA | NA", "[NA, ''] | 'NA,'", "['', ' '] | ', '", "[] | "})
    void textsAreOneOrSeveralAndMayBeEmpty(String yaml, @Nullable String joined) {
        String written = yaml.isEmpty() ? "''" : yaml;
        ContextConfiguration configuration =
                read(
                        "connections: {d: {connector_type: test_files, path: .}}\ntables: {t: {connection_id: d, path: x.csv, options: {null: "
                                + written
                                + "}}}");
        var source = (TableSource.Files) configuration.tables().get(0).source();
        List<?> texts = (List<?>) source.options().get("null");
        assertThat(texts.stream().map(String::valueOf).collect(Collectors.joining(",")))
                .isEqualTo(joined == null ? "" : joined);
    }

    @Test
    void aMappingIsUnderItsConnectionUnlessItSaysOtherwise() {
        assertThat(
                        read("connections: {crm: {connector_type: test_database, url: x}}\nschemas: [{connection_id: crm}]")
                                .mappings()
                                .get(0)
                                .prefix())
                .isEqualTo("crm");
    }

    @Test
    void anAuditFileIsRequiredUnlessTheFileSaysOtherwise() {
        assertThat(read("audit: {file: a.jsonl}").audit().settings().onFailure())
                .isEqualTo(OnFailure.CLOSED);
        assertThat(read("audit: {file: a.jsonl, on_failure: open}").audit().settings().onFailure())
                .isEqualTo(OnFailure.OPEN);
        assertThat(read("views: {}").audit()).isEqualTo(ContextConfiguration.Audit.NONE);
    }

    @Test
    void aTrailIsChainedRotatedAndSignedAsTheFileSays() throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Files.writeString(
                folder.resolve("key.pem"),
                Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()) + "\n");
        Files.writeString(folder.resolve("print.key"), "0123456789abcdef\n");
        ContextConfiguration.Audit audit =
                read("""
                                audit:
                                  file: a.jsonl
                                  timeout: 3s
                                  queue: 7
                                  rotate_size: 1MB
                                  rotate_every: 1d
                                  checkpoints: {file: c.jsonl, every: 5, key: "${file:key.pem}"}
                                  fingerprint_key: "${file:print.key}"
                                  logger: tauro.audit
                                """)
                        .audit();
        assertThat(audit)
                .isEqualTo(
                        new ContextConfiguration.Audit(
                                Optional.of(
                                        TrailSettings.of(folder.resolve("a.jsonl"))
                                                .rotateAt(1 << 20)
                                                .rotateEvery(Duration.ofDays(1))
                                                .checkpoints(
                                                        new TrailCheckpoints(
                                                                folder.resolve("c.jsonl"),
                                                                5,
                                                                pair.getPrivate()))),
                                Optional.of("tauro.audit"),
                                AuditSettings.DEFAULTS
                                        .timeout(Duration.ofSeconds(3))
                                        .queue(7)
                                        .fingerprintKey(
                                                "0123456789abcdef"
                                                        .getBytes(StandardCharsets.UTF_8))));
        assertThat(audit.toString()).doesNotContain("0123456789abcdef");
        assertThat(read("audit: {file: a.jsonl, chain: false}").audit().trail())
                .contains(TrailSettings.of(folder.resolve("a.jsonl")).unchained());
    }

    @Test
    void anchorsAndMergesSaveRepetition() {
        ContextConfiguration configuration =
                read(
                        """
                        connections:
                          a: &base {connector_type: test_database, url: x, port: 1}
                          b: {<<: *base, port: 2}
                        tables:
                          t: {connection_id: b, table_name: t, tags: &tags [x]}
                          u: {connection_id: b, table_name: u, tags: *tags}
                        """);
        assertThat(configuration.connections().get("b").config("b").options())
                .containsEntry("url", "x")
                .containsEntry("port", 2);
        assertThat(configuration.tables().get(1).tags()).containsExactly("x");
    }

    @Test
    void pathsAreRelativeToTheFile() {
        assertThat(read("context: {spill_directory: a/b}").settings().spillDirectory())
                .contains(folder.resolve("a/b"));
        assertThat(read("audit: {file: x.jsonl}").audit().trail())
                .contains(TrailSettings.of(folder.resolve("x.jsonl")));
    }

    @Test
    void aProgramCanAddToWhatTheFileSays() {
        record User(long id, String email) {}
        Path file = new YamlFiles(folder).write("tables: {t: {rows: [{a: 1}]}}");
        try (VirtualContext context =
                VirtualContextBuilder.fromYaml(file)
                        .table("users", List.of(new User(1, "a")), User.class)
                        .settings(settings -> settings.name("other"))
                        .build()) {
            assertThat(context.registry().table("t")).isPresent();
            assertThat(context.registry().table("users")).isPresent();
            assertThat(context.settings().name()).isEqualTo("other");
        }
    }

    @Test
    void aTenantCanHaveSchemasOfItsOwn() {
        ContextConfiguration configuration =
                read(
                        """
                        connections: {one: {connector_type: test_database, url: "jdbc:one"}}
                        schemas: [{connection_id: one, as: crm}]
                        tenants:
                          acme:
                            schemas: [{connection_id: one, include: ["acme.*"], as: own}]
                            policies: {own.notes: {allowed_roles: [r]}, crm.notes: {allowed_roles: [r]}}
                        """);
        assertThat(configuration.mappings())
                .containsExactly(
                        new SchemaMapping("one", List.of(), List.of(), "crm"),
                        new SchemaMapping(
                                "one", List.of("acme.*"), List.of(), "own", Optional.of("acme")));
        assertThat(configuration.defaultAccess()).isEqualTo(DefaultAccess.DENY);
        assertThat(
                        new YamlFiles(folder)
                                .failure(
                                        """
                                connections: {one: {connector_type: test_database, url: "jdbc:one"}}
                                tenants:
                                  acme: {schemas: [{connection_id: one, as: own}]}
                                  bolt: {policies: {own.notes: {allowed_roles: [r]}}}
                                """))
                .hasMessageStartingWith("TAURO-1011")
                .hasMessageContaining("'tenants.bolt.policies.own.notes'");
    }
}
