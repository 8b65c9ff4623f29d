package io.tauro.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.VirtualContext;
import io.tauro.identity.Principal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file protects its tables. */
class YamlPolicyTest {

    private static final String FILE =
            """
            tables:
              customers:
                tags: [pii]
                schema: {id: INTEGER, tenant: VARCHAR, department: VARCHAR, manager_id: VARCHAR, region: VARCHAR, email: VARCHAR, phone: VARCHAR, card: VARCHAR, salary: INTEGER, note: VARCHAR}
                rows:
                  - {id: 1, tenant: acme, department: Sales, manager_id: mia, region: North, email: fredo@example.com, phone: "5551235678", card: "4111111111111111", salary: 10, note: "secret note"}
                  - {id: 2, tenant: acme, department: IT, manager_id: ana, region: South, email: lea@example.com, phone: "5551235679", card: "5111111111111111", salary: 20, note: "another"}
                  - {id: 3, tenant: other, department: Sales, manager_id: mia, region: North, email: max@example.com, phone: "5551235670", card: "6111111111111111", salary: 30, note: "third"}
            policies:
              customers:
                allowed_roles: [analyst, manager, admin, regional]
                row_level_filters:
                  analyst: "department = 'Sales'"
                  manager: "manager_id = {principal}"
                  regional: "region IN ({principal.regions})"
                  admin: ""
                restrictive_filters: ["tenant = {tenant}"]
                field_policies:
                  phone: {access_level: MASKED, mask: phone, allowed_roles: [admin]}
                  card: {access_level: MASKED, mask: "partial(4,4)"}
                  salary: {access_level: RESTRICTED, allowed_roles: [hr_admin]}
                  note: {access_level: MASKED, expression: "substring(note, 1, 3) || '…'", allowed_roles: [admin]}
            tag_policies:
              pii: {field_policies: {"*email*": {access_level: MASKED, mask: email}}}
            principals:
              ana: {roles: [analyst], tenant: acme}
              mia: {roles: [manager], tenant: acme}
              reg: {roles: [regional], tenant: acme, attributes: {regions: [South, East]}}
              root: {roles: [admin], tenant: acme}
              lost: {roles: [admin]}
            """;

    @TempDir private Path folder;

    private VirtualContext context(String yaml) throws IOException {
        return VirtualContext.fromYaml(Files.writeString(folder.resolve("tauro.yaml"), yaml));
    }

    private static List<List<Object>> ask(VirtualContext context, String user, String sql) {
        Principal principal = context.login(Optional.of(user), Optional.empty()).principal();
        return Staff.rows(context, principal, sql);
    }

    @Test
    void eachRoleSeesWhatTheFileSays() throws IOException {
        try (VirtualContext context = context(FILE)) {
            String all = "SELECT * FROM customers ORDER BY id";
            assertThat(ask(context, "ana", all))
                    .containsExactly(
                            Staff.row(
                                    1,
                                    "acme",
                                    "Sales",
                                    "mia",
                                    "North",
                                    "f***o@example.com",
                                    "******5678",
                                    "4111***1111",
                                    "sec…"));
            assertThat(ask(context, "mia", "SELECT id FROM customers"))
                    .containsExactly(Staff.row(1));
            assertThat(ask(context, "reg", "SELECT id FROM customers"))
                    .containsExactly(Staff.row(2));
            assertThat(ask(context, "root", "SELECT id, phone, note FROM customers ORDER BY id"))
                    .containsExactly(
                            Staff.row(1, "5551235678", "secret note"),
                            Staff.row(2, "5551235679", "another"));
            assertThat(ask(context, "lost", "SELECT count(*) FROM customers"))
                    .containsExactly(Staff.row(0L));
        }
    }

    @Test
    void aConditionThatDoesNotFitStartsNothing() {
        assertThatThrownBy(
                        () -> context(FILE.replace("manager_id = {principal}", "manager_ix = 1")))
                .hasMessageContaining("TAURO-1011")
                .hasMessageContaining("table 'customers', the row filter of role 'manager'")
                .hasMessageContaining("(line 1, column 1)")
                .hasMessageContaining("'manager_id'");
    }
}
