package io.tauro.policy;

import static io.tauro.security.TableSecurityPolicy.exceptFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.VirtualContext;
import io.tauro.engine.WholePlans;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.identity.Principal;
import io.tauro.internal.kernel.Expression;
import io.tauro.internal.kernel.Expression.Constant;
import io.tauro.internal.kernel.Expression.FunctionCall;
import io.tauro.internal.kernel.Expression.InputColumn;
import io.tauro.internal.kernel.ScalarFunction;
import io.tauro.internal.physical.PhysicalNode;
import io.tauro.internal.physical.PhysicalNode.FilterNode;
import io.tauro.internal.physical.PhysicalNode.SecureNode;
import io.tauro.internal.physical.RowRule;
import io.tauro.internal.verify.PolicyVerifier;
import io.tauro.query.QueryPlan;
import io.tauro.security.Grant;
import io.tauro.security.TableSecurityPolicy;
import io.tauro.security.mask.Mask;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A plan from which something of a policy is missing does not run, whoever made it so. */
class PolicyVerifierTest {

    private static final Principal ANA = Principal.of("ana", "analyst");
    private static final Principal BO = Principal.of("bo", "other");
    private static final Principal ROOT = Principal.of("root", "admin");
    private static final String SQL = "SELECT id, department, email FROM staff";

    private final VirtualContext context =
            VirtualContext.builder()
                    .table(
                            "staff",
                            Schema.of(
                                    Column.of("id", DataType.INTEGER).notNull(),
                                    Column.of("department", DataType.VARCHAR),
                                    Column.of("email", DataType.VARCHAR)),
                            new Object[] {1, "Sales", "ann@example.com"},
                            new Object[] {2, "IT", "bob@example.com"})
                    .policy(
                            TableSecurityPolicy.forTable("staff")
                                    .allow("analyst", "other", "admin")
                                    .rows("analyst", "department = 'Sales'")
                                    .rows("other", "department = 'IT'")
                                    .allRows("admin")
                                    .mask("email", Mask.email(), exceptFor("admin"))
                                    .build())
                    .build();

    private final QueryPlan plan = context.as(ANA).plan(SQL);
    private final Grant grant = WholePlans.grant(plan);
    private final SecureNode policy = (SecureNode) WholePlans.root(plan);

    @AfterEach
    void close() {
        context.close();
    }

    private SecureNode policyOf(Principal who) {
        return (SecureNode) WholePlans.root(context.as(who).plan(SQL));
    }

    private void assertRefused(PhysicalNode changed, String why) {
        assertThatThrownBy(() -> PolicyVerifier.verify(changed, grant))
                .isInstanceOfSatisfying(
                        TauroException.class,
                        error -> {
                            assertThat(error.code()).isEqualTo(ErrorCode.INTERNAL_ERROR);
                            assertThat(error.getMessage()).contains(why).doesNotContain("Sales");
                        });
    }

    private SecureNode with(
            PhysicalNode input, List<Expression> shown, Set<Integer> masked, RowRule rows) {
        return new SecureNode(
                input, policy.table(), policy.policy(), shown, masked, rows, policy.schema());
    }

    @Test
    void thePlanAsItIsRuns() {
        assertThatCode(() -> PolicyVerifier.verify(policy, grant)).doesNotThrowAnyException();
    }

    @Test
    void aScanThatHasLostItsPolicyIsRefused() {
        assertRefused(policy.input(), "lost the policy of its table");
        assertRefused(WholePlans.root(context.as(ROOT).plan(SQL)), "lost the policy of its table");
    }

    @Test
    void aScanThatWasAskedForOtherRowsIsRefused() {
        assertRefused(
                with(policyOf(BO).input(), policy.shown(), policy.masked(), policy.rows()),
                "lost a part of its condition");
    }

    @Test
    void aScanThatWasNotAskedAtAllIsRefused() {
        PhysicalNode all = WholePlans.root(context.as(ROOT).plan(SQL));
        assertRefused(
                with(all, policy.shown(), policy.masked(), policy.rows()),
                "lost a part of its condition");
    }

    @Test
    void aFilterOfTheEngineIsAsGoodAsOneOfTheSource() {
        PhysicalNode all = WholePlans.root(context.as(ROOT).plan(SQL));
        Expression condition =
                new FunctionCall(
                        ScalarFunction.EQ,
                        List.of(
                                new InputColumn(1, DataType.VARCHAR),
                                new Constant("Sales", DataType.VARCHAR)),
                        DataType.BOOLEAN);
        SecureNode filtered =
                with(
                        new FilterNode(all, condition, 1),
                        policy.shown(),
                        policy.masked(),
                        policy.rows());
        assertThatCode(() -> PolicyVerifier.verify(filtered, grant)).doesNotThrowAnyException();
    }

    @Test
    void aPolicyWithoutItsConditionIsRefused() {
        RowRule every =
                new RowRule(
                        Constant.of(true),
                        true,
                        false,
                        policy.rows().columns(),
                        policy.rows().inputs(),
                        true,
                        false);
        assertRefused(
                with(policy.input(), policy.shown(), policy.masked(), every), "lost its condition");
    }

    @Test
    void aMaskThatIsMissingIsRefused() {
        List<Expression> raw = new ArrayList<>(policy.shown());
        raw.set(2, new InputColumn(2, DataType.VARCHAR));
        assertRefused(
                with(policy.input(), raw, policy.masked(), policy.rows()),
                "shows a column that it should not");
        assertRefused(
                with(policy.input(), raw, Set.of(), policy.rows()),
                "shows a column that it should not");
    }

    @Test
    void aColumnThatIsMadeOfAMaskedOneIsRefused() {
        List<Expression> raw = new ArrayList<>(policy.shown());
        raw.set(
                1,
                new FunctionCall(
                        ScalarFunction.UPPER,
                        List.of(new InputColumn(2, DataType.VARCHAR)),
                        DataType.VARCHAR));
        assertRefused(
                with(policy.input(), raw, policy.masked(), policy.rows()),
                "shows a column that it should not");
    }

    @Test
    void aConditionOnAMaskedColumnBelowThePolicyIsRefused() {
        Expression guess =
                new FunctionCall(
                        ScalarFunction.EQ,
                        List.of(
                                new InputColumn(2, DataType.VARCHAR),
                                new Constant("ann@example.com", DataType.VARCHAR)),
                        DataType.BOOLEAN);
        assertRefused(
                with(
                        new FilterNode(policy.input(), guess, 1),
                        policy.shown(),
                        policy.masked(),
                        policy.rows()),
                "asked of a column that the policy hides");
    }

    @Test
    void thePolicyOfAnotherPrincipalIsRefused() {
        SecureNode other =
                new SecureNode(
                        policy.input(),
                        policy.table(),
                        "staff@99",
                        policy.shown(),
                        policy.masked(),
                        policy.rows(),
                        policy.schema());
        assertRefused(other, "another one than was granted");
    }
}
