package io.tauro.policy;

import static io.tauro.security.TableSecurityPolicy.exceptFor;
import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.VirtualContext;
import io.tauro.engine.PushdownMode;
import io.tauro.identity.Principal;
import io.tauro.query.PolicyExplanation;
import io.tauro.security.TableSecurityPolicy;
import io.tauro.security.audit.Operation;
import io.tauro.security.mask.Mask;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An administrator can find out what the policies make of somebody's query. */
class PolicyExplanationTest {

    private final VirtualContext context =
            Staff.context(PushdownMode.AUTO, 10)
                    .table("areas", Schema.of(Column.of("who", DataType.VARCHAR)), List.of())
                    .view("people", "SELECT id, name FROM staff")
                    .policy(
                            TableSecurityPolicy.forTable("staff")
                                    .allow("sales", "admin", "mapped")
                                    .restrict("boss > 0")
                                    .rows("sales", "department = 'Sales'")
                                    .rows("mapped", "name IN (SELECT who FROM areas)")
                                    .allRows("admin")
                                    .mask("email", Mask.email(), exceptFor("admin"))
                                    .restrictField("salary", "admin")
                                    .build())
                    .build();

    @AfterEach
    void close() {
        context.close();
    }

    @Test
    void itNamesTablesRolesConditionsAndMasks() {
        PolicyExplanation explanation =
                context.simulate(Principal.of("ana", "sales", "mapped", "guest"))
                        .explainPolicy("SELECT * FROM people");
        assertThat(explanation.isRefused()).isFalse();
        assertThat(explanation)
                .hasToString(
                        """
                        Principal ana, roles [guest, mapped, sales]
                        people [no policy]
                        staff [staff@2]
                          granted by mapped, sales
                          restrictive filter 1: boss > 0
                          row filter of role 'mapped': name IN (SELECT who FROM areas)
                          row filter of role 'sales': department = 'Sales'
                          column email: mask email
                          column salary: hidden
                          its conditions read areas
                        """);
        assertThat(context.audit().events().last().orElseThrow().operation())
                .isEqualTo(Operation.METADATA);
    }

    @Test
    void itSaysWhyAQueryWouldBeRefused() {
        PolicyExplanation explanation =
                context.simulate(Principal.of("bo", "guest"))
                        .explainPolicy("SELECT 1 FROM staff, areas, nosuch");
        assertThat(explanation.isRefused()).isTrue();
        assertThat(explanation)
                .hasToString(
                        """
                        Principal bo, roles [guest]
                        staff [staff@2]
                          refused: none of the roles [guest] is allowed
                          restrictive filter 1: boss > 0
                          no row filter of any role: no rows
                          column email: mask email
                          column salary: hidden
                        areas [no policy]
                          refused: it has no policy, and access is denied by default
                        nosuch [no policy]
                          refused: there is no table or view of this name
                        """);
    }
}
