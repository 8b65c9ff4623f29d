package io.tauro.internal.optimize;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.metadata.RelMdUtil;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rel.rules.MultiJoin;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/**
 * Puts inner joins of many tables in order: again and again those two are joined that make the
 * fewest rows, and have a condition in common as long as there are such. Calcite's rule weighs more
 * orders, and takes minutes for what this does at once.
 */
final class ManyJoins {

    /** So many tables Calcite's rule puts in order within some tens of milliseconds. */
    private static final int FEW = 12;

    private final MultiJoin join;
    private final RexBuilder builder;
    private final RelMetadataQuery metadata;
    private final List<Tree> trees = new ArrayList<>();
    private final List<Condition> conditions = new ArrayList<>();
    private final List<RexNode> last = new ArrayList<>();

    private ManyJoins(MultiJoin join) {
        this.join = join;
        this.builder = join.getCluster().getRexBuilder();
        this.metadata = join.getCluster().getMetadataQuery();
    }

    static RelNode order(RelNode plan) {
        return plan.accept(
                new RelHomogeneousShuttle() {
                    @Override
                    public RelNode visit(RelNode other) {
                        RelNode node = super.visit(other);
                        return node instanceof MultiJoin join && isForHere(join)
                                ? new ManyJoins(join).ordered()
                                : node;
                    }
                });
    }

    private static boolean isForHere(MultiJoin join) {
        return join.getInputs().size() > FEW
                && !join.isFullOuterJoin()
                && join.getJoinTypes().stream().allMatch(type -> type == JoinRelType.INNER)
                && join.getOuterJoinConditions().stream()
                        .allMatch(one -> one == null || one.isAlwaysTrue());
    }

    /**
     * @param columns its columns, as positions in the whole join
     */
    private record Tree(RelNode plan, double rows, ImmutableBitSet tables, List<Integer> columns) {}

    /**
     * @param tables those whose columns it reads
     * @param selectivity the part of the pairs that it keeps
     */
    private record Condition(RexNode node, ImmutableBitSet tables, double selectivity) {

        boolean joins(Tree left, Tree right) {
            return tables.intersects(left.tables)
                    && tables.intersects(right.tables)
                    && left.tables.union(right.tables).contains(tables);
        }
    }

    private RelNode ordered() {
        readTables();
        readConditions();
        while (trees.size() > 1) {
            joinNext();
        }
        Tree whole = trees.get(0);
        List<RexNode> columns = new ArrayList<>();
        for (int i = 0; i < whole.columns.size(); i++) {
            columns.add(builder.makeInputRef(whole.plan, whole.columns.indexOf(i)));
        }
        RelNode ordered =
                LogicalProject.create(
                        whole.plan,
                        List.of(),
                        columns,
                        join.getRowType().getFieldNames(),
                        Set.of());
        if (join.getPostJoinFilter() != null) {
            last.add(join.getPostJoinFilter());
        }
        return last.isEmpty()
                ? ordered
                : LogicalFilter.create(ordered, RexUtil.composeConjunction(builder, last));
    }

    private void readTables() {
        int column = 0;
        for (RelNode input : join.getInputs()) {
            List<Integer> columns = new ArrayList<>();
            for (int i = 0; i < input.getRowType().getFieldCount(); i++) {
                columns.add(column++);
            }
            trees.add(new Tree(input, rows(input), ImmutableBitSet.of(trees.size()), columns));
        }
    }

    private double rows(RelNode plan) {
        Double rows = metadata.getRowCount(plan);
        return rows == null ? 1 : Math.max(1, rows);
    }

    private void readConditions() {
        for (RexNode conjunct : RelOptUtil.conjunctions(join.getJoinFilter())) {
            ImmutableBitSet tables = tables(conjunct);
            if (tables.isEmpty() || !RexUtil.isDeterministic(conjunct)) {
                last.add(conjunct);
            } else if (tables.cardinality() == 1) {
                filter(tables.nth(0), conjunct);
            } else {
                conditions.add(new Condition(conjunct, tables, selectivity(conjunct)));
            }
        }
    }

    private ImmutableBitSet tables(RexNode conjunct) {
        BitSet tables = new BitSet();
        RelOptUtil.InputFinder.bits(conjunct).forEachInt(column -> tables.set(table(column)));
        return ImmutableBitSet.fromBitSet(tables);
    }

    /** While each tree still is one table. */
    private int table(int column) {
        int table = 0;
        int end = join.getInput(0).getRowType().getFieldCount();
        while (column >= end) {
            end += join.getInput(++table).getRowType().getFieldCount();
        }
        return table;
    }

    private void filter(int table, RexNode conjunct) {
        Tree tree = trees.get(table);
        RelNode filtered = LogicalFilter.create(tree.plan, over(conjunct, tree.columns));
        trees.set(table, new Tree(filtered, rows(filtered), tree.tables, tree.columns));
    }

    private double selectivity(RexNode conjunct) {
        if (conjunct.getKind() == SqlKind.EQUALS) {
            List<RexNode> sides = ((RexCall) conjunct).getOperands();
            if (sides.get(0) instanceof RexInputRef left
                    && sides.get(1) instanceof RexInputRef right) {
                return 1 / Math.max(1, Math.max(values(left), values(right)));
            }
        }
        return RelMdUtil.guessSelectivity(conjunct);
    }

    private double values(RexInputRef reference) {
        Tree tree = trees.get(table(reference.getIndex()));
        int column = reference.getIndex() - tree.columns.get(0);
        Double values = metadata.getDistinctRowCount(tree.plan, ImmutableBitSet.of(column), null);
        return values == null ? tree.rows : values;
    }

    private void joinNext() {
        Tree @Nullable [] best = null;
        double fewest = Double.POSITIVE_INFINITY;
        for (Condition condition : conditions) {
            List<Tree> sides =
                    trees.stream()
                            .filter(tree -> tree.tables.intersects(condition.tables))
                            .toList();
            if (sides.size() == 2) {
                double rows = rows(sides.get(0), sides.get(1));
                if (best == null || rows < fewest) {
                    best = new Tree[] {sides.get(0), sides.get(1)};
                    fewest = rows;
                }
            }
        }
        if (best == null) {
            List<Tree> bySize =
                    trees.stream().sorted(java.util.Comparator.comparing(Tree::rows)).toList();
            best = new Tree[] {bySize.get(0), bySize.get(1)};
        }
        join(best[0], best[1]);
    }

    private double rows(Tree left, Tree right) {
        double rows = left.rows * right.rows;
        for (Condition condition : conditions) {
            if (condition.joins(left, right)) {
                rows *= condition.selectivity;
            }
        }
        return Math.max(1, rows);
    }

    /** The smaller side is on the right, where its rows are kept. */
    private void join(Tree one, Tree other) {
        boolean larger = one.rows >= other.rows;
        Tree left = larger ? one : other;
        Tree right = larger ? other : one;
        List<Integer> columns = new ArrayList<>(left.columns);
        columns.addAll(right.columns);
        List<RexNode> met = new ArrayList<>();
        for (Condition condition : conditions) {
            if (condition.joins(left, right)) {
                met.add(over(condition.node, columns));
            }
        }
        RelNode joined =
                LogicalJoin.create(
                        left.plan,
                        right.plan,
                        List.of(),
                        RexUtil.composeConjunction(builder, met),
                        Set.of(),
                        JoinRelType.INNER);
        double rows = rows(left, right);
        conditions.removeIf(condition -> condition.joins(left, right));
        trees.remove(left);
        trees.remove(right);
        trees.add(new Tree(joined, rows, left.tables.union(right.tables), columns));
    }

    private static RexNode over(RexNode node, List<Integer> columns) {
        return node.accept(
                new RexShuttle() {
                    @Override
                    public RexNode visitInputRef(RexInputRef reference) {
                        return new RexInputRef(
                                columns.indexOf(reference.getIndex()), reference.getType());
                    }
                });
    }
}
