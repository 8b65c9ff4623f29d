package io.tauro.internal.sql;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/**
 * Makes of what {@link SymbolSpelling} wrote what it stands for. The parser has read it as closely
 * as {@code +}; here it binds less. AT TIME ZONE binds closer.
 */
final class SymbolOperators extends SqlShuttle {

    private static final SqlOperator BOUNDS = new SqlSpecialOperator("BOUNDS", SqlKind.OTHER);

    private final String sql;
    private final int[] lines;
    private final int[] closing;

    private SymbolOperators(String sql) {
        this.sql = sql;
        this.lines = lines(sql);
        this.closing = closing(sql);
    }

    /**
     * @param sql what the tree was parsed from
     */
    static SqlNode restore(SqlNode tree, String sql) {
        if (sql.indexOf('^') < 0) {
            return tree;
        }
        SqlNode restored = tree.accept(new SymbolOperators(sql));
        return restored == null ? tree : restored;
    }

    private static int[] lines(String sql) {
        List<Integer> starts = new ArrayList<>(List.of(0));
        for (int i = 0; i < sql.length(); i++) {
            char c = sql.charAt(i);
            if (c == '\n' || c == '\r' && (i + 1 == sql.length() || sql.charAt(i + 1) != '\n')) {
                starts.add(i + 1);
            }
        }
        return starts.stream().mapToInt(start -> start).toArray();
    }

    /** Where each parenthesis that opens is closed. */
    private static int[] closing(String sql) {
        int[] closing = new int[sql.length()];
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < sql.length(); i++) {
            char c = sql.charAt(i);
            if (c == '\'' || c == '"') {
                i = quotedEnd(sql, i);
            } else if (c == '(') {
                open.push(i);
            } else if (c == ')' && !open.isEmpty()) {
                closing[open.pop()] = i;
            }
        }
        return closing;
    }

    private static int quotedEnd(String sql, int start) {
        boolean escapes = start > 0 && (sql.charAt(start - 1) | ' ') == 'e';
        int end = start + 1;
        while (end < sql.length() && sql.charAt(end) != sql.charAt(start)) {
            end += escapes && sql.charAt(end) == '\\' ? 2 : 1;
        }
        return end;
    }

    private int start(SqlNode node) {
        SqlParserPos position = node.getParserPosition();
        return lines[position.getLineNum() - 1] + position.getColumnNum() - 1;
    }

    private int end(SqlNode node) {
        SqlParserPos position = node.getParserPosition();
        return lines[position.getEndLineNum() - 1] + position.getEndColumnNum() - 1;
    }

    private boolean isParenthesised(SqlNode node) {
        int start = start(node);
        return sql.charAt(start) == '(' && closing[start] == end(node);
    }

    @Override
    public @Nullable SqlNode visit(SqlCall call) {
        if (isSum(call)) {
            return new Chain(call).build();
        }
        SqlNode visited = super.visit(call);
        return visited instanceof SqlCall item && item.getKind() == SqlKind.ITEM
                ? part(item)
                : visited;
    }

    private static boolean isSum(SqlCall call) {
        return call.operandCount() == 2
                && (call.getOperator().equals(SqlStdOperatorTable.PLUS)
                        || call.getOperator().equals(SqlStdOperatorTable.MINUS)
                        || call.getOperator().equals(SqlStdOperatorTable.BITXOR_OPERATOR));
    }

    private static boolean isNothing(SqlNode node) {
        return node instanceof SqlIdentifier id
                && id.isSimple()
                && id.getSimple().equals(String.valueOf(Spelling.NOTHING));
    }

    /** {@code a[i:j]}. */
    private static SqlNode part(SqlCall item) {
        if (!(item.operand(1) instanceof SqlCall bounds) || !bounds.getOperator().equals(BOUNDS)) {
            return item;
        }
        SqlParserPos at = item.getParserPosition();
        return RewrittenFunctions.call(
                "ARRAY_SLICE",
                at,
                item.operand(0),
                bound(bounds.operand(0), 1),
                bound(bounds.operand(1), Integer.MAX_VALUE));
    }

    private static SqlNode bound(SqlNode bound, int otherwise) {
        return isNothing(bound)
                ? SqlLiteral.createExactNumeric(
                        String.valueOf(otherwise), bound.getParserPosition())
                : bound;
    }

    /** Operands and what stands between them, in their order. */
    private final class Chain {

        private final List<SqlNode> operands = new ArrayList<>();

        /** Before each operand but the first: PLUS, MINUS or a symbol. */
        private final List<Object> operators = new ArrayList<>();

        private final SqlCall whole;

        Chain(SqlCall whole) {
            this.whole = whole;
            operators.add(SqlStdOperatorTable.PLUS);
            flatten(whole);
        }

        private void flatten(SqlNode node) {
            boolean within = node == whole || !isParenthesised(node);
            if (!(node instanceof SqlCall call) || !isSum(call) || !within) {
                operands.add(visited(node));
                return;
            }
            flatten(call.operand(0));
            SqlNode next = visited(call.operand(1));
            if (!call.getOperator().equals(SqlStdOperatorTable.BITXOR_OPERATOR)) {
                operators.add(call.getOperator());
                operands.add(next);
                return;
            }
            Symbol symbol = Symbol.at(sql, sql.lastIndexOf('^', start(call.operand(1)) - 1));
            if (symbol != null) {
                operators.add(symbol);
                operands.add(next);
                return;
            }
            SqlNode last = operands.remove(operands.size() - 1);
            operands.add(
                    SqlStdOperatorTable.BITXOR_OPERATOR.createCall(
                            between(last, next), last, next));
        }

        private SqlNode visited(SqlNode node) {
            SqlNode result = node.accept(SymbolOperators.this);
            return result == null ? node : result;
        }

        SqlNode build() {
            return symbols(0, operands.size());
        }

        /** The bounds of a part bind least. */
        private SqlNode symbols(int from, int to) {
            for (int i = from + 1; i < to; i++) {
                if (operators.get(i) == Symbol.SLICE) {
                    SqlNode low = symbols(from, i);
                    SqlNode high = symbols(i, to);
                    return BOUNDS.createCall(between(low, high), low, high);
                }
            }
            int end = sumEnd(from, to);
            SqlNode result = sum(from, end);
            while (end < to) {
                int next = sumEnd(end, to);
                result = call((Symbol) operators.get(end), result, sum(end, next));
                end = next;
            }
            return result;
        }

        private int sumEnd(int from, int to) {
            int end = from + 1;
            while (end < to
                    && (!(operators.get(end) instanceof Symbol)
                            || operators.get(end) == Symbol.NOT)) {
                end++;
            }
            return end;
        }

        /** A tilde is of all that comes behind it in the sum. */
        private SqlNode sum(int from, int to) {
            SqlNode sum = operands.get(from);
            for (int i = from + 1; i < to; i++) {
                boolean negated = i + 1 < to && operators.get(i + 1) == Symbol.NOT;
                if (operators.get(i) == Symbol.NOT) {
                    return withNot(sum, sum(i, to));
                }
                SqlNode next = negated ? withNot(operands.get(i), sum(i + 1, to)) : operands.get(i);
                sum = ((SqlOperator) operators.get(i)).createCall(between(sum, next), sum, next);
                if (negated) {
                    return sum;
                }
            }
            return sum;
        }

        /** What ends with nothing, with what a tilde stands before in its place. */
        private SqlNode withNot(SqlNode node, SqlNode operand) {
            if (isNothing(node)) {
                return new SymbolCall("BITNOT").createCall(operand.getParserPosition(), operand);
            }
            if (!(node instanceof SqlCall call)) {
                return node;
            }
            List<SqlNode> operands = new ArrayList<>(call.getOperandList());
            int last = operands.size() - 1;
            operands.set(last, withNot(operands.get(last), operand));
            return call.getOperator().createCall(call.getParserPosition(), operands);
        }

        private static SqlNode call(Symbol symbol, SqlNode left, SqlNode right) {
            SqlParserPos at = between(left, right);
            String function = symbol.function();
            if (function == null) {
                return SqlStdOperatorTable.CONCAT.createCall(at, left, right);
            }
            boolean swapped = symbol == Symbol.CONTAINED;
            List<SqlNode> operands = new ArrayList<>();
            operands.add(swapped ? right : left);
            operands.add(
                    symbol == Symbol.JSON_HAS
                            ? SqlStdOperatorTable.ARRAY_VALUE_CONSTRUCTOR.createCall(at, right)
                            : swapped ? left : right);
            if (symbol == Symbol.JSON_EXISTS || symbol == Symbol.JSON_MATCH) {
                operands.add(
                        JsonRewrites.text(symbol == Symbol.JSON_EXISTS ? "UNKNOWN" : "NULL", at));
            }
            return new SymbolCall(function).createCall(at, operands);
        }

        private static SqlParserPos between(SqlNode left, SqlNode right) {
            return left.getParserPosition().plus(right.getParserPosition());
        }
    }
}
