package io.tauro.internal.sql;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/**
 * Lets a sub-query with aggregates read columns of the query around it beside them, as in {@code
 * (SELECT max(s.x) - e.x FROM s)}: Calcite asks that they be grouped, but for what stands in a
 * sub-query of its own. So each becomes one, {@code (SELECT e.x)}, where it is written with its
 * table.
 */
final class OuterReferences extends SqlBasicVisitor<@Nullable Void> {

    /** The names that the FROM clauses around define, innermost last. */
    private final List<List<String>> scopes = new ArrayList<>();

    private OuterReferences() {}

    /** Changes the tree. */
    static void wrap(SqlNode tree) {
        tree.accept(new OuterReferences());
    }

    @Override
    public @Nullable Void visit(SqlCall call) {
        if (!(call instanceof SqlSelect select)) {
            return super.visit(call);
        }
        List<String> names = new ArrayList<>();
        if (select.getFrom() != null) {
            collect(select.getFrom(), names);
        }
        if (!scopes.isEmpty() && isAggregate(select)) {
            Wrapping wrapping = new Wrapping(names);
            SqlNodeList items = select.getSelectList();
            items.replaceAll(item -> item == null ? null : item.accept(wrapping));
            if (select.getHaving() != null) {
                select.setHaving(select.getHaving().accept(wrapping));
            }
        }
        scopes.add(names);
        super.visit(call);
        scopes.remove(scopes.size() - 1);
        return null;
    }

    private static void collect(SqlNode from, List<String> names) {
        if (from instanceof SqlJoin join) {
            collect(join.getLeft(), names);
            collect(join.getRight(), names);
        } else if (from instanceof SqlIdentifier id) {
            names.add(id.names.get(id.names.size() - 1));
        } else if (from instanceof SqlCall call && call.getKind() == SqlKind.AS) {
            names.add(((SqlIdentifier) call.operand(1)).getSimple());
        } else if (from instanceof SqlCall call
                && (call.getKind() == SqlKind.TABLE_REF || call.getKind() == SqlKind.TABLESAMPLE)) {
            collect(call.operand(0), names);
        }
    }

    private static boolean isAggregate(SqlSelect select) {
        boolean[] found = {select.getGroup() != null || select.getHaving() != null};
        select.getSelectList()
                .accept(
                        new SqlBasicVisitor<@Nullable Void>() {
                            @Override
                            public @Nullable Void visit(SqlCall call) {
                                found[0] |= isAggregate(call);
                                boolean other =
                                        call.getKind() == SqlKind.OVER || call.isA(SqlKind.QUERY);
                                return other ? null : super.visit(call);
                            }
                        });
        return found[0];
    }

    private static boolean isAggregate(SqlCall call) {
        return call.getOperator().isAggregator()
                || TauroOperatorTable.INSTANCE.isAggregate(call.getOperator().getName());
    }

    private final class Wrapping extends SqlShuttle {

        private final List<String> own;

        Wrapping(List<String> own) {
            this.own = own;
        }

        @Override
        public @Nullable SqlNode visit(SqlIdentifier id) {
            if (id.names.size() < 2 || id.isStar()) {
                return id;
            }
            String table = id.names.get(id.names.size() - 2);
            boolean outer =
                    own.stream().noneMatch(table::equalsIgnoreCase)
                            && scopes.stream()
                                    .anyMatch(
                                            names ->
                                                    names.stream()
                                                            .anyMatch(table::equalsIgnoreCase));
            if (!outer) {
                return id;
            }
            return PlainSelect.of(id.getParserPosition(), SqlNodeList.of(id), null, null);
        }

        @Override
        public @Nullable SqlNode visit(SqlCall call) {
            boolean leave =
                    call.isA(SqlKind.QUERY)
                            || call.getKind() == SqlKind.OVER
                            || isAggregate(call)
                            || call.getKind() == SqlKind.FILTER
                            || call.getKind() == SqlKind.WITHIN_GROUP;
            if (leave) {
                return call;
            }
            if (call instanceof SqlBasicCall && call.getKind() == SqlKind.AS) {
                SqlNode value = call.operand(0).accept(this);
                return SqlStdOperatorTable.AS.createCall(
                        call.getParserPosition(), value, call.operand(1));
            }
            return super.visit(call);
        }
    }
}
