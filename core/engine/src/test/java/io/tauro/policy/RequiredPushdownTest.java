package io.tauro.policy;

import static io.tauro.policy.Staff.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.VirtualContext;
import io.tauro.engine.PushdownMode;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.identity.Principal;
import io.tauro.security.TableSecurityPolicy;
import io.tauro.security.mask.Mask;
import org.junit.jupiter.api.Test;

/**
 * Where sources have to take all conditions, those of a policy are no exception; but what is said
 * of one that stays tells nothing of the policy.
 */
class RequiredPushdownTest {

    private static final Principal ANA = Principal.of("ana", "analyst");

    private static VirtualContext under(String condition) {
        return Staff.context(PushdownMode.REQUIRED, 10)
                .policy(
                        TableSecurityPolicy.forTable("staff")
                                .allow("analyst")
                                .rows("analyst", condition)
                                .mask("email", Mask.email())
                                .build())
                .build();
    }

    private static void assertRefused(VirtualContext context, String sql) {
        assertThatThrownBy(() -> Staff.rows(context, ANA, sql))
                .isInstanceOfSatisfying(
                        TauroException.class,
                        error -> {
                            assertThat(error.code()).isEqualTo(ErrorCode.PUSHDOWN_REQUIRED);
                            assertThat(error.getMessage())
                                    .isEqualTo(
                                            "TAURO-2016 Not all of the query on table 'staff' can be"
                                                    + " given to its source: its policy stands"
                                                    + " between. Change the query, or set pushdown:"
                                                    + " auto.");
                        });
    }

    @Test
    void aConditionOfThePolicyAndOneOfTheQueryGoToTheSourceTogether() {
        try (VirtualContext context = under("department = 'Sales'")) {
            assertThat(Staff.rows(context, ANA, "SELECT id, email FROM staff WHERE id > 1"))
                    .containsExactlyInAnyOrder(row(2, "b***@example.org"), row(5, null));
        }
    }

    @Test
    void aConditionOfThePolicyThatStaysIsNotNamed() {
        try (VirtualContext context = under("MD5(department) = MD5('Sales')")) {
            assertRefused(context, "SELECT id FROM staff");
            assertRefused(context, "SELECT id FROM staff WHERE id = 1");
        }
    }

    @Test
    void aConditionOfTheQueryThatMustNotCrossThePolicyIsNotGivenAwayForIt() {
        try (VirtualContext context = under("department = 'Sales'")) {
            assertThatThrownBy(
                            () ->
                                    Staff.rows(
                                            context,
                                            ANA,
                                            "SELECT id FROM staff WHERE 100 / (salary - 150) > 0"))
                    .isInstanceOfSatisfying(
                            TauroException.class,
                            error ->
                                    assertThat(error.code())
                                            .isEqualTo(ErrorCode.PUSHDOWN_REQUIRED));
        }
    }
}
