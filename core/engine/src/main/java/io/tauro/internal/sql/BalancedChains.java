package io.tauro.internal.sql;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/**
 * Makes long chains of AND and OR, which the parser nests as deeply as they are long, trees that
 * are not deep, so that what walks them needs little stack.
 */
final class BalancedChains extends SqlShuttle {

    private static final int LONG = 16;

    private BalancedChains() {}

    static SqlNode of(SqlNode tree) {
        SqlNode balanced = tree.accept(new BalancedChains());
        return balanced == null ? tree : balanced;
    }

    @Override
    public @Nullable SqlNode visit(SqlCall call) {
        if (call.getKind() != SqlKind.AND && call.getKind() != SqlKind.OR) {
            return super.visit(call);
        }
        Deque<SqlNode> backwards = new ArrayDeque<>();
        SqlNode left = call;
        while (left instanceof SqlCall chain
                && chain.getKind() == call.getKind()
                && chain.operandCount() == 2) {
            backwards.push(chain.operand(1));
            left = chain.operand(0);
        }
        backwards.push(left);
        if (backwards.size() < LONG) {
            return super.visit(call);
        }
        List<SqlNode> operands = new ArrayList<>();
        for (SqlNode operand : backwards) {
            SqlNode visited = operand.accept(this);
            operands.add(visited == null ? operand : visited);
        }
        return tree(call.getOperator(), operands);
    }

    private static SqlNode tree(SqlOperator operator, List<SqlNode> operands) {
        int size = operands.size();
        if (size == 1) {
            return operands.get(0);
        }
        SqlNode left = tree(operator, operands.subList(0, size / 2));
        SqlNode right = tree(operator, operands.subList(size / 2, size));
        SqlParserPos both = left.getParserPosition().plus(right.getParserPosition());
        return operator.createCall(both, left, right);
    }
}
