package io.tauro.information;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.VirtualContext;
import io.tauro.VirtualContextBuilder;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.identity.Principal;
import io.tauro.memory.MemoryTable;
import io.tauro.query.QueryResult;
import io.tauro.registry.InformationSchema;
import io.tauro.registry.SchemaMapping;
import io.tauro.registry.TableInfo;
import io.tauro.security.FieldSecurityPolicy;
import io.tauro.security.TableSecurityPolicy;
import io.tauro.security.TagPolicy;
import io.tauro.security.audit.AuditEvent;
import io.tauro.security.audit.AuditStatus;
import io.tauro.security.audit.Operation;
import io.tauro.security.mask.Mask;
import io.tauro.table.TableSource;
import io.tauro.table.VirtualTable;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The information schema shows each principal what there is for it, and nothing else. */
class InformationSchemaTest {

    private static final Principal CLERK = Principal.of("cleo", "clerk");
    private static final Principal BOSS = Principal.of("bo", "boss");
    private static final Principal ACME = Principal.of("ana", "clerk").inTenant("acme");

    private static final String OURS = " table_schema <> 'information_schema'";

    private static final Schema STAFF =
            Schema.of(
                    Column.of("id", DataType.BIGINT).notNull(),
                    Column.of("name", DataType.varchar(20)),
                    Column.of("salary", DataType.decimal(10, 2)),
                    Column.of("born", DataType.DATE),
                    Column.of("card", DataType.VARCHAR));

    private static MemoryTable staff() {
        return MemoryTable.of(STAFF, List.of(Arrays.asList(1L, "Ann", null, null, "4711")));
    }

    private static VirtualTable table(String name, String... tags) {
        return VirtualTable.named(name)
                .from("memory", TableSource.table(List.of("staff")))
                .description("Who works in " + name)
                .tags(tags)
                .build();
    }

    private static VirtualContextBuilder company() {
        return VirtualContext.builder()
                .rows("staff", staff())
                .table(table("hr.staff"))
                .table(table("hr.bosses"))
                .table(table("tagged", "personal"))
                .table(
                        VirtualTable.named("acme_only")
                                .from("memory", TableSource.table(List.of("staff")))
                                .tenant("acme")
                                .build())
                .view("names", "SELECT id, name FROM hr.staff")
                .view("hr.pay", "SELECT salary FROM hr.bosses")
                .policy(
                        TableSecurityPolicy.forTable("hr.staff")
                                .allow("clerk", "boss")
                                .allRows("boss")
                                .rows("clerk", "id > 100")
                                .restrictField("card", "boss")
                                .mask("born", Mask.dateYear(), "boss")
                                .build())
                .policy(TableSecurityPolicy.forTable("hr.bosses").allow("boss").build())
                .policy(TableSecurityPolicy.forTable("tagged").allow("clerk", "boss").build())
                .policy(
                        TableSecurityPolicy.forTable("acme_only")
                                .allow("clerk")
                                .tenant("acme")
                                .build())
                .tagPolicy(
                        TagPolicy.forTag(
                                "personal", FieldSecurityPolicy.restricted("salary", "boss")));
    }

    private static List<List<Object>> rows(
            VirtualContext context, Principal who, String sql, Object... parameters) {
        try (QueryResult result = context.as(who).query(sql, parameters)) {
            List<List<Object>> rows = new ArrayList<>();
            result.toList()
                    .forEach(
                            row -> {
                                List<Object> values = new ArrayList<>();
                                for (int i = 0; i < result.schema().size(); i++) {
                                    values.add(row.get(i));
                                }
                                rows.add(values);
                            });
            return rows;
        }
    }

    private static List<Object> column(VirtualContext context, Principal who, String sql) {
        return rows(context, who, sql).stream().map(row -> row.get(0)).toList();
    }

    @Test
    void tablesAndViewsThatMayNotBeReadAreNotThere() {
        try (VirtualContext context = company().build()) {
            String sql =
                    "SELECT table_schema, table_name, table_type, table_comment"
                            + " FROM information_schema.tables WHERE"
                            + OURS
                            + " ORDER BY 1, 2";
            assertThat(rows(context, CLERK, sql))
                    .containsExactly(
                            Arrays.asList("", "names", "VIEW", null),
                            List.of("", "tagged", "BASE TABLE", "Who works in tagged"),
                            List.of("hr", "staff", "BASE TABLE", "Who works in hr.staff"));
            assertThat(rows(context, BOSS, sql))
                    .extracting(row -> row.get(0) + "." + row.get(1))
                    .containsExactly(".names", ".tagged", "hr.bosses", "hr.pay", "hr.staff");
            assertThat(rows(context, ACME, sql))
                    .extracting(row -> row.get(0) + "." + row.get(1))
                    .containsExactly(".acme_only", ".names", ".tagged", "hr.staff");
            assertThat(rows(context, Principal.of("nobody"), sql)).isEmpty();
        }
    }

    @Test
    void columnsAreThoseThatAreSeen() {
        try (VirtualContext context = company().build()) {
            String sql =
                    "SELECT column_name, column_type FROM information_schema.columns"
                            + " WHERE table_schema = 'hr' AND table_name = 'staff'"
                            + " ORDER BY ordinal_position";
            assertThat(rows(context, CLERK, sql))
                    .containsExactly(
                            List.of("id", "BIGINT"),
                            List.of("name", "VARCHAR(20)"),
                            List.of("salary", "DECIMAL(10,2)"),
                            List.of("born", "DATE"));
            assertThat(rows(context, BOSS, sql)).hasSize(5).last().asString().contains("card");
            String tagged =
                    sql.replace(
                            "table_schema = 'hr' AND table_name = 'staff'",
                            "table_name = 'tagged'");
            assertThat(column(context, CLERK, tagged))
                    .containsExactly("id", "name", "born", "card");
            assertThat(column(context, BOSS, tagged)).contains("salary");
        }
    }

    @Test
    void allColumnsAreThoseThatTheSessionTells() {
        try (VirtualContext context = company().build()) {
            for (Principal who : List.of(CLERK, BOSS, ACME, Principal.of("nobody"))) {
                List<List<Object>> told = new ArrayList<>();
                for (TableInfo table : context.as(who).tables()) {
                    for (Column column :
                            context.as(who).columns(table.name()).orElseThrow().columns()) {
                        told.add(
                                List.of(
                                        table.name(),
                                        column.name(),
                                        column.type().toString(),
                                        column.nullable() ? "YES" : "NO"));
                    }
                }
                assertThat(
                                rows(
                                        context,
                                        who,
                                        "SELECT CASE WHEN table_schema = '' THEN table_name ELSE"
                                                + " concat(table_schema, '.', table_name) END,"
                                                + " column_name, column_type, is_nullable FROM"
                                                + " information_schema.columns WHERE"
                                                + OURS))
                        .containsExactlyInAnyOrderElementsOf(told);
            }
        }
    }

    @Test
    void theNumbersOfATypeAreThoseOfTheStandard() {
        Schema schema =
                Schema.of(
                        Column.of("a", DataType.varchar(5)),
                        Column.of("b", DataType.VARCHAR),
                        Column.of("c", DataType.decimal(12, 3)),
                        Column.of("d", DataType.INTEGER).notNull(),
                        Column.of("e", DataType.DOUBLE),
                        Column.of("f", DataType.TIMESTAMP),
                        Column.of("g", DataType.INTERVAL_YEAR_MONTH),
                        Column.of("h", DataType.TIMESTAMP_WITH_TIME_ZONE),
                        Column.of("i", DataType.array(DataType.INTEGER)));
        try (VirtualContext context =
                VirtualContext.builder().table("t", MemoryTable.of(schema, List.of())).build()) {
            assertThat(
                            rows(
                                    context,
                                    CLERK,
                                    "SELECT column_name, ordinal_position, is_nullable, data_type,"
                                            + " character_maximum_length, character_octet_length,"
                                            + " numeric_precision, numeric_precision_radix,"
                                            + " numeric_scale, datetime_precision, interval_type"
                                            + " FROM information_schema.columns WHERE table_name ="
                                            + " 't' ORDER BY 2"))
                    .containsExactly(
                            Arrays.asList(
                                    "a", 1, "YES", "VARCHAR", 5, 20L, null, null, null, null, null),
                            Arrays.asList(
                                    "b", 2, "YES", "VARCHAR", null, null, null, null, null, null,
                                    null),
                            Arrays.asList(
                                    "c", 3, "YES", "DECIMAL", null, null, 12, 10, 3, null, null),
                            Arrays.asList(
                                    "d", 4, "NO", "INTEGER", null, null, 10, 10, 0, null, null),
                            Arrays.asList(
                                    "e", 5, "YES", "DOUBLE", null, null, 15, 10, null, null, null),
                            Arrays.asList(
                                    "f",
                                    6,
                                    "YES",
                                    "TIMESTAMP",
                                    null,
                                    null,
                                    null,
                                    null,
                                    null,
                                    6,
                                    null),
                            Arrays.asList(
                                    "g",
                                    7,
                                    "YES",
                                    "INTERVAL",
                                    null,
                                    null,
                                    null,
                                    null,
                                    null,
                                    null,
                                    "YEAR TO MONTH"),
                            Arrays.asList(
                                    "h",
                                    8,
                                    "YES",
                                    "TIMESTAMP WITH TIME ZONE",
                                    null,
                                    null,
                                    null,
                                    null,
                                    null,
                                    6,
                                    null),
                            Arrays.asList(
                                    "i", 9, "YES", "ARRAY", null, null, null, null, null, null,
                                    null));
        }
    }

    @Test
    void itIsInItselfWithEachOfItsTables() {
        try (VirtualContext context = company().build()) {
            assertThat(
                            rows(
                                    context,
                                    CLERK,
                                    "SELECT table_name, table_type FROM information_schema.tables"
                                            + " WHERE table_schema = 'information_schema' ORDER BY"
                                            + " 1"))
                    .containsExactlyElementsOf(
                            InformationSchema.tables().stream()
                                    .<List<Object>>map(
                                            table -> List.of(table.path().get(1), "SYSTEM VIEW"))
                                    .toList());
            for (TableInfo table : InformationSchema.tables()) {
                Schema schema = context.as(CLERK).columns(table.name()).orElseThrow();
                assertThat(
                                column(
                                        context,
                                        CLERK,
                                        "SELECT column_name FROM information_schema.columns WHERE"
                                                + " table_schema = 'information_schema' AND"
                                                + " table_name = '"
                                                + table.path().get(1)
                                                + "' ORDER BY ordinal_position"))
                        .isEqualTo(schema.names());
                try (QueryResult result =
                        context.as(CLERK).query("SELECT * FROM " + table.name())) {
                    assertThat(result.schema()).isEqualTo(schema);
                    result.toList();
                }
            }
        }
    }

    @Test
    void schemasAndViewsAreThoseThatMayBeRead() {
        try (VirtualContext context = company().build()) {
            String schemas = "SELECT schema_name FROM information_schema.schemata ORDER BY 1";
            assertThat(column(context, CLERK, schemas))
                    .containsExactly("", "hr", "information_schema");
            assertThat(column(context, Principal.of("nobody"), schemas))
                    .containsExactly("information_schema");
            String views = "SELECT table_name, view_definition FROM information_schema.views";
            assertThat(rows(context, CLERK, views)).containsExactly(Arrays.asList("names", null));
            assertThat(rows(context, BOSS, views)).hasSize(2);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DESCRIBE hr.staff",
                "SHOW COLUMNS FROM hr.staff",
                "EXPLAIN SELECT 1",
                "SELECT id FROM hr.staff WHERE id = ?"
            })
    void aViewThatIsNoQueryHasNoColumns(String sql) {
        try (VirtualContext context = company().view("broken", sql).build()) {
            String columns = "SELECT column_name FROM information_schema.columns WHERE table_name ";
            assertThat(column(context, CLERK, columns + "IN ('broken', 'names') ORDER BY 1"))
                    .containsExactly("id", "name");
            for (String query :
                    List.of("SELECT * FROM broken", "DESCRIBE broken", columns + "= 'broken'")) {
                assertThatThrownBy(() -> rows(context, CLERK, query))
                        .isInstanceOfSatisfying(
                                TauroException.class,
                                e -> {
                                    assertThat(e.code()).isEqualTo(ErrorCode.INVALID_QUERY);
                                    assertThat(e)
                                            .hasMessageEndingWith(
                                                    "In view 'broken': A view is a query without"
                                                            + " parameters. Change its query.");
                                });
            }
        }
    }

    @Test
    void whatIsNotKnownHasNoRows() {
        try (VirtualContext context = company().build()) {
            for (String table :
                    List.of(
                            "table_constraints",
                            "key_column_usage",
                            "referential_constraints",
                            "check_constraints",
                            "constraint_column_usage",
                            "constraints",
                            "sequences",
                            "parameters")) {
                assertThat(rows(context, BOSS, "SELECT * FROM information_schema." + table))
                        .isEmpty();
            }
            assertThat(
                            rows(
                                    context,
                                    BOSS,
                                    "SELECT routine_name, routine_type, function_kind"
                                            + " FROM information_schema.routines"
                                            + " WHERE routine_name IN ('UPPER', 'COUNT', 'RANK')"
                                            + " ORDER BY 1"))
                    .containsExactly(
                            List.of("COUNT", "FUNCTION", "aggregate"),
                            List.of("RANK", "FUNCTION", "window"),
                            List.of("UPPER", "FUNCTION", "scalar"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INFORMATION_SCHEMA.TABLES",
                "\"information_schema\".\"tables\"",
                "Information_Schema.\"tables\"",
            })
    void itsNamesAreFoundAsOthersAre(String name) {
        try (VirtualContext context = company().build()) {
            assertThat(rows(context, CLERK, "SELECT t.table_name FROM " + name + " t WHERE" + OURS))
                    .hasSize(3);
        }
    }

    @Test
    void itCanBeJoinedWithTablesAndStandInViews() {
        try (VirtualContext context =
                company()
                        .view(
                                "what",
                                "SELECT table_name, count(*) AS n FROM information_schema.columns"
                                        + " WHERE table_schema = 'hr' GROUP BY table_name")
                        .build()) {
            assertThat(rows(context, CLERK, "SELECT * FROM what"))
                    .containsExactly(List.of("staff", 4L));
            assertThat(rows(context, BOSS, "SELECT * FROM what ORDER BY 1"))
                    .containsExactly(
                            List.of("bosses", 5L), List.of("pay", 1L), List.of("staff", 5L));
            assertThat(
                            rows(
                                    context,
                                    BOSS,
                                    "SELECT s.name, c.column_name FROM hr.staff s JOIN"
                                            + " information_schema.columns c ON c.ordinal_position"
                                            + " = s.id WHERE c.table_name = 'bosses'"))
                    .containsExactly(List.of("Ann", "id"));
            assertThat(
                            rows(
                                    context,
                                    CLERK,
                                    "SELECT s.name, c.column_name FROM hr.staff s RIGHT JOIN"
                                            + " information_schema.columns c ON c.ordinal_position"
                                            + " = s.id WHERE c.table_name = 'staff' AND"
                                            + " c.ordinal_position < 2"))
                    .containsExactly(Arrays.asList(null, "id"));
        }
    }

    @Test
    void aPlanThatIsKeptShowsEachPrincipalItsOwnRows() {
        try (VirtualContext context = company().build()) {
            String sql = "SELECT count(*) FROM information_schema.columns WHERE table_schema = ?";
            for (int i = 0; i < 3; i++) {
                assertThat(rows(context, CLERK, sql, "hr")).containsExactly(List.of(4L));
                assertThat(rows(context, BOSS, sql, "hr")).containsExactly(List.of(11L));
                assertThat(rows(context, BOSS, sql, "HR")).containsExactly(List.of(0L));
            }
            assertThat(context.metrics().planCache().hits()).isGreaterThanOrEqualTo(4);
        }
    }

    @Test
    void rowsAreMadeWhenThePlanRuns() {
        try (VirtualContext context = company().build()) {
            var plan =
                    context.as(CLERK)
                            .plan(
                                    "SELECT table_name FROM information_schema.tables WHERE table_schema = 'hr'");
            context.protect(TableSecurityPolicy.forTable("hr.bosses").allow("clerk").build());
            try (QueryResult result = context.as(CLERK).execute(plan)) {
                assertThat(result.toList()).hasSize(3);
            }
            assertThatThrownBy(() -> context.as(BOSS).execute(plan))
                    .isInstanceOf(TauroException.class)
                    .hasMessageContaining("another principal");
        }
    }

    @Test
    void aReadOfItIsAQuestionAboutNamesAndNotARead() {
        try (VirtualContext context = company().build()) {
            rows(context, CLERK, "SELECT * FROM information_schema.columns");
            List<AuditEvent> records =
                    context.audit().events().stream()
                            .filter(event -> event.operation() != Operation.POLICY_CHANGE)
                            .toList();
            assertThat(records)
                    .isNotEmpty()
                    .allMatch(event -> event.operation() == Operation.METADATA);
            assertThat(records).extracting(AuditEvent::status).doesNotContain(AuditStatus.DENIED);
            assertThat(records)
                    .allSatisfy(
                            event ->
                                    assertThat(event.tables())
                                            .containsExactly("information_schema.columns"));
            rows(
                    context,
                    CLERK,
                    "SELECT * FROM information_schema.columns c, hr.staff s WHERE c.column_name ="
                            + " s.name");
            assertThat(
                            context.audit()
                                    .events()
                                    .operation(Operation.SELECT)
                                    .last()
                                    .orElseThrow()
                                    .tables())
                    .containsExactly("hr.staff", "information_schema.columns");
        }
    }

    @Test
    void onlySourcesThatMatterAreAsked() {
        RecordingSource crm = new RecordingSource("a", "b");
        RecordingSource erp = new RecordingSource("c");
        try (VirtualContext context = mapped(crm, erp)) {
            assertThat(
                            column(
                                    context,
                                    CLERK,
                                    "SELECT table_name FROM information_schema.tables WHERE"
                                            + " table_schema = 'crm'"))
                    .containsExactly("a", "b");
            assertThat(crm.asked()).containsExactly("everything");
            assertThat(erp.asked()).isEmpty();
            assertThat(
                            column(
                                    context,
                                    CLERK,
                                    "SELECT column_name FROM information_schema.columns WHERE"
                                            + " table_schema = 'crm' AND table_name LIKE 'b%'"))
                    .containsExactly("id", "v");
            assertThat(crm.asked()).containsExactly("b");
            assertThat(erp.asked()).isEmpty();
            rows(context, CLERK, "SELECT * FROM information_schema.key_column_usage");
            assertThat(erp.asked()).isEmpty();
        }
    }

    private static VirtualContext mapped(RecordingSource crm, RecordingSource erp) {
        return VirtualContext.builder()
                .connection("one", crm)
                .connection("two", erp)
                .schema(new SchemaMapping("one", List.of(), List.of(), "crm"))
                .schema(new SchemaMapping("two", List.of(), List.of(), "erp"))
                .build();
    }

    @Test
    void aSourceThatIsDownDoesNotHideTheOthers() {
        RecordingSource crm = new RecordingSource("a");
        RecordingSource erp = new RecordingSource("c");
        try (VirtualContext context = mapped(crm, erp)) {
            crm.down(true);
            String all =
                    "SELECT table_name, column_name FROM information_schema.columns WHERE" + OURS;
            assertThat(rows(context, CLERK, all))
                    .containsExactly(List.of("c", "id"), List.of("c", "v"));
            crm.down(false);
            assertThat(rows(context, CLERK, all)).hasSize(4);
            context.registry().refresh();
            assertThat(
                            column(
                                    context,
                                    CLERK,
                                    "SELECT table_name FROM information_schema.tables WHERE"
                                            + OURS))
                    .containsExactly("a", "c");
            crm.down(true);
            assertThat(rows(context, CLERK, all)).hasSize(2);
            assertThatThrownBy(() -> rows(context, CLERK, all + " AND table_name = 'a'"))
                    .isInstanceOfSatisfying(
                            TauroException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.SOURCE_UNREACHABLE));
        }
    }

    @Test
    void nothingElseCanBeCalledAsIfItWereInThere() {
        for (String name : List.of("information_schema.tables", "INFORMATION_SCHEMA.mine")) {
            assertThatThrownBy(() -> company().table(table(name)).build())
                    .hasMessage(
                            "TAURO-1009 '"
                                    + name
                                    + "' would be in the schema 'information_schema', which each"
                                    + " context has of its own. Choose another name.");
            assertThatThrownBy(() -> company().view(name, "SELECT 1 AS a", "acme").build())
                    .hasMessageContaining("TAURO-1009");
        }
        assertThatThrownBy(
                        () ->
                                company()
                                        .connection("one", new RecordingSource("a"))
                                        .schema(
                                                new SchemaMapping(
                                                        "one",
                                                        List.of(),
                                                        List.of(),
                                                        "Information_Schema",
                                                        Optional.of("acme")))
                                        .build())
                .hasMessageContaining("TAURO-1009 'Information_Schema' would be in the schema");
        try (VirtualContext context =
                VirtualContext.builder()
                        .rows("staff", staff())
                        .table(table("information_schema"))
                        .table(table("pg.information_schema.tables"))
                        .build()) {
            assertThat(rows(context, CLERK, "SELECT id FROM information_schema")).hasSize(1);
            assertThat(rows(context, CLERK, "SELECT id FROM pg.information_schema.tables"))
                    .hasSize(1);
            assertThat(rows(context, CLERK, "SELECT * FROM information_schema.sequences"))
                    .isEmpty();
        }
    }

    @Test
    void noPolicySpeaksOfIt() {
        try (VirtualContext context = company().build()) {
            assertThatThrownBy(
                            () ->
                                    context.protect(
                                            TableSecurityPolicy.forTable(
                                                            "information_schema.tables")
                                                    .allow("boss")
                                                    .build()))
                    .hasMessage(
                            "TAURO-1011 A policy cannot be of 'information_schema.tables': the"
                                    + " information schema shows each principal what the policies"
                                    + " of other tables let it know. Remove it.");
            assertThatThrownBy(
                            () ->
                                    context.protect(
                                            TableSecurityPolicy.forTable("hr.bosses")
                                                    .allow("boss")
                                                    .rows(
                                                            "boss",
                                                            "name IN (SELECT table_name FROM"
                                                                    + " information_schema.tables)")
                                                    .build()))
                    .isInstanceOf(TauroException.class)
                    .hasMessageContaining("TAURO-1011");
        }
    }

    @Test
    void whatIsNotInItIsNotThere() {
        try (VirtualContext context = company().build();
                VirtualContext open = VirtualContext.builder().rows("staff", staff()).build()) {
            assertThatThrownBy(
                            () -> rows(context, CLERK, "SELECT * FROM information_schema.triggers"))
                    .hasMessageStartingWith(
                            "TAURO-3001 Principal 'cleo' may not read table"
                                    + " 'information_schema.triggers': there is no such table");
            assertThatThrownBy(() -> rows(open, CLERK, "SELECT * FROM information_schema.triggers"))
                    .hasMessageStartingWith(
                            "TAURO-2002 Table 'information_schema.triggers' is not known");
        }
    }

    @Test
    void itIsReadByTableQueriesToo() {
        try (VirtualContext context = company().build();
                QueryResult result =
                        context.as(CLERK)
                                .from("information_schema.tables")
                                .select("table_name")
                                .execute()) {
            assertThat(result.toList().stream().map(row -> row.get(0)))
                    .contains("staff", "tagged", "columns");
        }
    }

    @Test
    void anAdministratorIsToldThatItMayBeRead() {
        try (VirtualContext context = company().build()) {
            assertThat(
                            context.simulate(CLERK)
                                    .explainPolicy(
                                            "SELECT * FROM information_schema.tables, hr.bosses")
                                    .tables())
                    .extracting(table -> table.name() + " " + table.refusal().isPresent())
                    .containsExactly("information_schema.tables false", "hr.bosses true");
        }
    }

    @Test
    void aQueryOfItStopsWhenItIsCancelled() {
        String[] names =
                Stream.iterate(0, i -> i + 1).limit(300).map(i -> "t" + i).toArray(String[]::new);
        try (VirtualContext context =
                VirtualContext.builder()
                        .connection("one", new RecordingSource(names))
                        .schema(new SchemaMapping("one", List.of(), List.of(), "crm"))
                        .build()) {
            QueryResult result =
                    context.as(CLERK).query("SELECT * FROM information_schema.columns");
            result.cancel();
            assertThatThrownBy(result::toList)
                    .isInstanceOfSatisfying(
                            TauroException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.QUERY_CANCELLED));
            result.close();
            assertThat(context.load().isIdle()).isTrue();
        }
    }
}
