package io.tauro.policy;

import static io.tauro.security.TableSecurityPolicy.exceptFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.RowSecurity;
import io.tauro.VirtualContext;
import io.tauro.engine.PushdownMode;
import io.tauro.identity.Principal;
import io.tauro.security.TableSecurityPolicy;
import io.tauro.security.audit.AuditEvent;
import io.tauro.security.audit.AuditFormat;
import io.tauro.security.audit.AuditStatus;
import io.tauro.security.mask.Mask;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rows that a host has already are seen as a query would see them. */
class RowSecurityTest {

    private static final Principal ANA = Principal.of("ana", "sales");

    private static final List<Map<String, Object>> ROWS =
            List.of(
                    Map.of("id", 12, "department", "Sales", "email", "lea@example.com", "more", 1),
                    Map.of("id", 11, "department", "IT", "email", "max@example.com", "salary", 9),
                    Map.of("ID", 10, "Department", "Sales", "salary", 7));

    private final VirtualContext context =
            Staff.context(PushdownMode.AUTO, 10)
                    .table(
                            "areas",
                            Schema.of(Column.of("name", DataType.VARCHAR)),
                            List.of(List.of("IT")))
                    .view("people", "SELECT id, department, email FROM staff")
                    .policy(
                            TableSecurityPolicy.forTable("staff")
                                    .allow("sales", "admin", "mapped")
                                    .rows("sales", "department = 'Sales'")
                                    .rows("mapped", "department IN (SELECT name FROM areas)")
                                    .allRows("admin")
                                    .mask("email", Mask.email(), exceptFor("admin"))
                                    .restrictField("salary", "admin")
                                    .build())
                    .build();

    private final RowSecurity rows = context.rowSecurity();

    @AfterEach
    void close() {
        context.close();
    }

    @Test
    void rowsThatMayBeSeenStayAsTheyAre() {
        assertThat(rows.applyRowLevelSecurity("STAFF", ANA, ROWS))
                .isEqualTo(List.of(ROWS.get(0), ROWS.get(2)));
        assertThat(rows.applyRowLevelSecurity("staff", Principal.of("r", "admin"), ROWS))
                .isEqualTo(ROWS);
        assertThat(rows.applyRowLevelSecurity("staff", Principal.of("m", "mapped"), ROWS))
                .isEqualTo(List.of(ROWS.get(1)));
        assertThat(rows.applyRowLevelSecurity("staff", ANA, List.of())).isEmpty();
    }

    @Test
    void masksAreAppliedAndHiddenColumnsAreLeftOut() {
        List<Map<String, Object>> seen = rows.applyFieldMasking("staff", ANA, ROWS);
        assertThat(seen).hasSize(2);
        assertThat(seen.get(0))
                .containsOnlyKeys("id", "name", "department", "email", "boss")
                .containsEntry("id", 12)
                .containsEntry("email", "l***@example.com");
        assertThat(seen.get(1)).containsEntry("id", 10).containsEntry("email", null);
        assertThat(rows.applyFieldMasking("staff", Principal.of("r", "admin"), ROWS).get(2))
                .containsEntry("salary", 7);
    }

    @Test
    void theTableItselfIsNotRead() {
        assertThat(rows.applyFieldMasking("staff", ANA, List.of())).isEmpty();
        assertThat(Staff.rows(context, ANA, "SELECT count(*) FROM staff"))
                .containsExactly(Staff.row(3L));
    }

    @Test
    void rowsOfAViewObeyThePolicyOfTheView() {
        context.protect(
                TableSecurityPolicy.forTable("people")
                        .allow("sales")
                        .rows("sales", "id > 10")
                        .mask("department", Mask.redact())
                        .build());
        assertThat(rows.applyFieldMasking("people", ANA, ROWS))
                .extracting(row -> row.get("department"))
                .containsExactly("***", "***");
    }

    @Test
    void whoMayNotReadGetsNothing() {
        Principal bo = Principal.of("bo", "guest");
        assertThatThrownBy(() -> rows.applyRowLevelSecurity("staff", bo, ROWS))
                .hasMessageContaining("TAURO-3001");
        assertThatThrownBy(() -> rows.applyFieldMasking("nosuch", ANA, ROWS))
                .hasMessageContaining("TAURO-3001");
        assertThatThrownBy(
                        () -> rows.applyFieldMasking("staff", ANA, List.of(Map.of("id", "secret"))))
                .hasMessageContaining("TAURO-2005")
                .hasMessageNotContaining("secret");
    }

    @Test
    void accessIsToTheTableAndToEachField() {
        assertThat(rows.validateAccess(ANA, "staff", List.of("ID", "email"))).isTrue();
        assertThat(rows.validateAccess(ANA, "staff", List.of("id", "salary"))).isFalse();
        assertThat(rows.validateAccess(ANA, "staff", List.of("nosuch"))).isFalse();
        assertThat(rows.validateAccess(Principal.of("r", "admin"), "staff", List.of("salary")))
                .isTrue();
        assertThat(rows.validateAccess(Principal.of("bo"), "staff", List.of())).isFalse();
        assertThat(rows.getPolicy("Staff")).isPresent();
    }

    @Test
    void anAccessOfTheHostsIsOnRecord() {
        rows.auditAccess(ANA, "staff", List.of("id", "email"), 2, AuditStatus.SUCCESS, null);
        AuditEvent event = context.audit().events().last().orElseThrow();
        assertThat(event.principal()).isEqualTo("ana");
        assertThat(event.table()).isEqualTo("staff");
        assertThat(event.rowCount()).hasValue(2);
        assertThat(event.details()).containsEntry("fields", "id, email");
        assertThat(rows.exportAuditTrail(AuditFormat.JSON)).contains("\"fields\":\"id, email\"");
        assertThat(rows.exportAuditTrail(AuditFormat.CSV).lines().count()).isGreaterThan(1);
    }
}
