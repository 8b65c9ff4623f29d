package io.tauro.internal.pushdown;

import io.tauro.internal.optimize.Estimates;
import io.tauro.internal.plan.SecurityBarrier;
import io.tauro.internal.sql.PolicyBarrier;
import io.tauro.internal.sql.ViewRows;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;

/**
 * The pieces of a plan that stand in it several times and are computed once. Only what makes few
 * rows of many is worth being kept: what is merely read can be narrowed by each of its readers.
 */
final class SharedPieces {

    /** Of the rows that a piece reads, the share that it may have to keep. */
    private static final double FEW = 0.3;

    private final Estimates estimates;
    private final Map<String, Integer> ids = new HashMap<>();
    private final IdentityHashMap<RelNode, Piece> pieces = new IdentityHashMap<>(2);
    private final Map<Integer, Integer> counts = new HashMap<>();
    private final Set<Integer> chosen = new HashSet<>();

    /**
     * @param id the same for equal pieces
     * @param repeatable whether it gives the same rows each time
     * @param works whether it does more than to filter and project
     * @param read the rows of the tables that it reads
     */
    private record Piece(int id, boolean repeatable, boolean works, double read) {}

    private SharedPieces(Estimates estimates) {
        this.estimates = estimates;
    }

    static SharedPieces of(RelNode plan, Estimates estimates) {
        SharedPieces shared = new SharedPieces(estimates);
        if (readsTwice(plan, new HashSet<>())) {
            shared.add(plan);
            shared.choose(plan);
        }
        return shared;
    }

    /** The number of the piece, if it is one that is shared. */
    OptionalInt number(RelNode node) {
        Piece piece = pieces.get(node);
        return piece != null && chosen.contains(piece.id)
                ? OptionalInt.of(piece.id)
                : OptionalInt.empty();
    }

    private static boolean readsTwice(RelNode node, Set<String> tables) {
        if (node instanceof SecurityBarrier barrier) {
            return !tables.add(barrier.table().name().toString());
        }
        for (RelNode input : node.getInputs()) {
            if (readsTwice(input, tables)) {
                return true;
            }
        }
        return false;
    }

    private Piece add(RelNode node) {
        boolean barrier = node instanceof SecurityBarrier;
        boolean repeatable = isRepeatable(node);
        boolean works = node instanceof Aggregate || node instanceof Join;
        double read = 0;
        StringBuilder text = new StringBuilder(node.getRelTypeName());
        if (barrier) {
            Double rows = estimates.rows(node);
            read = rows == null ? 0 : rows;
        } else {
            for (RelNode input : node.getInputs()) {
                Piece below = add(input);
                text.append(' ').append(below.id);
                repeatable &= below.repeatable;
                works |= below.works;
                read += below.read;
            }
        }
        node.getRowType()
                .getFieldList()
                .forEach(field -> text.append(' ').append(field.getType().getFullTypeString()));
        node.explain(new Terms(text, barrier));
        int id = ids.computeIfAbsent(text.toString(), any -> ids.size());
        Piece piece = new Piece(id, repeatable, works, read);
        pieces.put(node, piece);
        counts.merge(id, 1, Integer::sum);
        return piece;
    }

    /** From above, so that the largest pieces are found. */
    private void choose(RelNode node) {
        Piece piece = pieces.get(node);
        if (piece == null) {
            return;
        }
        if (counts.getOrDefault(piece.id, 0) > 1 && isWorthIt(node, piece)) {
            chosen.add(piece.id);
        } else {
            node.getInputs().forEach(this::choose);
        }
    }

    private boolean isWorthIt(RelNode node, Piece piece) {
        if (!piece.repeatable || !piece.works || !RelOptUtil.getVariablesUsed(node).isEmpty()) {
            return false;
        }
        Double rows = estimates.rows(node);
        return rows != null && rows <= piece.read * FEW;
    }

    private static boolean isRepeatable(RelNode node) {
        if (node instanceof Filter filter) {
            return RexUtil.isDeterministic(filter.getCondition());
        }
        if (node instanceof Join join) {
            return RexUtil.isDeterministic(join.getCondition());
        }
        if (node instanceof Project project) {
            List<RexNode> projects = project.getProjects();
            return projects.stream().allMatch(RexUtil::isDeterministic);
        }
        return node instanceof SecurityBarrier
                || node instanceof PolicyBarrier
                || node instanceof ViewRows
                || node instanceof Aggregate
                || node instanceof Sort
                || node instanceof SetOp
                || node instanceof Values;
    }
}
