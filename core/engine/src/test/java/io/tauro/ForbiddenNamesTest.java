package io.tauro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.identity.Principal;
import io.tauro.memory.MemoryConnector;
import io.tauro.memory.MemoryTable;
import io.tauro.registry.SchemaMapping;
import io.tauro.registry.TableInfo;
import io.tauro.security.DefaultAccess;
import io.tauro.security.TableSecurityPolicy;
import io.tauro.security.audit.AuditEvent;
import io.tauro.security.audit.AuditStatus;
import io.tauro.security.audit.Operation;
import io.tauro.spi.Capability;
import io.tauro.spi.ConnectionConfig;
import io.tauro.spi.ConnectionDefinition;
import io.tauro.spi.Connector;
import io.tauro.spi.ConnectorFactory;
import io.tauro.spi.Option;
import io.tauro.spi.SourceTable;
import io.tauro.table.SourceType;
import io.tauro.table.TableSource;
import io.tauro.table.VirtualTable;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever may not read a table cannot find out that it is there. */
class ForbiddenNamesTest {

    private static final Schema SCHEMA =
            Schema.of(Column.of("id", DataType.BIGINT), Column.of("pay", DataType.BIGINT));

    /** Tables in memory whose connector writes down what it is asked. */
    private static final class Recording
            implements ConnectorFactory, Connector, ConnectionDefinition {

        private final Connector rows;
        private final List<String> asked = new ArrayList<>();

        Recording(String... tables) {
            Map<String, MemoryTable> all = new java.util.HashMap<>();
            for (String table : tables) {
                all.put(table, MemoryTable.of(SCHEMA, List.of(List.of(1L, 2L))));
            }
            rows = MemoryConnector.of(all);
        }

        @Override
        public String type() {
            return "recording";
        }

        @Override
        public SourceType sourceType() {
            return SourceType.MEMORY;
        }

        @Override
        public List<Option> options() {
            return List.of();
        }

        @Override
        public Set<Capability> capabilities() {
            return Set.of();
        }

        @Override
        public Connector connect(ConnectionConfig config) {
            return this;
        }

        @Override
        public ConnectorFactory factory() {
            return this;
        }

        @Override
        public ConnectionConfig config(String id) {
            return new ConnectionConfig(id, Map.of(), Path.of("."));
        }

        @Override
        public SourceTable table(TableSource source) {
            asked.add(((TableSource.Table) source).name());
            return rows.table(source);
        }

        @Override
        public Stream<TableSource> discover() {
            asked.add("everything");
            return rows.discover();
        }

        @Override
        public void close() {}
    }

    private static VirtualTable table(String name) {
        return VirtualTable.named(name).from("r", TableSource.table(List.of(name))).build();
    }

    private static VirtualContextBuilder open(Recording source, String... tables) {
        VirtualContextBuilder builder = VirtualContext.builder().connection("r", source);
        for (String table : tables) {
            builder.table(table(table));
        }
        return builder;
    }

    private static TableSecurityPolicy allowing(String table, String role) {
        return TableSecurityPolicy.forTable(table).allow(role).build();
    }

    private static final Principal BO = Principal.of("bo", "intern");

    private static TauroException failure(VirtualContext context, Principal who, String sql) {
        return catchThrowableOfType(TauroException.class, () -> context.as(who).query(sql).close());
    }

    /** Two contexts, of which only one has the table {@code secret}. */
    private static List<VirtualContext> twoWorlds() {
        List<VirtualContext> worlds = new ArrayList<>();
        for (boolean there : new boolean[] {true, false}) {
            VirtualContextBuilder builder =
                    open(new Recording("items", "secret"), "items")
                            .policy(allowing("items", "intern"))
                            .view("totals", "SELECT sum(id) AS s FROM items");
            if (there) {
                builder.table(table("secret"))
                        .policy(allowing("secret", "boss"))
                        .view("peek", "SELECT pay FROM secret JOIN items USING (id)")
                        .view("guarded", "SELECT id FROM items")
                        .policy(allowing("guarded", "boss"))
                        .view("behind", "SELECT * FROM peek");
            }
            builder.policy(allowing("totals", "intern"));
            worlds.add(builder.build());
        }
        return worlds;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM secret",
                "SELECT pay FROM SECRET",
                "SELECT pay FROM \"secret\"",
                "SELECT pay FROM \"Secret\"",
                "SELECT nonsense FROM secret",
                "SELECT nonsense(pay) FROM secret",
                "SELECT items.id FROM items JOIN secret USING (id)",
                "SELECT id FROM items WHERE id IN (SELECT id FROM secret)",
                "SELECT (SELECT max(pay) FROM secret) FROM items",
                "WITH w AS (SELECT * FROM secret) SELECT * FROM w",
                "SELECT * FROM items UNION ALL SELECT * FROM secret",
                "SELECT secret.pay FROM items",
                "EXPLAIN SELECT * FROM secret",
                "EXPLAIN ANALYZE SELECT * FROM secret",
                "SELECT * FROM peek",
                "SELECT pay FROM behind",
                "SELECT * FROM guarded",
                "SELECT * FROM secre",
                "SELECT * FROM a.secret",
                "SELECT * FROM secret.secret",
                "SELECT count(*) FROM secret s, peek p",
            })
    void theErrorIsTheSameWhetherTheTableIsThereOrNot(String sql) {
        List<TauroException> told = new ArrayList<>();
        for (VirtualContext world : twoWorlds()) {
            try (world) {
                told.add(failure(world, BO, sql));
            }
        }
        assertThat(told.get(0)).isNotNull();
        assertThat(told.get(0)).hasMessage(told.get(1).getMessage());
        assertThat(told.get(0).context()).isEqualTo(told.get(1).context());
        assertThat(told.get(0).getCause()).isNull();
    }

    @Test
    void theTextNamesWhatWasWrittenAndSuggestsOnlyWhatMayBeRead() {
        try (VirtualContext context = twoWorlds().get(0)) {
            assertThat(failure(context, BO, "SELECT * FROM SECRET"))
                    .hasMessage(
                            "TAURO-3001 Principal 'bo' may not read table 'SECRET': there is no such table, or none"
                                    + " of the roles [intern] may read it. Check its name, or ask for a role that"
                                    + " may.");
            assertThat(failure(context, BO, "SELECT * FROM item"))
                    .hasMessage(
                            "TAURO-3001 Principal 'bo' may not read table 'item': there is no such table, or none"
                                    + " of the roles [intern] may read it. Did you mean 'items'?");
            assertThat(failure(context, Principal.of("al"), "SELECT * FROM item"))
                    .hasMessage(
                            "TAURO-3001 Principal 'al' may not read table 'item': there is no such table, or it may"
                                    + " not be read without a role. Check its name, or ask for a role that may.");
        }
    }

    @Test
    void aViewIsRefusedByItsOwnName() {
        try (VirtualContext context = twoWorlds().get(0)) {
            assertThat(failure(context, BO, "SELECT * FROM behind").getMessage())
                    .contains("'behind'")
                    .doesNotContain("secret")
                    .doesNotContain("peek");
        }
    }

    @Test
    void theAuditLogHasTheTrueReason() {
        try (VirtualContext context = twoWorlds().get(0)) {
            failure(context, BO, "SELECT * FROM secret");
            failure(context, BO, "SELECT * FROM nowhere");
            failure(context, BO, "SELECT * FROM behind");
            assertThat(context.audit().events().status(AuditStatus.DENIED).stream())
                    .extracting(event -> event.reason().orElseThrow())
                    .containsExactly(
                            "none of the roles [intern] is allowed",
                            "it has no policy, and access is denied by default",
                            "it reads 'peek', and it reads 'secret', and none of the roles [intern] is allowed");
            assertThat(context.audit().events().table("secret").principal("bo").stream())
                    .hasSize(1);
        }
    }

    @Test
    void queriesWithoutSqlAreRefusedInTheSameWords() {
        List<String> told = new ArrayList<>();
        for (VirtualContext world : twoWorlds()) {
            try (world) {
                for (String name : List.of("secret", "SECRET", "peek")) {
                    TauroException refusal =
                            catchThrowableOfType(
                                    TauroException.class,
                                    () -> world.as(BO).from(name).select("pay").plan());
                    assertThat(refusal.code()).isEqualTo(ErrorCode.ACCESS_DENIED);
                    told.add(refusal.getMessage());
                    assertThat(world.as(BO).columns(name)).isEmpty();
                }
                assertThat(world.audit().events().status(AuditStatus.DENIED).stream())
                        .extracting(AuditEvent::operation)
                        .containsExactly(
                                Operation.SELECT,
                                Operation.METADATA,
                                Operation.SELECT,
                                Operation.METADATA,
                                Operation.SELECT,
                                Operation.METADATA);
            }
        }
        assertThat(told.subList(0, 3)).isEqualTo(told.subList(3, 6));
    }

    @Test
    void listsHaveWhatMayBeReadAndNothingElse() {
        for (VirtualContext world : twoWorlds()) {
            try (world) {
                assertThat(world.as(BO).tables())
                        .extracting(TableInfo::name)
                        .containsExactly("items", "totals");
                assertThat(world.as(Principal.of("al")).tables()).isEmpty();
            }
        }
        try (VirtualContext context = twoWorlds().get(0)) {
            assertThat(context.as(Principal.of("cy", "intern", "boss")).tables())
                    .extracting(TableInfo::name)
                    .containsExactly("behind", "guarded", "items", "peek", "secret", "totals");
            assertThat(context.as(Principal.of("cy", "boss")).tables())
                    .extracting(TableInfo::name)
                    .containsExactly("secret");
        }
    }

    @Test
    void theSourceOfAForbiddenTableIsNeverAsked() {
        Recording source = new Recording("items", "secret");
        try (VirtualContext context =
                open(source, "items", "secret")
                        .view("peek", "SELECT * FROM items JOIN secret USING (id)")
                        .schema(new SchemaMapping("r", List.of(), List.of(), "all"))
                        .policy(allowing("secret", "boss"))
                        .build()) {
            failure(context, BO, "SELECT * FROM secret");
            failure(context, BO, "SELECT * FROM peek");
            failure(context, BO, "SELECT * FROM all.secret");
            failure(context, BO, "SELECT * FROM all.nowhere");
            context.as(BO).columns("secret");
            context.as(BO).columns("peek");
            assertThat(source.asked).isEmpty();
            assertThat(failure(context, Principal.of("cy", "boss"), "SELECT * FROM secret"))
                    .isNull();
            assertThat(source.asked).containsExactly("secret");
        }
    }

    @Test
    void aViewWhoseTableIsGoneLooksAsOneWhoseTableMayNotBeRead() {
        try (VirtualContext context =
                open(new Recording("items"), "items")
                        .policy(allowing("items", "intern"))
                        .policy(allowing("gone", "intern"))
                        .policy(allowing("secret", "boss"))
                        .view("a", "SELECT * FROM gone")
                        .view("b", "SELECT * FROM secret")
                        .view("c", "SELECT FROM WHERE")
                        .build()) {
            for (String view : List.of("a", "b", "c", "d")) {
                assertThat(failure(context, BO, "SELECT * FROM " + view))
                        .hasMessage(
                                "TAURO-3001 Principal 'bo' may not read table '"
                                        + view
                                        + "': there is no such table, or none of the roles [intern] may read it."
                                        + " Check its name, or ask for a role that may.");
            }
        }
    }

    @Test
    void aCircleOfViewsIsAnErrorOfTheQueryAndNotOfTheRoles() {
        try (VirtualContext context =
                open(new Recording("items"), "items")
                        .policy(allowing("items", "intern"))
                        .view("a", "SELECT * FROM b")
                        .view("b", "SELECT * FROM a")
                        .build()) {
            assertThat(failure(context, BO, "SELECT * FROM a").code())
                    .isEqualTo(ErrorCode.INVALID_QUERY);
        }
    }

    @Test
    void whereNothingIsProtectedAnAbsentTableIsAMistakeWithAPlace() {
        try (VirtualContext context = open(new Recording("items"), "items").build()) {
            assertThat(failure(context, BO, "SELECT * FROM item"))
                    .hasMessage(
                            "TAURO-2002 Table 'item' is not known (line 1, column 15). Did you mean 'items'?");
        }
        try (VirtualContext context =
                open(new Recording("items"), "items").defaultAccess(DefaultAccess.DENY).build()) {
            assertThat(failure(context, BO, "SELECT * FROM item").code())
                    .isEqualTo(ErrorCode.ACCESS_DENIED);
        }
        try (VirtualContext context =
                open(new Recording("items", "secret"), "items", "secret")
                        .defaultAccess(DefaultAccess.ALLOW)
                        .policy(allowing("secret", "boss"))
                        .build()) {
            assertThat(failure(context, BO, "SELECT * FROM secret").getMessage())
                    .isEqualTo(
                            failure(context, BO, "SELECT * FROM sekret")
                                    .getMessage()
                                    .replace("sekret", "secret"));
        }
    }
}
