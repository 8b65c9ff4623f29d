package io.tauro.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tauro.VirtualContext;
import io.tauro.VirtualContextBuilder;
import io.tauro.VirtualSession;
import io.tauro.engine.AdmissionSettings;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.identity.Principal;
import io.tauro.memory.MemoryConnector;
import io.tauro.memory.MemoryTable;
import io.tauro.query.QueryResult;
import io.tauro.query.SourceBudget;
import io.tauro.query.TenantLimits;
import io.tauro.registry.SchemaMapping;
import io.tauro.registry.TableInfo;
import io.tauro.security.DefaultAccess;
import io.tauro.security.TableSecurityPolicy;
import io.tauro.security.audit.AuditStatus;
import io.tauro.table.TableSource;
import io.tauro.table.VirtualTable;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is a tenant's is there for its principals and for nobody else. */
class TenantTest {

    private static final Schema SCHEMA =
            Schema.of(
                    Column.of("id", DataType.BIGINT),
                    Column.of("tenant_id", DataType.VARCHAR),
                    Column.of("v", DataType.VARCHAR));

    private static final Principal ANA = Principal.of("ana", "user", "admin").inTenant("acme");
    private static final Principal BO = Principal.of("bo", "user", "admin").inTenant("bolt");
    private static final Principal NOBODY = Principal.of("cy", "user", "admin");

    private static MemoryTable rows(String... ids) {
        List<List<?>> rows = new ArrayList<>();
        for (String id : ids) {
            rows.add(
                    java.util.Arrays.asList(
                            (long) rows.size(), id.equals("-") ? null : id, "v" + id));
        }
        return MemoryTable.of(SCHEMA, rows);
    }

    private static VirtualTable table(String name, String rows, String tenant) {
        return VirtualTable.named(name)
                .from("memory", TableSource.table(List.of(rows)))
                .tenant(tenant)
                .build();
    }

    private static TableSecurityPolicy.Builder policy(String table) {
        return TableSecurityPolicy.forTable(table).allow("user");
    }

    private static VirtualContextBuilder builder() {
        return VirtualContext.builder()
                .rows("a", rows("acme", "acme"))
                .rows("b", rows("bolt"))
                .rows("plans", rows("bolt"))
                .table("shared", rows("acme", "bolt", "bolt", "-", "zeta"))
                .table(table("orders", "a", "acme"))
                .table(table("Orders", "b", "bolt"))
                .table(table("plans", "plans", "bolt"))
                .view("mine", "SELECT v FROM orders")
                .view("theirs", "SELECT v FROM plans", "bolt")
                .policy(policy("orders").tenant("acme").build())
                .policy(policy("orders").tenant("bolt").build())
                .policy(policy("plans").tenant("bolt").build())
                .policy(
                        policy("shared")
                                .tenantColumn("tenant_id")
                                .allRows("admin")
                                .rows("user", "id >= 0")
                                .build());
    }

    private static List<Object> query(VirtualContext context, Principal who, String sql) {
        try (QueryResult result = context.as(who).query(sql)) {
            return result.toList().stream().map(row -> row.get(0)).toList();
        }
    }

    private static String refusal(VirtualContext context, Principal who, String sql) {
        TauroException error =
                catchThrowableOfType(TauroException.class, () -> query(context, who, sql));
        assertThat(error).as(sql).isNotNull();
        assertThat(error.code()).isEqualTo(ErrorCode.ACCESS_DENIED);
        return error.getMessage();
    }

    @Test
    void eachTenantHasItsOwnTableOfAName() {
        try (VirtualContext context = builder().build()) {
            assertThat(query(context, ANA, "SELECT v FROM orders"))
                    .containsExactly("vacme", "vacme");
            assertThat(query(context, BO, "SELECT v FROM ORDERS")).containsExactly("vbolt");
            assertThat(query(context, ANA, "SELECT v FROM mine")).containsExactly("vacme", "vacme");
            assertThat(query(context, BO, "SELECT v FROM mine")).containsExactly("vbolt");
            assertThat(context.as(ANA).columns("orders")).isPresent();
            refusal(context, NOBODY, "SELECT v FROM orders");
            refusal(context, NOBODY, "SELECT v FROM mine");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM plans",
                "SELECT * FROM plan",
                "SELECT * FROM Plans",
                "SELECT * FROM \"plans\"",
                "SELECT * FROM theirs",
                "SELECT * FROM their",
                "SELECT * FROM bolt",
                "SELECT * FROM bolt.plans",
                "SELECT * FROM \"bolt\u0000plans\"",
                "SELECT plans.v FROM orders",
                "SELECT * FROM orders, plans",
            })
    void nothingTellsWhetherAnotherTenantIsThere(String sql) {
        VirtualContextBuilder without =
                VirtualContext.builder()
                        .rows("a", rows("acme", "acme"))
                        .table(table("orders", "a", "acme"))
                        .view("mine", "SELECT v FROM orders")
                        .policy(policy("orders").tenant("acme").build());
        try (VirtualContext context = builder().build();
                VirtualContext alone = without.build()) {
            for (Principal who : List.of(ANA, NOBODY)) {
                TauroException there =
                        catchThrowableOfType(TauroException.class, () -> query(context, who, sql));
                TauroException absent =
                        catchThrowableOfType(TauroException.class, () -> query(alone, who, sql));
                assertThat(there).isNotNull();
                assertThat(there.getMessage()).isEqualTo(absent.getMessage());
                assertThat(there.context()).isEqualTo(absent.context());
            }
        }
    }

    @Test
    void listsNameNothingOfOthers() {
        try (VirtualContext context = builder().build()) {
            assertThat(context.as(ANA).tables())
                    .extracting(TableInfo::name)
                    .containsExactly("mine", "orders", "shared");
            assertThat(context.as(BO).tables())
                    .extracting(TableInfo::name)
                    .containsExactlyInAnyOrder("Orders", "mine", "plans", "shared", "theirs");
            assertThat(context.as(NOBODY).tables())
                    .extracting(TableInfo::name)
                    .containsExactly("shared");
            assertThat(context.as(ANA).explain("SELECT v FROM orders")).doesNotContain("bolt");
        }
    }

    @Test
    void rowsOfASharedTableAreThoseOfTheTenantWhateverTheRole() {
        try (VirtualContext context = builder().build()) {
            assertThat(query(context, ANA, "SELECT v FROM shared")).containsExactly("vacme");
            assertThat(query(context, BO, "SELECT v FROM shared"))
                    .containsExactly("vbolt", "vbolt");
            assertThat(query(context, BO, "SELECT count(*) FROM shared")).containsExactly(2L);
            assertThat(query(context, NOBODY, "SELECT v FROM shared")).isEmpty();
            assertThat(query(context, ANA, "SELECT v FROM shared WHERE tenant_id = 'bolt' OR TRUE"))
                    .containsExactly("vacme");
            assertThat(
                            query(
                                    context,
                                    Principal.of("x", "user", "admin").inTenant("acme' OR '1'='1"),
                                    "SELECT v FROM shared"))
                    .isEmpty();
        }
    }

    @Test
    void aTenantsPolicyReplacesTheGeneralOneButNotItsTenantColumn() {
        try (VirtualContext context = builder().build()) {
            context.protect(
                    TableSecurityPolicy.forTable("shared")
                            .allow("user")
                            .tenant("bolt")
                            .rows("user", "id = 2")
                            .build());
            assertThat(query(context, BO, "SELECT id FROM shared")).containsExactly(2L);
            context.protect(
                    TableSecurityPolicy.forTable("shared")
                            .allow("user")
                            .tenant("bolt")
                            .allRows("user")
                            .build());
            assertThat(query(context, BO, "SELECT id FROM shared")).containsExactly(1L, 2L);
            context.protect(
                    TableSecurityPolicy.forTable("shared").allow("nobody").tenant("bolt").build());
            refusal(context, BO, "SELECT id FROM shared");
            assertThat(query(context, ANA, "SELECT v FROM shared")).containsExactly("vacme");
        }
    }

    @Test
    void theGeneralPolicyOfANameDoesNotOpenATableOfATenant() {
        try (VirtualContext context =
                VirtualContext.builder()
                        .rows("a", rows("acme"))
                        .table("orders", rows("zeta"))
                        .table(table("orders", "a", "acme"))
                        .policy(policy("orders").build())
                        .build()) {
            assertThat(query(context, NOBODY, "SELECT v FROM orders")).containsExactly("vzeta");
            assertThat(query(context, BO, "SELECT v FROM orders")).containsExactly("vzeta");
            refusal(context, ANA, "SELECT v FROM orders");
        }
    }

    @Test
    void plansOfTenantsAreNotShared() {
        try (VirtualContext context = builder().build()) {
            Principal same = Principal.of("ana", "user", "admin").inTenant("bolt");
            for (int i = 0; i < 3; i++) {
                assertThat(query(context, ANA, "SELECT v FROM orders WHERE id = 0"))
                        .containsExactly("vacme");
                assertThat(query(context, same, "SELECT v FROM orders WHERE id = 0"))
                        .containsExactly("vbolt");
            }
        }
    }

    @Test
    void accessIsDeniedByDefaultAsSoonAsThereIsATenant() {
        try (VirtualContext context =
                VirtualContext.builder()
                        .table("open", rows("-"))
                        .tenant("acme", TenantLimits.NONE)
                        .build()) {
            refusal(context, NOBODY, "SELECT v FROM open");
        }
        try (VirtualContext context = VirtualContext.builder().table("open", rows("-")).build()) {
            assertThat(query(context, NOBODY, "SELECT v FROM open")).hasSize(1);
            context.register(
                    VirtualTable.named("x")
                            .from("memory", TableSource.table(List.of("open")))
                            .tenant("acme")
                            .build());
            refusal(context, NOBODY, "SELECT v FROM open");
        }
        try (VirtualContext context =
                VirtualContext.builder()
                        .defaultAccess(DefaultAccess.ALLOW)
                        .table("open", rows("-"))
                        .rows("a", rows("acme"))
                        .table(table("mine", "a", "acme"))
                        .build()) {
            assertThat(query(context, NOBODY, "SELECT v FROM open")).hasSize(1);
            assertThat(query(context, ANA, "SELECT v FROM mine")).hasSize(1);
            refusal(context, BO, "SELECT v FROM mine");
        }
    }

    @Test
    void aTenantTakesNoMoreThanItsShare() {
        try (VirtualContext context =
                builder()
                        .settings(
                                s ->
                                        s.admission(
                                                AdmissionSettings.DEFAULTS.patience(
                                                        Duration.ofMillis(20))))
                        .tenant("acme", TenantLimits.NONE.queries(1).memory(1 << 20))
                        .tenant(
                                "bolt",
                                TenantLimits.NONE.sources(new SourceBudget(1, 1L << 20, 10)))
                        .build()) {
            VirtualSession ana = context.as(ANA);
            QueryResult open = ana.query("SELECT v FROM orders");
            Principal colleague = Principal.of("al", "user").inTenant("acme");
            assertThatThrownBy(() -> query(context, colleague, "SELECT v FROM orders"))
                    .hasMessage(
                            "TAURO-5004 There are 1 open results already, as many as your tenant may have. Close"
                                    + " results that are read, or raise the limit.");
            assertThat(query(context, BO, "SELECT v FROM orders")).hasSize(1);
            open.close();
            assertThat(query(context, colleague, "SELECT v FROM orders")).hasSize(2);
            assertThat(
                            catchThrowableOfType(
                                            TauroException.class,
                                            () ->
                                                    query(
                                                            context,
                                                            ANA,
                                                            "SELECT string_agg(repeat(x.v, 1000000), ',') FROM orders x, orders y, orders z"))
                                    .code())
                    .isEqualTo(ErrorCode.MEMORY_LIMIT);
            assertThat(
                            catchThrowableOfType(
                                            TauroException.class,
                                            () -> query(context, BO, "SELECT v FROM shared"))
                                    .code())
                    .isEqualTo(ErrorCode.SOURCE_BUDGET);
            assertThat(context.load().isIdle()).isTrue();
        }
    }

    @Test
    void theTrailOfATenantHasWhatItsPrincipalsDid() {
        try (VirtualContext context = builder().build()) {
            query(context, ANA, "SELECT v FROM orders");
            refusal(context, ANA, "SELECT v FROM plans");
            query(context, BO, "SELECT v FROM plans");
            assertThat(context.auditOf("acme").status(AuditStatus.DENIED).stream()).hasSize(1);
            assertThat(context.auditOf("acme").stream())
                    .isNotEmpty()
                    .allSatisfy(event -> assertThat(event.principal()).isEqualTo("ana"));
        }
    }

    @Test
    void theFileSaysTheSame(@TempDir Path folder) throws Exception {
        Path file =
                Files.writeString(
                        folder.resolve("tauro.yaml"),
                        """
                        tables:
                          shared:
                            rows: [{id: 1, t: acme}, {id: 2, t: bolt}]
                            schema: {id: BIGINT, t: VARCHAR}
                          solo: {tenant: bolt, rows: [{id: 9}], schema: {id: BIGINT}}
                        policies:
                          shared: {allowed_roles: [user], tenant_column: t, row_level_filters: {user: ALL_ROWS}}
                        tenants:
                          acme:
                            max_concurrent_queries: 3
                            memory: 10MB
                            source_budget: {rows: 100}
                            tables: {orders: {rows: [{id: 10}], schema: {id: BIGINT}}}
                            views: {big: "SELECT id FROM orders WHERE id > 5"}
                            policies: {orders: {allowed_roles: [user]}}
                          bolt:
                            tables: {orders: {rows: [{id: 20}], schema: {id: BIGINT}}}
                            policies: {orders: {allowed_roles: [user]}, solo: {allowed_roles: [user]}}
                        """);
        try (VirtualContext context = VirtualContext.fromYaml(file)) {
            assertThat(query(context, ANA, "SELECT id FROM shared")).containsExactly(1L);
            assertThat(query(context, ANA, "SELECT id FROM big")).containsExactly(10L);
            assertThat(query(context, BO, "SELECT id FROM orders")).containsExactly(20L);
            assertThat(query(context, BO, "SELECT id FROM solo")).containsExactly(9L);
            refusal(context, ANA, "SELECT id FROM solo");
            refusal(context, BO, "SELECT id FROM big");
            assertThat(context.settings().tenants().get("acme"))
                    .isEqualTo(
                            TenantLimits.NONE
                                    .queries(3)
                                    .memory(10 << 20)
                                    .sources(
                                            new SourceBudget(
                                                    100,
                                                    SourceBudget.UNLIMITED.bytes(),
                                                    SourceBudget.UNLIMITED.reads())));
        }
    }

    private static SchemaMapping mapping(String connection, String tenant) {
        return new SchemaMapping(
                connection, List.of(), List.of(), "own", java.util.Optional.ofNullable(tenant));
    }

    private static VirtualContextBuilder mapped() {
        return VirtualContext.builder()
                .connection(
                        "x",
                        new Connected(
                                MemoryConnector.of(
                                        Map.of("notes", rows("acme"), "log", rows("acme")))))
                .connection(
                        "y",
                        new Connected(
                                MemoryConnector.of(
                                        Map.of("notes", rows("bolt"), "deep", rows("bolt")))))
                .connection(
                        "z",
                        new Connected(
                                MemoryConnector.of(Map.of("notes", rows("-"), "open", rows("-")))))
                .schema(mapping("z", null))
                .schema(mapping("x", "acme"))
                .schema(mapping("y", "bolt"))
                .view("all_notes", "SELECT v FROM own.notes")
                .policy(policy("own.notes").build())
                .policy(policy("own.open").build())
                .policy(policy("own.notes").tenant("acme").build())
                .policy(policy("own.deep").tenant("bolt").build());
    }

    @Test
    void tablesUnderAPrefixCanBeATenantsOwn() {
        try (VirtualContext context = mapped().build()) {
            assertThat(query(context, ANA, "SELECT v FROM own.notes")).containsExactly("vacme");
            assertThat(query(context, ANA, "SELECT v FROM all_notes")).containsExactly("vacme");
            assertThat(query(context, NOBODY, "SELECT v FROM own.notes")).containsExactly("v-");
            assertThat(query(context, NOBODY, "SELECT v FROM all_notes")).containsExactly("v-");
            assertThat(query(context, ANA, "SELECT v FROM own.open")).containsExactly("v-");
            assertThat(query(context, BO, "SELECT v FROM own.deep")).containsExactly("vbolt");
            refusal(context, ANA, "SELECT v FROM own.log");
            refusal(context, BO, "SELECT v FROM own.log");
            refusal(context, ANA, "SELECT v FROM own.deep");
            refusal(context, NOBODY, "SELECT v FROM own.deep");
        }
    }

    @Test
    void theGeneralPolicyOfANameDoesNotOpenAMappedTableOfATenant() {
        try (VirtualContext context = mapped().build()) {
            refusal(context, BO, "SELECT v FROM own.notes");
            refusal(context, BO, "SELECT v FROM all_notes");
        }
    }

    @Test
    void listsOfMappedTablesNameNothingOfOthers() {
        try (VirtualContext context = mapped().build()) {
            assertThat(context.as(ANA).tables())
                    .extracting(TableInfo::name)
                    .containsExactlyInAnyOrder("own.notes", "own.open", "all_notes");
            assertThat(context.as(BO).tables())
                    .extracting(TableInfo::name)
                    .containsExactlyInAnyOrder("own.open", "own.deep");
            assertThat(context.as(NOBODY).tables())
                    .extracting(TableInfo::name)
                    .containsExactlyInAnyOrder("own.notes", "own.open", "all_notes");
            assertThat(refusal(context, ANA, "SELECT v FROM own.deeq"))
                    .isEqualTo(
                            refusal(context, ANA, "SELECT v FROM own.deep")
                                    .replace("deep", "deeq"));
        }
    }

    @Test
    void aTenantsMappingAloneDeniesByDefault() {
        try (VirtualContext context =
                VirtualContext.builder()
                        .connection(
                                "x",
                                new Connected(MemoryConnector.of(Map.of("notes", rows("acme")))))
                        .schema(mapping("x", "acme"))
                        .table("free", rows("-"))
                        .build()) {
            refusal(context, NOBODY, "SELECT v FROM free");
            refusal(context, ANA, "SELECT v FROM own.notes");
        }
    }
}
