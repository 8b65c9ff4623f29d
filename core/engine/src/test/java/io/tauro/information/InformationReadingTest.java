package io.tauro.information;

import static io.tauro.information.Company.BOSS;
import static io.tauro.information.Company.CLERK;
import static io.tauro.information.Company.OURS;
import static io.tauro.information.Company.column;
import static io.tauro.information.Company.company;
import static io.tauro.information.Company.rows;
import static io.tauro.information.Company.staff;
import static io.tauro.information.Company.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.VirtualContext;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.query.QueryResult;
import io.tauro.registry.SchemaMapping;
import io.tauro.security.TableSecurityPolicy;
import io.tauro.security.audit.AuditEvent;
import io.tauro.security.audit.AuditStatus;
import io.tauro.security.audit.Operation;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * How a query reads the information schema: when rows are made, which sources are asked, what stops
 * it.
 */
class InformationReadingTest {

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
