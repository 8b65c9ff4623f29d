package io.tauro.policy;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.VirtualContext;
import io.tauro.engine.PushdownMode;
import io.tauro.engine.WholePlans;
import io.tauro.identity.Principal;
import io.tauro.internal.kernel.Expression;
import io.tauro.internal.physical.PhysicalNode;
import io.tauro.internal.physical.PhysicalNode.FilterNode;
import io.tauro.internal.physical.PhysicalNode.SecureNode;
import io.tauro.internal.physical.PlanRewriter;
import io.tauro.internal.verify.PolicyVerifier;
import io.tauro.query.QueryPlan;
import io.tauro.security.TableSecurityPolicy;
import io.tauro.security.mask.Mask;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is about to be run is held against the policies once more, however it was made. */
class PhysicalVerifierTest {

    private final VirtualContext context =
            VirtualContext.builder()
                    .settings(settings -> settings.pushdown(PushdownMode.OFF))
                    .table(
                            "staff",
                            Schema.of(
                                    Column.of("dept", DataType.VARCHAR),
                                    Column.of("note", DataType.VARCHAR)),
                            new Object[] {"Sales", "a"},
                            new Object[] {"HR", "b"})
                    .policy(
                            TableSecurityPolicy.forTable("staff")
                                    .allow("analyst")
                                    .rows("analyst", "dept = 'Sales'")
                                    .mask("note", Mask.redact())
                                    .build())
                    .build();

    @AfterEach
    void close() {
        context.close();
    }

    private void assertRefused(String sql, PlanRewriter change) {
        QueryPlan plan = context.as(Principal.of("ana", "analyst")).plan(sql);
        PhysicalNode root = WholePlans.root(plan);
        assertThatCode(() -> PolicyVerifier.verify(root, WholePlans.grant(plan)))
                .doesNotThrowAnyException();
        PhysicalNode changed = root.accept(change);
        assertThatThrownBy(() -> PolicyVerifier.verify(changed, WholePlans.grant(plan)))
                .hasMessageStartingWith("TAURO-9002");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT dept, note FROM staff",
                "SELECT count(*) FROM staff WHERE note = 'a'",
                "SELECT a.dept FROM staff a JOIN staff b ON a.dept = b.dept"
            })
    void aScanOutsideOfItsPolicyIsRefused(String sql) {
        assertRefused(
                sql,
                new PlanRewriter() {
                    @Override
                    public PhysicalNode secure(SecureNode node) {
                        return node.input();
                    }
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT dept, note FROM staff", "SELECT count(*) FROM staff"})
    void aPolicyWithoutItsConditionIsRefused(String sql) {
        assertRefused(
                sql,
                new PlanRewriter() {
                    @Override
                    public PhysicalNode filter(FilterNode node) {
                        return node.input();
                    }
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT dept, note FROM staff", "SELECT max(note) FROM staff"})
    void aPolicyWithoutItsMasksIsRefused(String sql) {
        assertRefused(
                sql,
                new PlanRewriter() {
                    @Override
                    public PhysicalNode secure(SecureNode node) {
                        List<Expression> raw = new ArrayList<>();
                        for (int i = 0; i < node.shown().size(); i++) {
                            int column =
                                    node.input()
                                            .schema()
                                            .names()
                                            .indexOf(node.schema().names().get(i));
                            raw.add(new Expression.InputColumn(column, DataType.VARCHAR));
                        }
                        return new SecureNode(
                                node.input(),
                                node.table(),
                                node.policy(),
                                Collections.unmodifiableList(raw),
                                node.masked(),
                                node.rows(),
                                node.schema());
                    }
                });
    }

    @Test
    void aScanOfTheInformationSchemaIsRefusedToOthersThanWhomItWasMadeFor() {
        String both = "SELECT s.dept, t.table_name FROM staff s, information_schema.tables t";
        QueryPlan own = context.as(Principal.of("ana", "analyst")).plan(both);
        QueryPlan others = context.as(Principal.of("bo", "analyst")).plan(both);
        assertThatCode(() -> PolicyVerifier.verify(WholePlans.root(own), WholePlans.grant(own)))
                .doesNotThrowAnyException();
        assertThatThrownBy(
                        () -> PolicyVerifier.verify(WholePlans.root(own), WholePlans.grant(others)))
                .hasMessageStartingWith("TAURO-9002 A scan reads a table that was not authorised");
    }
}
