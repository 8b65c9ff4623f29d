package io.tauro.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.VirtualContext;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.identity.Principal;
import io.tauro.security.FieldSecurityPolicy;
import io.tauro.security.TableSecurityPolicy;
import io.tauro.security.TagPolicy;
import io.tauro.security.mask.Mask;
import io.tauro.table.TableSource;
import io.tauro.table.VirtualTable;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A policy that is wrong is refused when it is registered, not when it is needed. */
class PolicyRegistrationTest {

    private static final Schema SCHEMA =
            Schema.of(
                    Column.of("id", DataType.INTEGER),
                    Column.of("name", DataType.VARCHAR),
                    Column.of("born", DataType.DATE));

    private final VirtualContext context =
            VirtualContext.builder()
                    .table("t", SCHEMA, List.of(List.of(1, "a", java.time.LocalDate.EPOCH)))
                    .table("u", SCHEMA, List.of())
                    .view("v", "SELECT id, name FROM t")
                    .build();

    @AfterEach
    void close() {
        context.close();
    }

    private static TableSecurityPolicy.Builder policy() {
        return TableSecurityPolicy.forTable("t").allow("a");
    }

    private void assertRefused(TableSecurityPolicy policy, String... texts) {
        assertThatThrownBy(() -> context.protect(policy))
                .isInstanceOfSatisfying(
                        TauroException.class,
                        error -> assertThat(error.code()).isEqualTo(ErrorCode.INVALID_POLICY))
                .hasMessageContainingAll(texts);
        assertThat(context.security().policy(policy.table())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nmae = 'x' | Column 'nmae' is not in table 't' (line 1, column 1). Did you mean 'name'?",
                "id = | (line 1, column",
                "name = 'x' AND nosuch(id) | Function 'nosuch' is not known (line 1, column 16)",
                "id + 1 | (line 1, column",
                "name | (line 1, column",
                "id = 1) OR (1 = 1 | (line 1, column 7)",
                "id = 1 UNION SELECT TRUE | more than one expression",
                "id = 1 FROM t | more than one expression",
                "id = 1; id = 2 | more than one statement",
                "id = 1, TRUE | more than one expression",
                "id = 1 ORDER BY 1 | more than one expression",
                "id = 1 LIMIT 1 | more than one expression",
                "TRUE AS x | more than one expression",
                "DISTINCT TRUE | more than one expression",
                "* | more than one expression",
                "id = ? | no parameters",
                "name = {principle} | no placeholder '{principle}'",
                "name = '{principal}' | in quotes",
                "name = {principal | no placeholder",
                "id IN (SELECT id FROM t) | reads that table again",
                "id IN (SELECT id FROM v) | reads that table again",
                "id IN (SELECT id FROM nosuch) | nosuch",
                "count(*) > 1 | (line 1",
                "row_number() OVER () > 1 | ",
            })
    void aConditionThatIsNoneIsRefused(String condition, String text) {
        String expected = text == null ? "" : text;
        assertRefused(
                policy().rows("a", condition).build(), "policy of table 't'", "role 'a'", expected);
        assertRefused(policy().restrict(condition).build(), "restrictive filter 1", expected);
    }

    @Test
    void aMaskThatDoesNotFitItsColumnIsRefused() {
        assertRefused(policy().mask("id", Mask.email()).build(), "'t'", "column 'id'");
        assertRefused(policy().mask("nmae", Mask.email()).build(), "'nmae'", "'name'");
        assertRefused(
                policy().mask("name", Mask.expression("substring(nmae, 1)")).build(),
                "column 'name'",
                "'nmae'");
        assertRefused(policy().mask("name", Mask.expression("max(name)")).build(), "'name'");
        assertRefused(
                policy().mask("name", Mask.expression("(SELECT max(name) FROM u)")).build(),
                "sub-query");
    }

    @Test
    void whatIsRightIsTaken() {
        context.protect(
                policy().rows(
                                "a",
                                "born >= DATE_SUB(CURRENT_DATE, INTERVAL 1 YEAR) AND name <> 'x'")
                        .rows(
                                "b",
                                "EXISTS (SELECT 1 FROM u WHERE u.id = t.id AND u.name = {tenant})")
                        .restrict("id IN ({principal.ids}) -- those of the principal")
                        .mask("name", Mask.expression("substring(name, 1, 1) || '…'"))
                        .mask("born", Mask.dateYear())
                        .build());
        context.protect(TableSecurityPolicy.forTable("v").allow("a").rows("a", "id = 1").build());
        assertThat(context.security().policy("v")).isPresent();
    }

    @Test
    void aTagPolicyIsCheckedAsFarAsThatGoes() {
        assertThatThrownBy(
                        () ->
                                context.protect(
                                        TagPolicy.forTag(
                                                "pii",
                                                FieldSecurityPolicy.masked(
                                                        "*", Mask.expression("a b c,")))))
                .hasMessageContaining("TAURO-1011");
    }

    @Test
    void aContextWithAWrongPolicyIsNotMade() {
        assertThatThrownBy(
                        () ->
                                VirtualContext.builder()
                                        .table("t", SCHEMA, List.of())
                                        .policy(policy().rows("a", "nosuch = 1").build())
                                        .build())
                .hasMessageContaining("TAURO-1011")
                .hasMessageContaining("'nosuch'");
    }

    @Test
    void aPolicyThatCouldNotBeCheckedBeforeRefusesTheFirstQuery() {
        context.security().protect(policy().rows("b", "secret_name = 'x'").build());
        assertThatThrownBy(() -> context.as(Principal.of("ana", "a")).query("SELECT id FROM t"))
                .hasMessageContaining("TAURO-1011")
                .hasMessageContaining("'t' does not fit")
                .hasMessageNotContaining("secret_name");
    }

    @Test
    void aMaskOfATagThatDoesNotFitRefusesTheTable() {
        try (VirtualContext tagged =
                VirtualContext.builder()
                        .rows("t", io.tauro.memory.MemoryTable.of(SCHEMA, List.of()))
                        .table(
                                VirtualTable.named("t")
                                        .from("memory", TableSource.table("t"))
                                        .tags("pii")
                                        .build())
                        .policy(policy().build())
                        .tagPolicy(
                                TagPolicy.forTag(
                                        "PII", FieldSecurityPolicy.masked("i*", Mask.email())))
                        .build()) {
            assertThatThrownBy(() -> tagged.as(Principal.of("ana", "a")).query("SELECT 1 FROM t"))
                    .hasMessageContaining("TAURO-1011");
        }
    }
}
