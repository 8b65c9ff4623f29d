package io.tauro.engine;

import io.tauro.identity.Principal;
import io.tauro.internal.execute.ParallelPlan;
import io.tauro.internal.execute.Parallelism;
import io.tauro.internal.physical.Concealed;
import io.tauro.internal.physical.PhysicalNode;
import io.tauro.internal.physical.PhysicalNode.ScanNode;
import io.tauro.internal.physical.PhysicalNode.SharedNode;
import io.tauro.internal.physical.PlanPrinter;
import io.tauro.internal.sql.StatementKind;
import io.tauro.query.ExecutionStrategy;
import io.tauro.query.QueryPlan;
import io.tauro.query.QueryRequest;
import io.tauro.security.Grant;
import io.tauro.security.audit.AuditEvent;
import io.tauro.spi.Cancellation;
import io.tauro.type.Column;
import io.tauro.type.Schema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A physical plan with whom it was made for. Immutable.
 *
 * @param principal who may run it
 * @param request what was asked
 * @param kind whether rows are wanted, or the plan itself
 * @param root the physical plan
 * @param rowSchema the columns of the rows
 * @param grant the leave to read its tables
 * @param registryVersion of the names that it was made with
 * @param readsClock whether the moment of planning is part of it
 * @param start the audit record of its start
 * @param clock the time of its phases so far
 * @param parallelism how many threads are to run it
 */
record SecuredPlan(
        Principal principal,
        QueryRequest request,
        StatementKind kind,
        PhysicalNode root,
        Schema rowSchema,
        List<String> tables,
        Grant grant,
        long registryVersion,
        boolean readsClock,
        AuditEvent start,
        PhaseClock clock,
        Parallelism parallelism)
        implements QueryPlan {

    /**
     * What a byte from a source costs, in seconds; a gigabit a second, and as much again to decode.
     */
    private static final double SECONDS_PER_BYTE = 16e-9;

    /** What a row costs in an operator, in seconds. */
    private static final double SECONDS_PER_ROW = 50e-9;

    /** The estimate of a plan of which some rows may be hidden. */
    private static final double NOT_TOLD = -1;

    static final Schema PLAN_SCHEMA =
            Schema.of(Column.of("plan", io.tauro.type.DataType.VARCHAR).notNull());

    SecuredPlan {
        tables = List.copyOf(tables);
    }

    /** The same plan for one more run: with an id, a clock and a cancellation of its own. */
    SecuredPlan forAnotherRun(Cancellation own) {
        return new SecuredPlan(
                principal,
                request.cancellation(own),
                kind,
                root,
                rowSchema,
                tables,
                grant,
                registryVersion,
                readsClock,
                start.again(),
                clock.copy(),
                parallelism);
    }

    @Override
    public Schema schema() {
        return schema(kind, rowSchema);
    }

    /** The columns of the result of a statement, by those of its query. */
    static Schema schema(StatementKind kind, Schema rows) {
        return switch (kind) {
            case QUERY -> rows;
            case COLUMNS -> ListedColumns.SCHEMA;
            case EXPLAIN, EXPLAIN_ANALYZE -> PLAN_SCHEMA;
        };
    }

    @Override
    public ExecutionStrategy executionStrategy() {
        return ExecutionStrategy.DIRECT;
    }

    @Override
    public double estimatedRows() {
        return isConcealed() ? NOT_TOLD : root.estimatedRows();
    }

    @Override
    public double estimatedBytes() {
        return isConcealed() ? NOT_TOLD : bytes();
    }

    private double bytes() {
        return scans().stream()
                .mapToDouble(
                        scan ->
                                scan.scan()
                                        .estimate()
                                        .bytes()
                                        .orElse(scan.estimatedRows() * rowBytes(scan.schema())))
                .sum();
    }

    private static double rowBytes(Schema schema) {
        return schema.columns().stream()
                .mapToDouble(column -> column.type().kind().isText() ? 20 : 8)
                .sum();
    }

    @Override
    public double estimatedCost() {
        return isConcealed() ? NOT_TOLD : bytes() * SECONDS_PER_BYTE + rows(root) * SECONDS_PER_ROW;
    }

    private static double rows(PhysicalNode node) {
        return node.estimatedRows() + node.inputs().stream().mapToDouble(SecuredPlan::rows).sum();
    }

    /** Whether some rows of its tables may be hidden from who runs it. */
    boolean isConcealed() {
        return Concealed.isAnyIn(root);
    }

    /** The scans of which may be told, in the order of the plan. */
    List<ScanNode> openScans() {
        List<ScanNode> scans = new ArrayList<>();
        collectOpen(root, scans, new HashSet<>());
        return scans;
    }

    private static void collectOpen(PhysicalNode node, List<ScanNode> scans, Set<Integer> shared) {
        if (Concealed.is(node) || node instanceof SharedNode one && !shared.add(one.number())) {
            return;
        }
        if (node instanceof ScanNode scan) {
            scans.add(scan);
        }
        node.inputs().forEach(input -> collectOpen(input, scans, shared));
    }

    /** The scans, in the order of the plan. */
    List<ScanNode> scans() {
        List<ScanNode> scans = new ArrayList<>();
        collect(root, scans, new HashSet<>());
        return scans;
    }

    private static void collect(PhysicalNode node, List<ScanNode> scans, Set<Integer> shared) {
        if (node instanceof SharedNode one && !shared.add(one.number())) {
            return;
        }
        if (node instanceof ScanNode scan) {
            scans.add(scan);
        }
        node.inputs().forEach(input -> collect(input, scans, shared));
    }

    @Override
    public String explain() {
        ParallelPlan threads = ParallelPlan.of(root, parallelism);
        return PlanPrinter.print(
                root,
                node ->
                        "rows ~"
                                + PlanPrinter.number(node.estimatedRows())
                                + threads.remark(node).map("  "::concat).orElse(""));
    }

    @Override
    public String toString() {
        return explain();
    }
}
