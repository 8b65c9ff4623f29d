package io.tauro.information;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tauro.VirtualContext;
import io.tauro.VirtualContextBuilder;
import io.tauro.engine.SqlDialect;
import io.tauro.error.TauroException;
import io.tauro.identity.Principal;
import io.tauro.memory.MemoryTable;
import io.tauro.query.QueryRequest;
import io.tauro.query.QueryResult;
import io.tauro.security.TableSecurityPolicy;
import io.tauro.security.audit.Operation;
import io.tauro.table.TableSource;
import io.tauro.table.VirtualTable;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** SHOW and DESCRIBE are queries of what there is for a principal. */
class ShowTest {

    private static final Principal CLERK = Principal.of("cleo", "clerk");
    private static final Principal BOSS = Principal.of("bo", "boss");

    private static final Schema STAFF =
            Schema.of(
                    Column.of("id", DataType.BIGINT).notNull(),
                    Column.of("Name", DataType.varchar(20)),
                    Column.of("card", DataType.VARCHAR));

    private static VirtualTable table(String name) {
        return VirtualTable.named(name).from("memory", TableSource.table(List.of("staff"))).build();
    }

    private static VirtualContextBuilder company() {
        return VirtualContext.builder()
                .rows("staff", MemoryTable.of(STAFF, List.of(List.of(1L, "Ann", "4711"))))
                .table(table("staff"))
                .table(table("hr.Staff"))
                .table(table("hr.bosses"))
                .table(table("HR2.it's"))
                .view("names", "SELECT \"Name\" FROM staff")
                .policy(
                        TableSecurityPolicy.forTable("staff")
                                .allow("clerk", "boss")
                                .restrictField("card", "boss")
                                .build())
                .policy(TableSecurityPolicy.forTable("hr.staff").allow("clerk", "boss").build())
                .policy(TableSecurityPolicy.forTable("hr2.it's").allow("clerk").build())
                .policy(TableSecurityPolicy.forTable("hr.bosses").allow("boss").build());
    }

    private static List<List<Object>> rows(
            VirtualContext context, Principal who, String sql, Object... parameters) {
        try (QueryResult result = context.as(who).query(sql, parameters)) {
            return rows(result);
        }
    }

    private static List<List<Object>> rows(QueryResult result) {
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

    private static List<String> labels(VirtualContext context, String sql) {
        try (QueryResult result = context.as(CLERK).query(sql)) {
            assertThat(context.as(CLERK).describe(sql).schema()).isEqualTo(result.schema());
            return result.schema().names();
        }
    }

    private static TauroException failure(VirtualContext context, String sql) {
        TauroException failure =
                catchThrowableOfType(
                        TauroException.class, () -> context.as(CLERK).query(sql).close());
        assertThat(failure).as(sql).isNotNull();
        return failure;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "SHOW TABLES                             | HR2.it's, hr.Staff, names, staff",
                "show tables                             | HR2.it's, hr.Staff, names, staff",
                "SHOW TABLES FROM hr                     | Staff",
                "SHOW TABLES IN HR                       | Staff",
                "SHOW TABLES FROM \"hr\"                 | Staff",
                "SHOW TABLES FROM \"HR\"                 |",
                "SHOW TABLES FROM nothing                |",
                "SHOW TABLES LIKE 's%'                   | hr.Staff, staff",
                "SHOW TABLES LIKE 'S_AFF'                | hr.Staff, staff",
                "SHOW TABLES LIKE 'it''s'                | HR2.it's",
                "SHOW TABLES LIKE 's!_aff' ESCAPE '!'    |",
                "SHOW TABLES FROM hr LIKE 'b%'           |",
                "SHOW SCHEMAS                            | HR2, hr, information_schema",
                "SHOW DATABASES LIKE 'h%'                | HR2, hr",
                "SHOW CATALOGS                           |",
                "SHOW CATALOGS LIKE 'x'                  |",
                "SHOW COLUMNS FROM staff                 | id, Name",
                "SHOW COLUMNS IN staff LIKE 'N%'         | Name",
                "SHOW COLUMNS FROM staff LIKE 'card'     |",
                "SHOW FIELDS FROM hr.staff               | id, Name, card",
                "DESCRIBE staff                          | id, Name",
                "DESC hr.\"Staff\"                       | id, Name, card",
                "DESCRIBE HR2.\"it's\"                   | id, Name, card",
                "/* a */ describe /* b */ names -- c     | Name",
                "DESCRIBE information_schema.schemata;   | catalog_name, schema_name, schema_owner,"
                        + " default_character_set_catalog, default_character_set_schema,"
                        + " default_character_set_name, sql_path",
                "SHOW FUNCTIONS LIKE 'substr%'           | substr, substring, substring_index",
            })
    void theFirstColumnHasTheNames(String sql, String names) {
        try (VirtualContext context = company().build()) {
            assertThat(rows(context, CLERK, sql).stream().map(row -> row.get(0)).toList())
                    .isEqualTo(names == null ? List.of() : List.of(names.split(", ", -1)));
        }
    }

    @Test
    void theColumnsAreCalledAsTrinoCallsThem() {
        try (VirtualContext context = company().build()) {
            assertThat(labels(context, "SHOW SCHEMAS")).containsExactly("Schema");
            assertThat(labels(context, "SHOW TABLES")).containsExactly("Table");
            assertThat(labels(context, "SHOW TABLES FROM hr")).containsExactly("Table");
            assertThat(labels(context, "SHOW CATALOGS")).containsExactly("Catalog");
            assertThat(labels(context, "SHOW COLUMNS FROM staff"))
                    .containsExactly("Column", "Type", "Extra", "Comment");
            assertThat(labels(context, "DESCRIBE staff"))
                    .containsExactly("Column", "Type", "Extra", "Comment");
            assertThat(labels(context, "SHOW FUNCTIONS"))
                    .containsExactly(
                            "Function",
                            "Return Type",
                            "Argument Types",
                            "Function Type",
                            "Deterministic",
                            "Description");
        }
    }

    @Test
    void aColumnHasItsTypeAndWhetherItIsNeverNull() {
        try (VirtualContext context = company().build()) {
            assertThat(rows(context, BOSS, "DESCRIBE staff"))
                    .containsExactly(
                            List.of("id", "BIGINT", "not null", ""),
                            List.of("Name", "VARCHAR(20)", "", ""),
                            List.of("card", "VARCHAR", "", ""));
        }
    }

    @Test
    void whatMayNotBeReadIsNotShown() {
        try (VirtualContext context = company().build()) {
            assertThat(rows(context, BOSS, "SHOW TABLES FROM hr"))
                    .containsExactly(List.of("Staff"), List.of("bosses"));
            assertThat(rows(context, BOSS, "SHOW SCHEMAS"))
                    .containsExactly(List.of("hr"), List.of("information_schema"));
            assertThat(rows(context, Principal.of("nobody"), "SHOW TABLES")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"hr.bosses", "hr.nothing", "nothing", "\"Staff\"", "a.b.c"})
    void theErrorIsThatOfASelect(String table) {
        try (VirtualContext guarded = company().build();
                VirtualContext open =
                        VirtualContext.builder()
                                .rows("staff", MemoryTable.of(STAFF, List.of()))
                                .table(table("staff"))
                                .build()) {
            for (VirtualContext context : List.of(guarded, open)) {
                TauroException select = failure(context, "SELECT * FROM " + table);
                for (String words : List.of("DESCRIBE ", "DESC ", "SHOW COLUMNS FROM ")) {
                    TauroException shown = failure(context, words + table);
                    assertThat(shown.code()).isEqualTo(select.code());
                    assertThat(shown.getMessage())
                            .isEqualTo(
                                    select.getMessage()
                                            .replace(
                                                    "column 15", "column " + (words.length() + 1)));
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "SHOW | TAURO-2006 SHOW without a word behind it is not supported. SHOW SCHEMAS,"
                        + " TABLES, COLUMNS, FUNCTIONS and CATALOGS are.",
                "SHOW CREATE TABLE staff | TAURO-2006 SHOW CREATE is not supported. SHOW SCHEMAS,"
                        + " TABLES, COLUMNS, FUNCTIONS and CATALOGS are.",
                "SHOW TABLES FROM | TAURO-2001 SHOW should have a name behind this (line 1, column"
                        + " 13). See SHOW and DESCRIBE in the documentation of SQL.",
                "SHOW TABLES WHERE x | TAURO-2001 SHOW should have nothing here (line 1, column"
                        + " 13). See SHOW and DESCRIBE in the documentation of SQL.",
                "SHOW TABLES LIKE x | TAURO-2001 SHOW should have a pattern in single quotes here"
                        + " (line 1, column 18). See SHOW and DESCRIBE in the documentation of SQL.",
                "SHOW COLUMNS | TAURO-2001 SHOW should have FROM and the name of a table behind"
                        + " this (line 1, column 6). See SHOW and DESCRIBE in the documentation of"
                        + " SQL.",
                "SHOW COLUMNS FROM staff LIKE ? | TAURO-2001 SHOW should have a pattern in single"
                        + " quotes here (line 1, column 30). See SHOW and DESCRIBE in the"
                        + " documentation of SQL.",
                "DESCRIBE staff x | TAURO-2001 DESCRIBE should have nothing here (line 1, column"
                        + " 16). See SHOW and DESCRIBE in the documentation of SQL.",
                "DESCRIBE SELECT 1 | TAURO-2001 DESCRIBE should have nothing here (line 1, column"
                        + " 17). See SHOW and DESCRIBE in the documentation of SQL.",
                "DESC 1 | TAURO-2001 DESC should have a name here (line 1, column 6). See SHOW and"
                        + " DESCRIBE in the documentation of SQL.",
                "DESCRIBE hr. | TAURO-2001 DESCRIBE should have a name behind this (line 1, column"
                        + " 12). See SHOW and DESCRIBE in the documentation of SQL.",
                "EXPLAIN DESCRIBE staff | TAURO-2006 EXPLAIN of the columns of a table is not"
                        + " supported. Explain a query.",
            })
    void whatIsNotWellFormedIsRefused(String sql, String message) {
        try (VirtualContext context = company().build()) {
            assertThat(failure(context, sql)).hasMessage(message);
        }
    }

    @Test
    void aPatternCanBeAParameter() {
        try (VirtualContext context = company().build()) {
            for (int i = 0; i < 2; i++) {
                assertThat(rows(context, CLERK, "SHOW TABLES FROM hr LIKE ?", "s%"))
                        .containsExactly(List.of("Staff"));
                assertThat(rows(context, CLERK, "SHOW TABLES FROM hr LIKE ?", "b%")).isEmpty();
                assertThat(rows(context, CLERK, "SHOW SCHEMAS LIKE ? ESCAPE ?", "h_", "!"))
                        .containsExactly(List.of("hr"));
            }
        }
    }

    @Test
    void theSameStatementShowsWhatThereIsNow() {
        try (VirtualContext context = company().build()) {
            assertThat(rows(context, BOSS, "SHOW TABLES LIKE 'n%'"))
                    .containsExactly(List.of("names"));
            context.view("news", "SELECT 1 AS a FROM staff");
            assertThat(rows(context, BOSS, "SHOW TABLES LIKE 'n%'"))
                    .containsExactly(List.of("names"), List.of("news"));
            assertThat(rows(context, CLERK, "DESCRIBE news")).hasSize(1);
            context.protect(TableSecurityPolicy.forTable("news").allow("boss").build());
            assertThat(failure(context, "DESCRIBE news").code().id()).isEqualTo("TAURO-3001");
        }
    }

    @Test
    void aListingThatNamesQueriesCanBeExplained() {
        try (VirtualContext context = company().build()) {
            assertThat(rows(context, CLERK, "EXPLAIN SHOW SCHEMAS").toString())
                    .contains("Scan information_schema.schemata");
            assertThat(rows(context, CLERK, "EXPLAIN ANALYZE SHOW TABLES").toString())
                    .contains("Scan information_schema.tables");
        }
    }

    @Test
    void aRowLimitHoldsForWhatIsShown() {
        try (VirtualContext context = company().build()) {
            for (String sql : List.of("DESCRIBE hr.staff", "SHOW TABLES")) {
                try (QueryResult result =
                        context.as(CLERK).query(QueryRequest.of(sql).maxRows(2))) {
                    assertThat(rows(result)).hasSize(2);
                }
            }
        }
    }

    @Test
    void aPlanOfItCanBeRunAgain() {
        try (VirtualContext context = company().build()) {
            var plan = context.as(CLERK).plan("DESCRIBE staff");
            for (int i = 0; i < 2; i++) {
                try (QueryResult result = context.as(CLERK).execute(plan)) {
                    assertThat(rows(result)).hasSize(2);
                }
            }
        }
    }

    @Test
    void itIsRecordedAsAQuestionAboutNames() {
        try (VirtualContext context = company().build()) {
            rows(context, CLERK, "DESCRIBE staff");
            assertThat(context.audit().events().operation(Operation.METADATA).last().orElseThrow())
                    .satisfies(
                            event -> {
                                assertThat(event.tables()).containsExactly("staff");
                                assertThat(event.statement().sql().orElseThrow())
                                        .contains("DESCRIBE staff");
                            });
            rows(context, CLERK, "SHOW TABLES LIKE 'my secret'");
            assertThat(context.audit().events().operation(Operation.METADATA).last().orElseThrow())
                    .satisfies(
                            event -> {
                                assertThat(event.tables())
                                        .containsExactly("information_schema.tables");
                                assertThat(event.statement().sql().orElseThrow())
                                        .contains("SHOW TABLES LIKE ?");
                            });
            assertThat(context.audit().events().counts()).doesNotContainKey(Operation.SELECT);
        }
    }

    @ParameterizedTest
    @EnumSource(SqlDialect.class)
    void eachDialectHasIt(SqlDialect dialect) {
        try (VirtualContext context =
                company().settings(settings -> settings.dialect(dialect)).build()) {
            assertThat(rows(context, CLERK, "SHOW TABLES FROM hr"))
                    .containsExactly(List.of("Staff"));
            assertThat(rows(context, CLERK, "SHOW TABLES LIKE 'it''s'"))
                    .containsExactly(List.of("HR2.it's"));
            assertThat(rows(context, CLERK, "DESCRIBE " + dialect.quote("hr") + ".staff"))
                    .hasSize(3);
            assertThat(
                            rows(
                                    context,
                                    CLERK,
                                    "SELECT count(*) FROM information_schema.columns WHERE"
                                            + " table_schema = 'hr'"))
                    .containsExactly(List.of(3L));
        }
    }

    @Test
    void aTableMayHaveTheseWordsForNames() {
        try (VirtualContext context =
                VirtualContext.builder()
                        .tableOfMaps("show", List.of(Map.of("describe", 1, "desc", 2)))
                        .build()) {
            assertThat(rows(context, CLERK, "SHOW COLUMNS FROM show")).hasSize(2);
            assertThat(rows(context, CLERK, "DESCRIBE show")).hasSize(2);
            assertThat(rows(context, CLERK, "SELECT \"describe\" FROM show")).hasSize(1);
        }
    }
}
