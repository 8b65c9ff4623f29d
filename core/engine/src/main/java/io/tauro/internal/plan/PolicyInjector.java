package io.tauro.internal.plan;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.internal.information.InformationSource;
import io.tauro.security.Grant;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;

/**
 * Puts a barrier over each scan of a plan, those in sub-queries included. What a policy shows of a
 * table has been put into its place before, by {@link io.tauro.internal.sql.PolicyBarrier}s; {@link
 * BarrierVerifier} finds out whether it has.
 */
public final class PolicyInjector {

    private PolicyInjector() {}

    /**
     * The plan with each scan behind a barrier.
     *
     * @param grant what the principal was given leave to read
     * @throws TauroException {@code TAURO-3001} if the plan scans a table that the grant does not
     *     cover
     */
    public static RelNode inject(RelNode plan, Grant grant) {
        return Recursions.resolve(plan).accept(new Injection(grant));
    }

    private static final class Injection extends RelHomogeneousShuttle {

        private final Grant grant;
        private final RexShuttle subQueries =
                new RexShuttle() {
                    @Override
                    public RexNode visitSubQuery(RexSubQuery subQuery) {
                        RexSubQuery visited = (RexSubQuery) super.visitSubQuery(subQuery);
                        return visited.clone(visited.rel.accept(Injection.this));
                    }
                };

        Injection(Grant grant) {
            this.grant = grant;
        }

        @Override
        public RelNode visit(TableScan scan) {
            ScannableTable table = scan.getTable().unwrap(ScannableTable.class);
            if (table == null) {
                throw new TauroException(
                        ErrorCode.NOT_SUPPORTED,
                        "A query that reads its own result outside of the second part of its UNION"
                                + " is not supported. Write it there.");
            }
            boolean covered =
                    table.byPolicyOf()
                            .map(owner -> grant.covers(table.name(), owner))
                            .orElseGet(
                                    () ->
                                            grant.covers(table.name())
                                                    || InformationSource.isFor(
                                                            grant.principal(),
                                                            table.registered().source()));
            if (!covered) {
                throw new TauroException(
                        ErrorCode.ACCESS_DENIED,
                        "The plan reads a table that was not authorised. Report this: it should have been refused before.");
            }
            TableScan own =
                    table.byPolicyOf().map(owner -> PolicyScan.of(scan, owner)).orElse(scan);
            return SecurityBarrier.over(own, table, grant.policyVersion());
        }

        @Override
        public RelNode visit(RelNode other) {
            return super.visit(other).accept(subQueries);
        }
    }
}
