package io.tauro.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.identity.Principal;
import io.tauro.internal.optimize.PlanOptimizer;
import io.tauro.internal.sql.Catalog;
import io.tauro.internal.sql.CatalogTable;
import io.tauro.internal.sql.PolicyBarrier;
import io.tauro.internal.sql.PolicyColumn;
import io.tauro.internal.sql.PolicyView;
import io.tauro.internal.sql.SqlDialectOption;
import io.tauro.internal.sql.SqlFrontEnd;
import io.tauro.memory.MemoryConnector;
import io.tauro.memory.MemoryTable;
import io.tauro.registry.RegisteredTable;
import io.tauro.security.DefaultAccess;
import io.tauro.security.Grant;
import io.tauro.security.Reading;
import io.tauro.security.SecurityEnforcer;
import io.tauro.security.TableAccess;
import io.tauro.security.TableSecurityPolicy;
import io.tauro.security.audit.AuditActor;
import io.tauro.security.audit.AuditEvent;
import io.tauro.security.audit.AuditLog;
import io.tauro.security.audit.Operation;
import io.tauro.security.mask.ColumnTransforms;
import io.tauro.security.mask.Mask;
import io.tauro.security.mask.MaskTarget;
import io.tauro.table.TableSource;
import io.tauro.table.VirtualTable;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.junit.jupiter.api.Test;

/** A plan in which what a policy says is missing, or is not what it says now, is refused. */
class PolicyVerifierTest {

    private static final Schema SCHEMA =
            Schema.of(
                    Column.of("id", DataType.INTEGER),
                    Column.of("email", DataType.VARCHAR),
                    Column.of("salary", DataType.INTEGER));

    private static final Principal ANA = Principal.of("ana", "a");

    private final SecurityEnforcer enforcer =
            new SecurityEnforcer(DefaultAccess.DENY, new AuditLog(List.of(), false));

    PolicyVerifierTest() {
        enforcer.protect(policy().build());
    }

    private static TableSecurityPolicy.Builder policy() {
        return TableSecurityPolicy.forTable("t")
                .allow("a")
                .rows("a", "id = 1")
                .restrict("id > 0")
                .mask("email", Mask.email())
                .restrictField("salary");
    }

    private record Whole(String name, RegisteredTable registered, Optional<String> byPolicyOf)
            implements ScannableTable {
        @Override
        public List<String> path() {
            return List.of(name);
        }

        @Override
        public Schema schema() {
            return registered.source().schema();
        }

        @Override
        public Optional<String> viewSql() {
            return Optional.empty();
        }

        @Override
        public OptionalDouble rowCount() {
            return OptionalDouble.empty();
        }
    }

    private record Seen(Whole whole, Schema schema, Optional<PolicyView> policy)
            implements CatalogTable {
        @Override
        public List<String> path() {
            return whole.path();
        }

        @Override
        public Optional<String> viewSql() {
            return Optional.empty();
        }

        @Override
        public OptionalDouble rowCount() {
            return OptionalDouble.empty();
        }
    }

    private static Whole whole(String name, Optional<String> byPolicyOf) {
        MemoryConnector connector =
                MemoryConnector.of(Map.of(name, MemoryTable.of(SCHEMA, List.of())));
        VirtualTable declared =
                VirtualTable.named(name).from("memory", TableSource.table(name)).build();
        return new Whole(
                name,
                new RegisteredTable(declared, "memory", connector.table(declared.source())),
                byPolicyOf);
    }

    private TableAccess access() {
        return enforcer.access(ANA, "t", Set.of(), SCHEMA.names());
    }

    /** The table as the policy shows it. */
    private CatalogTable seen() {
        Whole whole = whole("t", Optional.empty());
        Schema visible =
                Schema.of(Column.of("id", DataType.INTEGER), Column.of("email", DataType.VARCHAR));
        PolicyView view =
                new PolicyView(
                        whole,
                        access(),
                        List.of(
                                new PolicyColumn.Plain("id"),
                                new PolicyColumn.Transformed(
                                        "email",
                                        ColumnTransforms.of(
                                                Mask.email(),
                                                MaskTarget.of("t", "email", DataType.VARCHAR),
                                                (key, message) -> message))),
                        Catalog.of(List.of(whole("other", Optional.of("t")))),
                        ANA);
        return new Seen(whole, visible, Optional.of(view));
    }

    private Grant grant(String... byPolicy) {
        return enforcer.authorize(
                ANA,
                List.of(new Reading("t", Set.of(), SCHEMA.names(), Set.of(byPolicy))),
                AuditEvent.attempt(Operation.SELECT, AuditActor.of(ANA)));
    }

    private RelNode plan(CatalogTable table, String sql) {
        SqlFrontEnd frontEnd = new SqlFrontEnd(Catalog.of(List.of(table)), SqlDialectOption.ANSI);
        return PolicyInjector.inject(
                frontEnd.convert(frontEnd.parse(sql), List.of()).root().project(), grant("other"));
    }

    private static RelNode changed(RelNode plan, UnaryOperator<RelNode> change) {
        return plan.accept(
                new RelHomogeneousShuttle() {
                    @Override
                    public RelNode visit(RelNode other) {
                        RelNode visited = super.visit(other);
                        return change.apply(visited);
                    }

                    @Override
                    public RelNode visit(TableScan scan) {
                        return scan;
                    }
                });
    }

    private void assertRefused(RelNode plan, String text) {
        assertThatThrownBy(() -> BarrierVerifier.verifyFresh(plan, grant("other")))
                .isInstanceOfSatisfying(
                        TauroException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.INTERNAL_ERROR))
                .hasMessageContaining(text);
    }

    @Test
    void aPlanUnderItsPolicyIsTaken() {
        RelNode plan = plan(seen(), "SELECT a.email FROM t a WHERE a.id IN (SELECT id FROM t)");
        assertThatCode(() -> BarrierVerifier.verifyFresh(plan, grant())).doesNotThrowAnyException();
        assertThatCode(() -> BarrierVerifier.verify(plan, grant())).doesNotThrowAnyException();
    }

    @Test
    void aTableThatWasNeverPutUnderItsPolicyIsRefused() {
        RelNode open = plan(whole("t", Optional.empty()), "SELECT id FROM t");
        assertRefused(open, "lost the policy");
        assertThatThrownBy(() -> BarrierVerifier.verify(open, grant()))
                .hasMessageContaining("lost the policy");
    }

    @Test
    void aPolicyThatWasTakenAwayIsMissed() {
        RelNode plan = plan(seen(), "SELECT id FROM t");
        assertRefused(
                changed(plan, node -> node instanceof PolicyBarrier ? node.getInput(0) : node),
                "lost the policy");
    }

    @Test
    void aConditionThatWasTakenAwayOrChangedIsMissed() {
        RelNode plan = plan(seen(), "SELECT id FROM t");
        assertRefused(
                changed(plan, node -> node instanceof Filter ? node.getInput(0) : node),
                "lost its condition");
        assertRefused(
                changed(
                        plan,
                        node ->
                                node instanceof Filter filter
                                        ? filter.copy(
                                                filter.getTraitSet(),
                                                filter.getInput(),
                                                filter.getCluster()
                                                        .getRexBuilder()
                                                        .makeCall(
                                                                SqlStdOperatorTable.IS_TRUE,
                                                                filter.getCluster()
                                                                        .getRexBuilder()
                                                                        .makeLiteral(true)))
                                        : node),
                "lost its condition");
        assertRefused(
                changed(
                        plan,
                        node ->
                                node instanceof Filter filter
                                        ? filter.copy(
                                                filter.getTraitSet(),
                                                filter.getInput(),
                                                ((org.apache.calcite.rex.RexCall)
                                                                filter.getCondition())
                                                        .getOperands()
                                                        .get(0))
                                        : node),
                "lost its condition");
    }

    @Test
    void aMaskThatWasTakenAwayIsMissed() {
        RelNode plan = plan(seen(), "SELECT id FROM t");
        RelNode unmasked =
                changed(
                        plan,
                        node -> {
                            if (!(node instanceof PolicyBarrier policy)) {
                                return node;
                            }
                            Project shown = (Project) policy.getInput();
                            List<RexNode> raw =
                                    List.of(
                                            shown.getProjects().get(0),
                                            shown.getCluster()
                                                    .getRexBuilder()
                                                    .makeInputRef(shown.getInput(), 1));
                            return policy.copy(
                                    policy.getTraitSet(),
                                    List.of(
                                            shown.copy(
                                                    shown.getTraitSet(),
                                                    shown.getInput(),
                                                    raw,
                                                    shown.getRowType())));
                        });
        assertRefused(unmasked, "shows a column");
    }

    @Test
    void aPolicyOfAnotherVersionIsRefused() {
        RelNode plan = plan(seen(), "SELECT id FROM t");
        enforcer.protect(policy().build());
        assertThatThrownBy(() -> BarrierVerifier.verify(plan, grant()))
                .hasMessageContaining("another one than was granted");
    }

    @Test
    void whatOnlyAPolicyMayReadStaysInsideOfIt() {
        enforcer.protect(policy().restrict("id IN (SELECT id FROM other)").build());
        RelNode plan = plan(seen(), "SELECT id FROM t");
        assertThatCode(() -> BarrierVerifier.verifyFresh(plan, grant("other")))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> BarrierVerifier.verify(plan, grant()))
                .hasMessageContaining("outside of it");
        assertRefused(
                plan(whole("other", Optional.of("t")), "SELECT id FROM other"), "outside of it");
    }

    private static PolicyBarrier policyIn(RelNode plan) {
        return plan instanceof PolicyBarrier policy ? policy : policyIn(plan.getInput(0));
    }

    @Test
    void whichColumnsAreMaskedStaysTrueHoweverOftenThePlanIsTrimmed() {
        for (String sql :
                List.of(
                        "SELECT email FROM t",
                        "SELECT email, id FROM t",
                        "SELECT count(*) FROM t",
                        "SELECT max(email) FROM t WHERE id > 1")) {
            RelNode plan = plan(seen(), sql);
            for (int times = 0; times < 3; times++) {
                plan = PlanOptimizer.optimize(plan, Parameters.NONE, Instant.EPOCH);
                PolicyBarrier policy = policyIn(plan);
                List<String> names = policy.getRowType().getFieldNames();
                for (int i = 0; i < names.size(); i++) {
                    assertThat(policy.masked().get(i))
                            .as(sql + " " + names)
                            .isEqualTo(names.get(i).equals("email"));
                }
                assertThat(policy.masked().length()).isLessThanOrEqualTo(names.size());
                BarrierVerifier.verify(plan, grant());
            }
        }
    }
}
