package io.tauro.information;

import static io.tauro.information.Company.ACME;
import static io.tauro.information.Company.BOSS;
import static io.tauro.information.Company.CLERK;
import static io.tauro.information.Company.OURS;
import static io.tauro.information.Company.column;
import static io.tauro.information.Company.company;
import static io.tauro.information.Company.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.VirtualContext;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.identity.Principal;
import io.tauro.memory.MemoryTable;
import io.tauro.query.QueryResult;
import io.tauro.registry.InformationSchema;
import io.tauro.registry.TableInfo;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The information schema shows each principal what there is for it, and nothing else. */
class InformationSchemaTest {

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
}
