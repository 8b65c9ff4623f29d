package io.tauro.internal.physical;

import io.tauro.internal.kernel.Expression;
import io.tauro.internal.physical.PhysicalNode.AggregateNode;
import io.tauro.internal.physical.PhysicalNode.ApplyNode;
import io.tauro.internal.physical.PhysicalNode.FilterNode;
import io.tauro.internal.physical.PhysicalNode.HashJoinNode;
import io.tauro.internal.physical.PhysicalNode.KeepNode;
import io.tauro.internal.physical.PhysicalNode.LimitNode;
import io.tauro.internal.physical.PhysicalNode.LookupNode;
import io.tauro.internal.physical.PhysicalNode.LoopJoinNode;
import io.tauro.internal.physical.PhysicalNode.Order;
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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Prints a physical plan, a step a line, inputs indented below; without literals. */
public final class PlanPrinter {

    private static final int MARGIN = 72;

    private final Function<PhysicalNode, String> remark;
    private final boolean whole;
    private final StringBuilder text = new StringBuilder();
    private final Set<Integer> printed = new HashSet<>();

    private PlanPrinter(Function<PhysicalNode, String> remark, boolean whole) {
        this.remark = remark;
        this.whole = whole;
    }

    /** The plan with the rows that the planner expects. */
    public static String print(PhysicalNode plan) {
        return print(plan, node -> "rows ~" + number(node.estimatedRows()));
    }

    /**
     * The plan with a remark behind each step. Where a policy stands in it there are none, and
     * nothing of what is below the policy, or is done together with it, is said.
     *
     * @param remark what to say of a step
     */
    public static String print(PhysicalNode plan, Function<PhysicalNode, String> remark) {
        boolean open = !Concealed.isAnyIn(plan);
        PlanPrinter printer = new PlanPrinter(open ? remark : node -> "", open);
        printer.step(plan, 0);
        return printer.text.toString();
    }

    /** The plan as it is, for those who made the policies. */
    public static String printWhole(PhysicalNode plan) {
        PlanPrinter printer =
                new PlanPrinter(node -> "rows ~" + number(node.estimatedRows()), true);
        printer.step(plan, 0);
        return printer.text.toString();
    }

    /** A count as people read it. */
    public static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** An estimate as people read a count. */
    public static String number(double estimate) {
        return number(Math.round(estimate));
    }

    private void step(PhysicalNode node, int depth) {
        StringBuilder line =
                new StringBuilder("  ".repeat(depth)).append(node.accept(new Describe()));
        String said = remark.apply(node);
        if (!said.isEmpty()) {
            line.append(" ".repeat(Math.max(1, MARGIN - line.length()))).append(said);
        }
        text.append(line).append('\n');
        boolean told = whole || !Concealed.is(node);
        if (node instanceof ScanNode scan && told) {
            detail(depth, "asks", List.of(scan.scan().describe()));
            detail(depth, "pushed", pushed(scan));
            detail(depth, "left", scan.left().stream().map(LeftPiece::text).toList());
        }
        boolean first = !(node instanceof SharedNode shared) || printed.add(shared.number());
        if (first && told) {
            node.inputs().forEach(input -> step(input, depth + 1));
        }
    }

    private void detail(int depth, String name, List<String> items) {
        text.append("  ".repeat(depth + 1))
                .append(String.format(Locale.ROOT, "%-8s ", name))
                .append(items.isEmpty() ? "–" : String.join(", ", items))
                .append('\n');
    }

    /** What the source does of the scan: conditions, order, limit. */
    public static List<String> pushed(ScanNode scan) {
        List<String> pushed = new ArrayList<>();
        scan.scan().pushdown().pushed().forEach(filter -> pushed.add(filter.toString()));
        if (scan.scan().pushdown().sort()) {
            pushed.add("sort");
        }
        if (scan.scan().pushdown().limit()) {
            pushed.add("limit");
        }
        return pushed;
    }

    private static String named(Expression expression, PhysicalNode input) {
        return ColumnNames.in(expression.toString(), input.schema().names());
    }

    private static String columns(List<Integer> positions, PhysicalNode input) {
        return positions.stream()
                .map(position -> input.schema().column(position).name())
                .collect(Collectors.joining(", "));
    }

    private static final class Describe implements PhysicalVisitor<String> {

        @Override
        public String scan(ScanNode node) {
            return "Scan "
                    + node.table()
                    + " ["
                    + node.connectorType()
                    + " "
                    + node.connection()
                    + "] DIRECT";
        }

        @Override
        public String filter(FilterNode node) {
            return "Filter " + named(node.condition(), node.input());
        }

        @Override
        public String secure(SecureNode node) {
            return "Policy " + node.table();
        }

        @Override
        public String project(ProjectNode node) {
            return "Project "
                    + node.expressions().stream()
                            .map(expression -> named(expression, node.input()))
                            .collect(Collectors.joining(", "));
        }

        @Override
        public String hashJoin(HashJoinNode node) {
            String keys = "";
            for (int i = 0; i < node.leftKeys().size(); i++) {
                keys +=
                        (i == 0 ? " on " : " and ")
                                + node.left().schema().column(node.leftKeys().get(i)).name()
                                + (node.nullsMatch().get(i) ? " is not distinct from " : " = ")
                                + node.right().schema().column(node.rightKeys().get(i)).name();
            }
            String residual =
                    node.residual()
                            .map(
                                    condition ->
                                            " if "
                                                    + ColumnNames.in(
                                                            condition.toString(),
                                                            joined(node.left(), node.right())))
                            .orElse("");
            return "HashJoin "
                    + kind(node.kind())
                    + keys
                    + residual
                    + ", holds "
                    + (node.buildLeft() ? "left" : "right");
        }

        private static List<String> joined(PhysicalNode left, PhysicalNode right) {
            List<String> names = new ArrayList<>(left.schema().names());
            names.addAll(right.schema().names());
            return names;
        }

        private static String kind(PhysicalNode.JoinKind kind) {
            return kind.name().toLowerCase(Locale.ROOT);
        }

        @Override
        public String loopJoin(LoopJoinNode node) {
            String condition =
                    node.condition().isTrueConstant()
                            ? ""
                            : " if "
                                    + ColumnNames.in(
                                            node.condition().toString(),
                                            joined(node.left(), node.right()));
            return "LoopJoin " + kind(node.kind()) + condition + ", holds right";
        }

        @Override
        public String aggregate(AggregateNode node) {
            String keys = node.keys().isEmpty() ? "" : " by " + columns(node.keys(), node.input());
            String sets =
                    node.groupingSets().size() == 1
                            ? ""
                            : ", " + node.groupingSets().size() + " grouping sets";
            String calls =
                    node.calls().stream()
                            .map(
                                    call ->
                                            ColumnNames.in(
                                                    call.toString(), node.input().schema().names()))
                            .collect(Collectors.joining(", "));
            return "Aggregate" + keys + sets + (calls.isEmpty() ? "" : ": " + calls);
        }

        @Override
        public String sort(SortNode node) {
            String order =
                    node.order().stream()
                            .map(by -> order(by, node.input()))
                            .collect(Collectors.joining(", "));
            return (node.limit().isPresent() ? "TopN" : "Sort")
                    + " by "
                    + order
                    + bounds(node.offset(), node.limit());
        }

        private static String order(Order by, PhysicalNode input) {
            return input.schema().column(by.column()).name()
                    + (by.descending() ? " DESC" : "")
                    + (by.nullsFirst() ? " NULLS FIRST" : " NULLS LAST");
        }

        private static String bounds(long offset, OptionalLong limit) {
            return (limit.isPresent() ? " limit " + limit.getAsLong() : "")
                    + (offset > 0 ? " offset " + offset : "");
        }

        @Override
        public String limit(LimitNode node) {
            return "Limit" + bounds(node.offset(), node.limit()).replaceFirst(" limit", "");
        }

        @Override
        public String window(WindowNode node) {
            return "Window "
                    + node.calls().stream()
                            .map(
                                    call ->
                                            ColumnNames.in(
                                                    call.toString(), node.input().schema().names()))
                            .collect(Collectors.joining(", "));
        }

        @Override
        public String set(SetNode node) {
            String kind = node.kind().name();
            return kind.charAt(0)
                    + kind.substring(1).toLowerCase(Locale.ROOT)
                    + (node.all() ? " all" : "");
        }

        @Override
        public String apply(ApplyNode node) {
            return "Apply "
                    + kind(node.kind())
                    + (node.outer().isEmpty()
                            ? ""
                            : " for each " + columns(node.outer(), node.left()));
        }

        @Override
        public String keep(KeepNode node) {
            return "Keep";
        }

        @Override
        public String shared(SharedNode node) {
            return "Shared " + node.number();
        }

        @Override
        public String lookup(LookupNode node) {
            return "Lookup by " + columns(node.keys(), node.input());
        }

        @Override
        public String recursion(RecursionNode node) {
            return "Recursion " + (node.all() ? "all" : "distinct");
        }

        @Override
        public String workingRows(WorkingRowsNode node) {
            return "Rows of the recursion";
        }

        @Override
        public String unnest(UnnestNode node) {
            return "Unnest "
                    + node.collections().size()
                    + (node.collections().size() == 1 ? " array" : " arrays")
                    + (node.ordinality() ? " with ordinality" : "")
                    + (node.outer() ? " left" : "");
        }

        @Override
        public String sample(SampleNode node) {
            return "Sample " + (node.blocks() ? "blocks" : "rows");
        }

        @Override
        public String values(ValuesNode node) {
            return "Values " + node.rows().size() + (node.rows().size() == 1 ? " row" : " rows");
        }
    }
}
