package io.tauro.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.VirtualContext;
import io.tauro.data.Row;
import io.tauro.error.TauroException;
import io.tauro.identity.Principal;
import io.tauro.memory.MemoryTable;
import io.tauro.query.QueryResult;
import io.tauro.security.TableSecurityPolicy;
import io.tauro.security.mask.Mask;
import io.tauro.table.TableSource;
import io.tauro.table.VirtualTable;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A source that ignores the row filter gives away nothing: what it delivers is checked again. */
class LyingSourceTest {

    private final AuditLines audit = new AuditLines();
    private final VirtualContext context =
            VirtualContext.builder()
                    .connection(
                            "liar",
                            new LyingSource(
                                    MemoryTable.of(
                                            Schema.of(
                                                    Column.of("id", DataType.BIGINT),
                                                    Column.of("dept", DataType.VARCHAR),
                                                    Column.of("note", DataType.VARCHAR)),
                                            new Object[] {1L, "Sales", "a"},
                                            new Object[] {2L, "HR", "cnry"},
                                            new Object[] {3L, null, "cnry"})))
                    .table(VirtualTable.named("staff").from("liar", TableSource.table("t")).build())
                    .policy(
                            TableSecurityPolicy.forTable("staff")
                                    .allow("analyst", "masked")
                                    .rows("analyst", "dept = 'Sales'")
                                    .rows("masked", "dept = 'Sales'")
                                    .mask("note", Mask.redact(), "analyst")
                                    .build())
                    .audit(audit)
                    .build();

    @AfterEach
    void close() {
        context.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM staff",
                "SELECT id FROM staff",
                "SELECT note FROM staff ORDER BY id DESC FETCH FIRST 1 ROW ONLY",
                "SELECT count(*) FROM staff",
                "SELECT dept, count(*) FROM staff GROUP BY dept",
                "SELECT id FROM staff WHERE note = 'cnry'",
                "SELECT a.id FROM staff a JOIN staff b ON a.id = b.id",
                "SELECT id FROM staff WHERE id IN (SELECT id FROM staff)",
                "SELECT sum(id) OVER () FROM staff"
            })
    void aHiddenRowFailsTheQuery(String sql) {
        for (String role : List.of("analyst", "masked")) {
            Principal who = Principal.of("ana", role);
            List<String> delivered = new ArrayList<>();
            assertThatThrownBy(
                            () -> {
                                try (QueryResult result = context.as(who).query(sql)) {
                                    for (Row row : result) {
                                        delivered.add(row.values().toString());
                                    }
                                }
                            })
                    .isInstanceOf(TauroException.class)
                    .hasMessageStartingWith("TAURO-3005")
                    .hasMessageNotContaining("cnry");
            assertThat(delivered).isEmpty();
        }
        List<String> records = audit.take();
        assertThat(records).anyMatch(line -> line.contains("3005") || line.contains("VIOLATION"));
        assertThat(Canaries.in(records)).isEmpty();
    }
}
