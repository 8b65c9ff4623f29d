package io.tauro.internal.sql;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.JoinConditionType;
import org.apache.calcite.sql.JoinType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.SqlWithItem;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/**
 * Lets the columns of a recursive query be null. Calcite takes it from the first part that they
 * cannot be, and the second part may make them so; here the first part is fully joined with
 * nothing.
 */
final class RecursiveSeeds extends SqlBasicVisitor<@Nullable Void> {

    private static final String SEED = "$seed";
    private static final SqlParserPos POS = SqlParserPos.ZERO;

    private RecursiveSeeds() {}

    /** Changes the tree. */
    static void widen(SqlNode tree) {
        tree.accept(new RecursiveSeeds());
    }

    @Override
    public @Nullable Void visit(SqlCall call) {
        if (call instanceof SqlWith with) {
            for (SqlNode node : with.withList) {
                SqlWithItem item = (SqlWithItem) node;
                if (item.recursive.booleanValue()
                        && item.query instanceof SqlCall union
                        && union.getKind() == SqlKind.UNION
                        && names(union.operand(1), item.name.getSimple())) {
                    union.setOperand(0, nullable(union.operand(0), item.columnList));
                }
            }
        }
        return super.visit(call);
    }

    private static boolean names(SqlNode node, String name) {
        boolean[] found = new boolean[1];
        node.accept(
                new SqlBasicVisitor<@Nullable Void>() {
                    @Override
                    public @Nullable Void visit(SqlIdentifier id) {
                        found[0] |= id.isSimple() && id.getSimple().equalsIgnoreCase(name);
                        return null;
                    }
                });
        return found[0];
    }

    /**
     * @param names what the recursive query calls its columns; the first part may call two alike
     */
    private static SqlNode nullable(SqlNode seed, @Nullable SqlNodeList names) {
        SqlNode nothing =
                select(
                        SqlNodeList.of(SqlLiteral.createExactNumeric("1", POS)),
                        SqlStdOperatorTable.VALUES.createCall(
                                POS,
                                SqlStdOperatorTable.ROW.createCall(
                                        POS, SqlLiteral.createExactNumeric("0", POS))),
                        SqlLiteral.createBoolean(false, POS));
        SqlNode from =
                new SqlJoin(
                        POS,
                        as(seed, SEED, names == null ? SqlNodeList.EMPTY : names),
                        SqlLiteral.createBoolean(false, POS),
                        JoinType.FULL.symbol(POS),
                        as(nothing, "$none", SqlNodeList.EMPTY),
                        JoinConditionType.ON.symbol(POS),
                        SqlLiteral.createBoolean(false, POS));
        return select(
                SqlNodeList.of(SqlIdentifier.star(List.of(SEED, ""), POS, List.of(POS, POS))),
                from,
                null);
    }

    private static SqlNode as(SqlNode node, String name, SqlNodeList columns) {
        List<SqlNode> operands = new ArrayList<>(List.of(node, new SqlIdentifier(name, POS)));
        columns.forEach(column -> operands.add(column.clone(POS)));
        return SqlStdOperatorTable.AS.createCall(POS, operands);
    }

    private static SqlSelect select(SqlNodeList items, SqlNode from, @Nullable SqlNode where) {
        return PlainSelect.of(POS, items, from, where);
    }
}
