package io.tauro.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.VirtualContext;
import io.tauro.VirtualSession;
import io.tauro.query.QueryResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a file says is what queries meet. */
class YamlContextTest {

    private static final String YAML =
            """
            tables:
              rates: {rows: [{ccy: EUR, rate: 1.08}, {ccy: USD, rate: 1.00}], schema: {ccy: VARCHAR, rate: "DECIMAL(10,4)"}}
              secrets: {rows: [{id: 1}]}
              open: {rows: [{id: 1}]}
            views:
              dear: "SELECT ccy FROM rates WHERE rate > 1"
              guarded: "SELECT ccy FROM rates"
            policies:
              rates: {allowed_roles: [analyst, admin]}
              secrets: {allowed_roles: [admin], audit_all_access: true}
              guarded: {allowed_roles: [admin]}
            principals:
              ana: {roles: [analyst]}
              bench: {roles: [admin]}
            audit: {file: audit.jsonl}
            """;

    @TempDir private Path folder;

    private static List<String> column(VirtualSession session, String sql) {
        try (QueryResult result = session.query(sql)) {
            return result.toList().stream().map(row -> String.valueOf(row.get(0))).toList();
        }
    }

    @Test
    void tablesViewsPoliciesAndAuditHold() throws Exception {
        Path file = new YamlFiles(folder).write(YAML);
        try (VirtualContext context = VirtualContext.fromYaml(file)) {
            VirtualSession ana = context.login(Optional.of("ana"), Optional.empty());
            VirtualSession admin = context.login(Optional.of("bench"), Optional.empty());
            assertThat(column(ana, "SELECT rate FROM rates ORDER BY ccy"))
                    .containsExactly("1.0800", "1.0000");
            assertThat(column(ana, "SELECT * FROM dear")).containsExactly("EUR");
            assertThat(column(admin, "SELECT id FROM secrets")).containsExactly("1");
            assertThatThrownBy(() -> ana.query("SELECT id FROM secrets"))
                    .hasMessageContaining("TAURO-3001");
            assertThatThrownBy(() -> ana.query("SELECT id FROM open"))
                    .hasMessageContaining("TAURO-3001");
        }
        assertThat(Files.readString(folder.resolve("audit.jsonl")))
                .contains("\"principal\":\"ana\"")
                .contains("\"status\":\"STARTED\"")
                .contains("\"status\":\"SUCCESS\"")
                .contains("\"status\":\"DENIED\"");
    }

    @Test
    void aPolicyOnAViewIsAddedToThoseOfItsTables() {
        Path file = new YamlFiles(folder).write(YAML);
        try (VirtualContext context = VirtualContext.fromYaml(file)) {
            VirtualSession ana = context.login(Optional.of("ana"), Optional.empty());
            VirtualSession admin = context.login(Optional.of("bench"), Optional.empty());
            assertThat(column(admin, "SELECT ccy FROM guarded ORDER BY 1"))
                    .containsExactly("EUR", "USD");
            assertThatThrownBy(() -> ana.query("SELECT ccy FROM guarded"))
                    .hasMessageContaining("TAURO-3001");
        }
    }
}
