package io.tauro.internal.pushdown;

import io.tauro.internal.kernel.Expression;
import io.tauro.internal.kernel.Expression.And;
import io.tauro.internal.kernel.Expression.InputColumn;
import io.tauro.internal.physical.ColumnNames;
import io.tauro.internal.physical.LeftPiece;
import io.tauro.internal.physical.LeftPiece.Kind;
import io.tauro.internal.physical.PhysicalNode;
import io.tauro.internal.physical.PhysicalNode.AggregateNode;
import io.tauro.internal.physical.PhysicalNode.ApplyNode;
import io.tauro.internal.physical.PhysicalNode.FilterNode;
import io.tauro.internal.physical.PhysicalNode.HashJoinNode;
import io.tauro.internal.physical.PhysicalNode.KeepNode;
import io.tauro.internal.physical.PhysicalNode.LimitNode;
import io.tauro.internal.physical.PhysicalNode.LookupNode;
import io.tauro.internal.physical.PhysicalNode.LoopJoinNode;
import io.tauro.internal.physical.PhysicalNode.ProjectNode;
import io.tauro.internal.physical.PhysicalNode.RecursionNode;
import io.tauro.internal.physical.PhysicalNode.SampleNode;
import io.tauro.internal.physical.PhysicalNode.ScanNode;
import io.tauro.internal.physical.PhysicalNode.SecureNode;
import io.tauro.internal.physical.PhysicalNode.SetNode;
import io.tauro.internal.physical.PhysicalNode.SharedNode;
import io.tauro.internal.physical.PhysicalNode.SortNode;
import io.tauro.internal.physical.PhysicalNode.UnnestNode;
import io.tauro.internal.physical.PhysicalNode.ValuesNode;
import io.tauro.internal.physical.PhysicalNode.WindowNode;
import io.tauro.internal.physical.PhysicalNode.WorkingRowsNode;
import io.tauro.internal.physical.PhysicalVisitor;
import io.tauro.spi.RelationalSource;
import io.tauro.spi.RelationalSource.Answer;
import io.tauro.spi.RelationalStep;
import io.tauro.spi.RelationalStep.Filter;
import io.tauro.spi.Scan;
import io.tauro.spi.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** The pieces of one step that stay in the engine. */
final class StepReasons implements PhysicalVisitor<List<LeftPiece>> {

    private final List<PhysicalNode> inputs;

    StepReasons(PhysicalNode step) {
        this.inputs = step.inputs();
    }

    /** Nothing of a scan itself stays. */
    @Override
    public List<LeftPiece> scan(ScanNode node) {
        return List.of();
    }

    @Override
    public List<LeftPiece> filter(FilterNode node) {
        List<LeftPiece> left = new ArrayList<>();
        for (Expression conjunct : conjuncts(node.condition())) {
            String what = ColumnNames.in(conjunct.toString(), node.input().schema().names());
            if (node.input() instanceof ScanNode scan) {
                left.add(conjunct(scan, conjunct, what));
            } else if (node.input() instanceof SecureNode) {
                left.add(new LeftPiece(Kind.FILTER, what, Stay.POLICY.text()));
            } else if (isOfTable(node.input())) {
                left.add(new LeftPiece(Kind.FILTER, what, Stay.NOT_A_COMPARISON.text()));
            } else if (anyRelational(node.input())) {
                left.add(new LeftPiece(Kind.STEP, what, Stay.STEP_BELOW.text()));
            }
        }
        return left;
    }

    /** What a policy shows is no piece of the query. */
    @Override
    public List<LeftPiece> secure(SecureNode node) {
        return List.of();
    }

    private static List<Expression> conjuncts(Expression condition) {
        return condition instanceof And and ? and.operands() : List.of(condition);
    }

    /** What the source has said when it was offered the condition, or says now. */
    private static LeftPiece conjunct(ScanNode scan, Expression conjunct, String what) {
        Optional<LeftPiece> said =
                scan.left().stream()
                        .filter(piece -> piece.kind() == Kind.FILTER && piece.what().equals(what))
                        .findFirst();
        if (said.isPresent()) {
            return said.get();
        }
        if (scan.isBeyondPolicy()) {
            return new LeftPiece(Kind.FILTER, what, Stay.POLICY.text());
        }
        if (scan.scan().relational().isEmpty()) {
            return new LeftPiece(Kind.FILTER, what, Stay.NOT_A_COMPARISON.text());
        }
        Optional<Term> term = TermMaker.of(conjunct);
        String why =
                term.isEmpty()
                        ? Stay.EXPRESSION.text()
                        : answer(scan, new Filter(scan.scan(), term.get()));
        return new LeftPiece(Kind.FILTER, what, why);
    }

    private static String answer(ScanNode scan, RelationalStep step) {
        RelationalSource source = scan.scan().relational().orElseThrow();
        return source.plan(step) instanceof Answer.Refused refused
                ? refused.reason()
                : Stay.COST.text();
    }

    /** Whether the rows are those of a scan, some left out and expressions added. */
    private static boolean isOfTable(PhysicalNode node) {
        return node instanceof ScanNode
                || (node instanceof FilterNode
                                || node instanceof ProjectNode
                                || node instanceof LimitNode
                                || node instanceof SortNode)
                        && isOfTable(node.inputs().get(0));
    }

    private static boolean anyRelational(PhysicalNode node) {
        return node instanceof ScanNode scan
                ? scan.scan().relational().isPresent()
                : node.inputs().stream().anyMatch(StepReasons::anyRelational);
    }

    private boolean isSilent() {
        return inputs.stream().noneMatch(StepReasons::anyRelational);
    }

    /** A step for which the scans below it are asked, if they are of one source. */
    private List<LeftPiece> step(
            String what, Function<List<Scan>, Optional<? extends RelationalStep>> step) {
        return isSilent() ? List.of() : List.of(new LeftPiece(Kind.STEP, what, why(step)));
    }

    private String why(Function<List<Scan>, Optional<? extends RelationalStep>> step) {
        List<ScanNode> scans = new ArrayList<>();
        for (PhysicalNode input : inputs) {
            if (input instanceof ScanNode scan) {
                scans.add(scan);
            }
        }
        TreeSet<String> connections = new TreeSet<>();
        inputs.forEach(input -> connections(input, connections));
        if (connections.size() > 1) {
            return Stay.OTHER_CONNECTION.text(String.join(", ", connections));
        }
        if (scans.size() < inputs.size()) {
            boolean policy = inputs.stream().anyMatch(SecureNode.class::isInstance);
            return policy ? Stay.POLICY.text() : Stay.STEP_BELOW.text();
        }
        for (ScanNode scan : scans) {
            if (scan.scan().relational().isEmpty()) {
                return Stay.SCANS_ONLY.text(scan.connection());
            }
        }
        return step.apply(scans.stream().map(ScanNode::scan).toList())
                .map(asked -> answer(scans.get(0), asked))
                .orElseGet(Stay.SHAPE::text);
    }

    private static void connections(PhysicalNode node, Set<String> found) {
        if (node instanceof ScanNode scan) {
            found.add(scan.connection());
        }
        node.inputs().forEach(input -> connections(input, found));
    }

    @Override
    public List<LeftPiece> project(ProjectNode node) {
        boolean columnsOnly = node.expressions().stream().allMatch(InputColumn.class::isInstance);
        return columnsOnly
                ? List.of()
                : step("projection", scans -> StepMaker.projection(node, scans.get(0)));
    }

    @Override
    public List<LeftPiece> hashJoin(HashJoinNode node) {
        return step("join", scans -> StepMaker.join(node, scans.get(0), scans.get(1)));
    }

    @Override
    public List<LeftPiece> loopJoin(LoopJoinNode node) {
        return step("join", scans -> StepMaker.join(node, scans.get(0), scans.get(1)));
    }

    @Override
    public List<LeftPiece> aggregate(AggregateNode node) {
        return step(
                node.calls().isEmpty() ? "distinct" : "aggregate",
                scans -> StepMaker.aggregation(Means.of(node).sums(), scans.get(0)));
    }

    @Override
    public List<LeftPiece> sort(SortNode node) {
        if (node.limit().isPresent()) {
            return limited(node.input(), "top rows", scan -> StepMaker.ordering(node, scan.scan()));
        }
        return isSilent()
                ? List.of()
                : List.of(new LeftPiece(Kind.STEP, "order", Stay.ORDER_ONLY.text()));
    }

    @Override
    public List<LeftPiece> limit(LimitNode node) {
        if (node.limit().isPresent()) {
            return limited(node.input(), "limit", scan -> StepMaker.limit(node, scan.scan()));
        }
        return isSilent()
                ? List.of()
                : List.of(new LeftPiece(Kind.STEP, "offset", Stay.OFFSET_ONLY.text()));
    }

    private static List<LeftPiece> limited(
            PhysicalNode input, String what, Function<ScanNode, RelationalStep> step) {
        if (input instanceof ScanNode scan) {
            if (scan.scan().pushdown().limit()) {
                return List.of();
            }
            String why =
                    scan.scan().relational().isPresent()
                            ? answer(scan, step.apply(scan))
                            : scan.scan().pushdown().limitReason();
            return List.of(new LeftPiece(Kind.LIMIT, what, why));
        }
        if (isOfTable(input)) {
            Stay why = input instanceof FilterNode ? Stay.FILTER_BELOW : Stay.STEP_BELOW;
            return List.of(new LeftPiece(Kind.LIMIT, what, why.text()));
        }
        if (input instanceof SecureNode) {
            return List.of(new LeftPiece(Kind.LIMIT, what, Stay.POLICY.text()));
        }
        return anyRelational(input)
                ? List.of(new LeftPiece(Kind.STEP, what, Stay.STEP_BELOW.text()))
                : List.of();
    }

    @Override
    public List<LeftPiece> window(WindowNode node) {
        return step("window", scans -> StepMaker.window(node, scans.get(0)));
    }

    @Override
    public List<LeftPiece> set(SetNode node) {
        return step("set operation", scans -> StepMaker.set(node, scans));
    }

    private List<LeftPiece> alwaysHere(String what) {
        return isSilent()
                ? List.of()
                : List.of(new LeftPiece(Kind.STEP, what, Stay.ALWAYS_HERE.text()));
    }

    @Override
    public List<LeftPiece> values(ValuesNode node) {
        return List.of();
    }

    @Override
    public List<LeftPiece> apply(ApplyNode node) {
        return alwaysHere("correlated sub-query");
    }

    /** What is kept, shared or looked up again is told by the steps below. */
    @Override
    public List<LeftPiece> keep(KeepNode node) {
        return List.of();
    }

    @Override
    public List<LeftPiece> shared(SharedNode node) {
        return List.of();
    }

    @Override
    public List<LeftPiece> lookup(LookupNode node) {
        return List.of();
    }

    @Override
    public List<LeftPiece> recursion(RecursionNode node) {
        return alwaysHere("recursion");
    }

    @Override
    public List<LeftPiece> workingRows(WorkingRowsNode node) {
        return List.of();
    }

    @Override
    public List<LeftPiece> unnest(UnnestNode node) {
        return alwaysHere("unnest");
    }

    @Override
    public List<LeftPiece> sample(SampleNode node) {
        return alwaysHere("sample");
    }
}
