package io.tauro.internal.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.jspecify.annotations.Nullable;

/**
 * Makes long lists of values that something equals, or equals none of, one search: Calcite looks at
 * each value of a list of inequalities beside all others, which takes minutes for some thousands.
 */
final class LongLists extends RexShuttle {

    private static final int LONG = 64;

    private static final Set<SqlKind> LISTS = Set.of(SqlKind.AND, SqlKind.OR);

    private final RexBuilder builder;

    private LongLists(RexBuilder builder) {
        this.builder = builder;
    }

    static RelNode searched(RelNode tree) {
        LongLists lists = new LongLists(tree.getCluster().getRexBuilder());
        return tree.accept(
                new RelHomogeneousShuttle() {
                    @Override
                    public RelNode visit(RelNode other) {
                        return super.visit(other).accept(lists);
                    }
                });
    }

    @Override
    public RexNode visitSubQuery(RexSubQuery query) {
        RexNode visited = super.visitSubQuery(query);
        return visited instanceof RexSubQuery same ? same.clone(searched(same.rel)) : visited;
    }

    @Override
    public RexNode visitCall(RexCall call) {
        RexNode list =
                LISTS.contains(call.getKind()) && call.getOperands().size() >= LONG
                        ? list(call)
                        : null;
        return list == null ? super.visitCall(call) : list;
    }

    private @Nullable RexNode list(RexCall call) {
        SqlKind kind = call.getKind() == SqlKind.OR ? SqlKind.EQUALS : SqlKind.NOT_EQUALS;
        RexNode value = null;
        List<RexNode> literals = new ArrayList<>();
        for (RexNode operand : call.getOperands()) {
            if (operand.getKind() != kind
                    || !(operand instanceof RexCall comparison)
                    || !(comparison.getOperands().get(1) instanceof RexLiteral literal)
                    || literal.isNull()
                    || value != null && !value.equals(comparison.getOperands().get(0))) {
                return null;
            }
            value = comparison.getOperands().get(0);
            literals.add(literal);
        }
        if (value == null || !isOfOneType(value, literals)) {
            return null;
        }
        RexNode in = builder.makeIn(value, literals);
        return kind == SqlKind.EQUALS ? in : builder.makeCall(SqlStdOperatorTable.NOT, in);
    }

    private static boolean isOfOneType(RexNode value, List<RexNode> literals) {
        return literals.stream()
                .allMatch(
                        literal ->
                                literal.getType().getSqlTypeName()
                                        == value.getType().getSqlTypeName());
    }
}
