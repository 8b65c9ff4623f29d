package io.tauro.policy;

import static io.tauro.security.TableSecurityPolicy.exceptFor;
import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.VirtualContext;
import io.tauro.identity.Principal;
import io.tauro.query.QueryResult;
import io.tauro.security.TableSecurityPolicy;
import io.tauro.security.mask.Mask;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who sees which rows of a table, and what of them. */
class RowFilterTest {

    private static final Schema STAFF =
            Schema.of(
                    Column.of("id", DataType.INTEGER).notNull(),
                    Column.of("name", DataType.VARCHAR),
                    Column.of("department", DataType.VARCHAR),
                    Column.of("salary", DataType.INTEGER),
                    Column.of("email", DataType.VARCHAR));

    private final VirtualContext context =
            VirtualContext.builder()
                    .table(
                            "staff",
                            STAFF,
                            new Object[] {1, "Ann", "Sales", 100, "ann@example.com"},
                            new Object[] {2, "Bob", "Sales", 200, "bob@example.com"},
                            new Object[] {3, "Cid", "IT", 300, "cid@example.com"},
                            new Object[] {4, "Dan", null, 100, "dan@example.com"})
                    .table(
                            "areas",
                            Schema.of(
                                    Column.of("who", DataType.VARCHAR),
                                    Column.of("department", DataType.VARCHAR)),
                            new Object[] {"ana", "IT"},
                            new Object[] {"bo", "Sales"})
                    .policy(
                            TableSecurityPolicy.forTable("staff")
                                    .allow("analyst", "manager", "owner", "admin", "mapped")
                                    .rows("analyst", "department = 'Sales'")
                                    .rows("manager", "department IN ({principal.departments})")
                                    .rows("owner", "name = {principal}")
                                    .rows(
                                            "mapped",
                                            "EXISTS (SELECT 1 FROM areas a WHERE a.who = {principal}"
                                                    + " AND a.department = staff.department)")
                                    .allRows("admin")
                                    .mask("email", Mask.email(), exceptFor("admin"))
                                    .restrictField("salary", "admin")
                                    .build())
                    .build();

    @AfterEach
    void close() {
        context.close();
    }

    private List<List<Object>> rows(Principal who, String sql, Object... parameters) {
        List<List<Object>> rows = new ArrayList<>();
        try (QueryResult result = context.as(who).query(sql, parameters)) {
            result.forEach(
                    row -> {
                        List<Object> values = new ArrayList<>();
                        for (int i = 0; i < row.schema().size(); i++) {
                            values.add(row.get(i));
                        }
                        rows.add(values);
                    });
        }
        return rows;
    }

    private static List<Object> row(Object... values) {
        return Arrays.asList(values);
    }

    @Test
    void aRoleSeesItsRowsAndNoOthers() {
        assertThat(rows(Principal.of("ana", "analyst"), "SELECT * FROM staff ORDER BY id"))
                .containsExactly(
                        row(1, "Ann", "Sales", "a***@example.com"),
                        row(2, "Bob", "Sales", "b***@example.com"));
    }

    @Test
    void countsAreThoseOfTheRowsThatAreSeen() {
        assertThat(rows(Principal.of("ana", "analyst"), "SELECT count(*) FROM staff"))
                .containsExactly(row(2L));
    }

    @Test
    void thePrincipalIsAValue() {
        assertThat(rows(Principal.of("Cid", "owner"), "SELECT id FROM staff WHERE id > ?", 0))
                .containsExactly(row(3));
    }

    @Test
    void anAttributeOfSeveralValuesIsAList() {
        Principal manager = Principal.of("bo", "manager").with("departments", "IT", "Sales");
        assertThat(rows(manager, "SELECT id FROM staff ORDER BY id"))
                .containsExactly(row(1), row(2), row(3));
        assertThat(rows(Principal.of("bo", "manager"), "SELECT id FROM staff")).isEmpty();
    }

    @Test
    void theRowsOfSeveralRolesAddUp() {
        assertThat(rows(Principal.of("Cid", "owner", "analyst"), "SELECT id FROM staff ORDER BY 1"))
                .containsExactly(row(1), row(2), row(3));
    }

    @Test
    void anAdministratorSeesEverything() {
        assertThat(
                        rows(
                                Principal.of("root", "admin"),
                                "SELECT id, salary, email FROM staff ORDER BY id"))
                .startsWith(row(1, 100, "ann@example.com"))
                .hasSize(4);
    }

    @Test
    void aConditionMayReadOtherTables() {
        assertThat(rows(Principal.of("ana", "mapped"), "SELECT id FROM staff ORDER BY id"))
                .containsExactly(row(3));
        assertThat(
                        rows(
                                Principal.of("bo", "mapped"),
                                "SELECT count(*) FROM staff s JOIN staff t ON s.id = t.id"))
                .containsExactly(row(2L));
    }
}
