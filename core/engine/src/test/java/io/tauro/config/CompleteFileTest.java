package io.tauro.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.VirtualContext;
import io.tauro.engine.EngineSettings;
import io.tauro.engine.PushdownMode;
import io.tauro.engine.SqlDialect;
import io.tauro.identity.Principal;
import io.tauro.query.QueryLimits;
import io.tauro.query.SourceBudget;
import io.tauro.registry.SchemaMapping;
import io.tauro.registry.View;
import io.tauro.security.DefaultAccess;
import io.tauro.security.TableSecurityPolicy;
import io.tauro.security.audit.AuditSettings;
import io.tauro.security.audit.OnFailure;
import io.tauro.security.audit.TrailSettings;
import io.tauro.spi.ConnectionConfig;
import io.tauro.table.CachePolicy;
import io.tauro.table.TableSource;
import io.tauro.table.VirtualTable;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every key that this version supports, in one file. */
class CompleteFileTest {

    private static final String YAML =
            """
            context:
              name: retail
              default_access: deny
              dialect: postgresql
              memory: 512MB
              query_memory: 128MB
              query_timeout: 60s
              max_concurrent_queries: 7
              threads: 2
              spill_directory: ./spill
              pushdown: off
              source_budget: {rows: 1000, bytes: 2MB, reads: 7}
              limits: {sql_length: 5000, nesting: 20, list_items: 50, joins: 9, plan_nodes: 400, planning: 3s, folded_constants: 4KB, queries_per_principal: 2}
            connections:
              crm:
                connector_type: test_database
                url: jdbc:postgresql://localhost:5432/crm
                user: app
                password: ${CompleteFileTest.password}
                port: 5432
                tls: true
                timeout: 5s
                buffer: 1MB
                certificate: ca.pem
                pool: {max_size: 8, max_lifetime: 30m}
                properties: {sslmode: require}
                schemas: [public, sales]
              disk: {connector_type: test_files, path: ./data}
            tables:
              customers: {connection_id: crm, table_name: public.customers, tags: [pii], cache_strategy: periodic, cache_ttl_seconds: 60, description: "People"}
              vip: {connection_id: crm, connector_type: test_database, source_type: DATABASE, query: "SELECT id, name FROM customers WHERE vip"}
              orders: {connection_id: disk, path: orders/, format: parquet, partitions: [day]}
              events: {connection_id: disk, path: "events/*.csv", options: {header: true, delimiter: ",", null: "", sample_rows: 10}, schema: {id: BIGINT, at: TIMESTAMP, note: VARCHAR}}
              rates: {rows: [{ccy: EUR, rate: 1.08}, {ccy: USD, rate: 1.00}], schema: {ccy: VARCHAR, rate: "DECIMAL(10,4)"}}
            schemas:
              - {connection_id: crm, include: ["public.*"], exclude: ["public.tmp_*"], as: sales}
            views:
              revenue: "SELECT sum(total) AS total FROM orders"
            materialized: {}
            policies:
              customers: {allowed_roles: [analyst, admin], row_level_filters: {}, restrictive_filters: [], field_policies: {}, audit_all_access: true, requires_encryption: false, verify_rows: true}
              sales.invoices: {allowed_roles: [admin]}
            tag_policies: {}
            keys: {}
            principals:
              ana: {roles: [analyst], tenant: acme, attributes: {regions: [North, South], level: 3}}
              bench: {roles: [admin]}
            audit: {file: audit.jsonl, on_failure: open, chain: false}
            lineage: {store: memory}
            """;

    @TempDir private Path folder;
    private ContextConfiguration configuration;

    @BeforeEach
    void read() {
        System.setProperty("CompleteFileTest.password", "s3cret");
        configuration = new YamlFiles(folder).read(YAML);
    }

    @Test
    void hasTheSettings() {
        assertThat(configuration.settings())
                .isEqualTo(
                        EngineSettings.DEFAULTS
                                .name("retail")
                                .dialect(SqlDialect.POSTGRESQL)
                                .pushdown(PushdownMode.OFF)
                                .memory(512L << 20, 128L << 20)
                                .queryTimeout(Duration.ofSeconds(60))
                                .maxConcurrentQueries(7)
                                .threads(2)
                                .spillDirectory(folder.resolve("./spill"))
                                .sourceBudget(new SourceBudget(1000, 2L << 20, 7))
                                .limits(
                                        new QueryLimits(
                                                5000,
                                                20,
                                                50,
                                                9,
                                                400,
                                                Duration.ofSeconds(3),
                                                4L << 10,
                                                2)));
        assertThat(configuration.defaultAccess()).isEqualTo(DefaultAccess.DENY);
    }

    @Test
    void hasTheOptionsOfConnectionsInTheirTypes() {
        ConnectionConfig crm = configuration.connections().get("crm").config("crm");
        assertThat(crm.options())
                .containsEntry("url", "jdbc:postgresql://localhost:5432/crm")
                .containsEntry("port", 5432)
                .containsEntry("tls", true)
                .containsEntry("timeout", Duration.ofSeconds(5))
                .containsEntry("buffer", 1L << 20)
                .containsEntry("schemas", List.of("public", "sales"))
                .containsEntry("properties", Map.of("sslmode", "require"));
        assertThat(crm.options().get("password")).hasToString("***");
        assertThat(crm.text("password")).contains("s3cret");
        assertThat(crm.path("certificate")).contains(folder.resolve("ca.pem"));
        assertThat(crm.section("pool").integer("max_size")).contains(8);
        assertThat(crm.section("pool").duration("max_lifetime")).contains(Duration.ofMinutes(30));
        assertThat(crm.directory()).isEqualTo(folder);
    }

    @Test
    void hasTheTables() {
        Schema events =
                Schema.of(
                        Column.of("id", DataType.BIGINT),
                        Column.of("at", DataType.timestamp(6)),
                        Column.of("note", DataType.VARCHAR));
        assertThat(configuration.tables())
                .containsExactly(
                        VirtualTable.named("customers")
                                .from("crm", TableSource.table("public.customers"))
                                .cache(CachePolicy.refreshedEvery(Duration.ofMinutes(1)))
                                .tags("pii")
                                .description("People")
                                .build(),
                        VirtualTable.named("vip")
                                .from(
                                        "crm",
                                        TableSource.query(
                                                "SELECT id, name FROM customers WHERE vip"))
                                .build(),
                        VirtualTable.named("orders")
                                .from("disk", TableSource.parquet("orders/").partitionedBy("day"))
                                .build(),
                        VirtualTable.named("events")
                                .from(
                                        "disk",
                                        TableSource.csv("events/*.csv")
                                                .option("header", true)
                                                .option("delimiter", ",")
                                                .option("null", List.of(""))
                                                .option("sample_rows", 10)
                                                .schema(events))
                                .build(),
                        VirtualTable.named("rates")
                                .from("memory", TableSource.table("rates"))
                                .build());
        assertThat(configuration.rows().get("rates"))
                .hasToString("2 rows (ccy VARCHAR, rate DECIMAL(10,4))");
    }

    @Test
    void hasMappingsViewsAndPolicies() {
        assertThat(configuration.mappings())
                .containsExactly(
                        new SchemaMapping(
                                "crm", List.of("public.*"), List.of("public.tmp_*"), "sales"));
        assertThat(configuration.views())
                .containsExactly(
                        new View(
                                "revenue",
                                "SELECT sum(total) AS total FROM orders",
                                Optional.empty()));
        assertThat(configuration.policies())
                .containsExactly(
                        TableSecurityPolicy.forTable("customers")
                                .allow("analyst", "admin")
                                .auditAllAccess()
                                .verifyRows()
                                .build(),
                        TableSecurityPolicy.forTable("sales.invoices").allow("admin").build());
    }

    @Test
    void hasPrincipalsAndTheAudit() {
        assertThat(
                        configuration
                                .principals()
                                .orElseThrow()
                                .resolve(Optional.of("ana"), Optional.empty()))
                .isEqualTo(
                        new Principal(
                                "ana",
                                Set.of("analyst"),
                                Optional.of("acme"),
                                Map.of(
                                        "regions",
                                        List.of("North", "South"),
                                        "level",
                                        List.of("3"))));
        assertThat(configuration.audit())
                .isEqualTo(
                        new ContextConfiguration.Audit(
                                Optional.of(
                                        TrailSettings.of(folder.resolve("audit.jsonl"))
                                                .unchained()),
                                Optional.empty(),
                                AuditSettings.DEFAULTS.onFailure(OnFailure.OPEN)));
    }

    @Test
    void startsAContext() {
        try (VirtualContext context = VirtualContext.fromYaml(folder.resolve("tauro.yaml"))) {
            assertThat(context.settings().name()).isEqualTo("retail");
            assertThat(context.registry().connections()).containsExactly("crm", "disk", "memory");
            assertThat(context.registry().table("rates")).isPresent();
            assertThat(context.registry().view("revenue")).isPresent();
            assertThat(context.login(Optional.of("bench"), Optional.empty()).principal())
                    .isEqualTo(Principal.of("bench", "admin"));
            assertThat(folder.resolve("audit.jsonl")).exists();
        }
    }

    @Test
    void printsNoValues() {
        assertThat(configuration.toString()).doesNotContain("s3cret").doesNotContain("jdbc:");
        assertThat(configuration.connections().get("crm").config("crm").toString())
                .doesNotContain("s3cret");
    }
}
