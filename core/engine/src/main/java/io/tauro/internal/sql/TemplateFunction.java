package io.tauro.internal.sql;

import java.util.List;
import java.util.Objects;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.apache.calcite.sql.validate.SqlValidator;
import org.jspecify.annotations.Nullable;

/** A function that is an SQL expression of its operands, which are called a, b, c and so on. */
final class TemplateFunction implements RewrittenFunction.Meaning {

    private final String expression;
    private volatile @Nullable SqlNode parsed;

    private TemplateFunction(String expression) {
        this.expression = expression;
    }

    static RewrittenFunction of(String name, int operands, String expression) {
        return RewrittenFunction.of(name, operands, operands, new TemplateFunction(expression));
    }

    @Override
    public SqlNode of(SqlValidator validator, SqlParserPos position, List<SqlNode> operands) {
        SqlNode tree = Objects.requireNonNull(parsed().accept(new Filling(position, operands)));
        SqlNode rewritten = ((TauroValidator) validator).performUnconditionalRewrites(tree, false);
        return rewritten == null ? tree : rewritten;
    }

    private SqlNode parsed() {
        SqlNode tree = parsed;
        if (tree == null) {
            tree = StatementParser.expression(expression);
            parsed = tree;
        }
        return tree;
    }

    /** Copies the expression to where the call stands, with the operands in it. */
    private static final class Filling extends SqlShuttle {

        private final SqlParserPos at;
        private final List<SqlNode> operands;

        Filling(SqlParserPos at, List<SqlNode> operands) {
            this.at = at;
            this.operands = operands;
        }

        @Override
        public SqlNode visit(SqlIdentifier id) {
            int operand =
                    id.isSimple() && id.getSimple().length() == 1
                            ? id.getSimple().charAt(0) - 'a'
                            : -1;
            return operand >= 0 && operand < operands.size()
                    ? TreeCopy.of(operands.get(operand))
                    : id.clone(at);
        }

        @Override
        public SqlNode visit(SqlLiteral literal) {
            return literal.clone(at);
        }

        @Override
        public SqlNode visit(SqlDataTypeSpec type) {
            return type.getTypeNameSpec() instanceof SqlBasicTypeNameSpec
                    ? new SqlDataTypeSpec(type.getTypeNameSpec(), at)
                    : type;
        }

        @Override
        public SqlNode visit(SqlNodeList list) {
            SqlNodeList copy = new SqlNodeList(at);
            list.forEach(node -> copy.add(node == null ? null : node.accept(this)));
            return copy;
        }

        @Override
        public @Nullable SqlNode visit(SqlCall call) {
            CallCopyingArgHandler copying = new CallCopyingArgHandler(call, true);
            call.getOperator().acceptCall(this, call, false, copying);
            return copying.result().clone(at);
        }
    }
}
