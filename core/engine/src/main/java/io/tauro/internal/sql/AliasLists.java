package io.tauro.internal.sql;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/**
 * Lets a table alias name only the first columns, as in {@code t AS x(a)}: the others keep theirs.
 */
final class AliasLists extends SqlShuttle {

    private FromColumns columns;

    private AliasLists(FromColumns columns) {
        this.columns = columns;
    }

    /**
     * The tree with whole lists.
     *
     * @param named the tables that it names
     */
    static SqlNode complete(SqlNode tree, Collection<CatalogTable> named) {
        SqlNode completed = tree.accept(new AliasLists(FromColumns.of(named)));
        return completed == null ? tree : completed;
    }

    @Override
    public @Nullable SqlNode visit(SqlCall call) {
        FromColumns outside = columns;
        if (call instanceof SqlWith with) {
            columns = columns.within(with);
        }
        SqlNode visited = super.visit(call);
        columns = outside;
        return visited instanceof SqlCall alias
                        && alias.getKind() == SqlKind.AS
                        && alias.operandCount() > 2
                ? complete(alias)
                : visited;
    }

    private SqlNode complete(SqlCall alias) {
        List<String> below = columns.columns(alias.operand(0));
        int given = alias.operandCount() - 2;
        if (below == null || below.size() <= given) {
            return alias;
        }
        List<SqlNode> operands = new ArrayList<>(alias.getOperandList());
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        operands.subList(2, operands.size()).forEach(name -> names.add(name.toString()));
        for (int i = given; i < below.size(); i++) {
            String name = below.get(i).startsWith("EXPR$") ? "column" + (i + 1) : below.get(i);
            String unique = name;
            for (int n = 0; !names.add(unique); n++) {
                unique = name + n;
            }
            operands.add(new SqlIdentifier(unique, SqlParserPos.ZERO));
        }
        return alias.getOperator().createCall(alias.getParserPosition(), operands);
    }
}
