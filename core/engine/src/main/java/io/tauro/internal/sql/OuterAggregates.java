package io.tauro.internal.sql;

import io.tauro.error.ErrorCode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.apache.calcite.util.Litmus;
import org.jspecify.annotations.Nullable;

/**
 * A query of which an aggregate stands in a sub-query, {@code SELECT a, (SELECT sum(t.x)) FROM t
 * GROUP BY a}, as one over a query that only groups: {@code SELECT g.a, (SELECT g.s) FROM (SELECT
 * a, sum(t.x) AS s FROM t GROUP BY a) AS g}.
 */
final class OuterAggregates {

    /** What the query that groups is called, a name that nobody writes. */
    private static final String GROUPS = "\u1411";

    /** An operand of a query. */
    private static final int WINDOWS = 6;

    private final AggregateOwners owners;
    private final QueryScope scope;
    private final SqlSelect select;
    private final String name;
    private final List<SqlNode> items;
    private final SqlNodeList keys;
    private final List<SqlNode> grouped = new ArrayList<>();
    private final List<SqlNode> below = new ArrayList<>();

    private OuterAggregates(AggregateOwners owners, QueryScope scope, int number) {
        this.owners = owners;
        this.scope = scope;
        this.select = scope.select();
        this.name = GROUPS + number;
        this.items = new ArrayList<>(select.getSelectList());
        this.keys = keys();
    }

    /**
     * Changes the tree.
     *
     * @param named the tables that it names
     */
    static void resolve(SqlNode tree, Collection<CatalogTable> named) {
        if (!AggregateUnits.anyInSubQuery(tree)) {
            return;
        }
        AggregateOwners owners = AggregateOwners.of(tree, named);
        int number = 0;
        for (QueryScope next = owners.outermost(); next != null; next = owners.outermost()) {
            new OuterAggregates(owners, next, number++).rewrite();
            owners = AggregateOwners.of(tree, named);
        }
        if (number > 0) {
            OuterReferences.wrap(tree);
        }
    }

    private void rewrite() {
        SqlParserPos at = select.getParserPosition();
        Above above = new Above();
        List<SqlNode> results = new ArrayList<>();
        for (SqlNode item : items) {
            results.add(item(item, above));
        }
        SqlNode having =
                select.getHaving() == null ? null : above.of(unaliased(select.getHaving()));
        SqlNode qualify = select.getQualify() == null ? null : above.of(select.getQualify());
        order(above);
        List<SqlNode> columns = new ArrayList<>();
        for (int i = 0; i < below.size(); i++) {
            columns.add(as(below.get(i), column(i)));
        }
        SqlSelect groups =
                new SqlSelect(
                        at,
                        null,
                        new SqlNodeList(columns, at),
                        select.getFrom(),
                        select.getWhere(),
                        select.getGroup() == null ? null : keys,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null);
        select.setSelectList(new SqlNodeList(results, select.getSelectList().getParserPosition()));
        select.setFrom(as(groups, name));
        select.setWhere(having);
        select.setGroupBy(null);
        select.setHaving(null);
        select.setQualify(qualify);
        select.setOperand(WINDOWS, SqlNodeList.EMPTY);
    }

    private static SqlNode as(SqlNode node, String name) {
        SqlParserPos at = node.getParserPosition();
        return SqlStdOperatorTable.AS.createCall(at, node, new SqlIdentifier(name, at));
    }

    private static String column(int i) {
        return "\u1412" + i;
    }

    /** An item under the name that it has. */
    private SqlNode item(SqlNode item, Above above) {
        if (item instanceof SqlIdentifier id && !id.isStar()) {
            return as(above.of(id), scope.spelled(id));
        }
        return above.of(item);
    }

    private void order(Above above) {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (SqlNode item : items) {
            if (item instanceof SqlIdentifier id) {
                names.add(id.names.get(id.names.size() - 1));
            } else if (item.getKind() == SqlKind.AS) {
                names.add(((SqlIdentifier) ((SqlCall) item).operand(1)).getSimple());
            }
        }
        SqlNodeList order = owners.orderOf(scope);
        order.replaceAll(key -> key == null || isOutput(key, names) ? key : above.of(key));
    }

    private static boolean isOutput(SqlNode key, Set<String> names) {
        return switch (key.getKind()) {
            case DESCENDING, NULLS_FIRST, NULLS_LAST -> isOutput(((SqlCall) key).operand(0), names);
            default ->
                    key instanceof SqlLiteral
                            || key instanceof SqlIdentifier id
                                    && id.isSimple()
                                    && names.contains(id.getSimple());
        };
    }

    // ---- GROUP BY

    private SqlNodeList keys() {
        SqlNodeList group = select.getGroup();
        if (group == null) {
            return SqlNodeList.EMPTY;
        }
        List<SqlNode> resolved = new ArrayList<>();
        group.forEach(key -> resolved.add(key(key)));
        return new SqlNodeList(resolved, group.getParserPosition());
    }

    /** A key in the place of its position or alias. */
    private SqlNode key(SqlNode key) {
        if (key instanceof SqlNodeList list) {
            return new SqlNodeList(list.stream().map(this::key).toList(), list.getParserPosition());
        }
        if (key instanceof SqlCall call) {
            switch (call.getKind()) {
                case ROLLUP, CUBE, GROUPING_SETS, ROW, GROUP_BY_DISTINCT -> {
                    return call.getOperator()
                            .createCall(
                                    call.getParserPosition(),
                                    call.getOperandList().stream().map(this::key).toList());
                }
                default -> {}
            }
        }
        SqlNode resolved = key;
        if (key instanceof SqlNumericLiteral number && number.isInteger()) {
            int position = number.intValue(true);
            if (position >= 1 && position <= items.size()) {
                resolved = TreeCopy.of(value(items.get(position - 1)));
            }
        } else {
            resolved = unaliased(key);
        }
        grouped.add(resolved);
        return resolved;
    }

    private static SqlNode value(SqlNode item) {
        return item.getKind() == SqlKind.AS ? ((SqlCall) item).operand(0) : item;
    }

    /** What the aliases of items stand for, where they are no columns. */
    private SqlNode unaliased(SqlNode node) {
        SqlNode resolved =
                node.accept(
                        new SqlShuttle() {
                            @Override
                            public SqlNode visit(SqlIdentifier id) {
                                return id.isSimple() && !owners.isColumn(id, scope)
                                        ? alias(id)
                                        : id;
                            }

                            @Override
                            public @Nullable SqlNode visit(SqlCall call) {
                                return call.isA(SqlKind.QUERY) ? call : super.visit(call);
                            }
                        });
        return resolved == null ? node : resolved;
    }

    private SqlNode alias(SqlIdentifier id) {
        for (SqlNode item : items) {
            if (item instanceof SqlCall call
                    && call.getKind() == SqlKind.AS
                    && ((SqlIdentifier) call.operand(1))
                            .getSimple()
                            .equalsIgnoreCase(id.getSimple())) {
                return call.operand(0);
            }
        }
        return id;
    }

    private boolean isKey(SqlCall call) {
        return grouped.stream()
                .anyMatch(
                        key ->
                                key instanceof SqlCall
                                        && (key.equalsDeep(call, Litmus.IGNORE)
                                                || plain(key).equals(plain(call))));
    }

    /** The text without the tables of columns; if two are alike by mistake, Calcite says so. */
    private static String plain(SqlNode node) {
        SqlNode unqualified =
                TreeCopy.of(node)
                        .accept(
                                new SqlShuttle() {
                                    @Override
                                    public SqlNode visit(SqlIdentifier id) {
                                        String last = id.names.get(id.names.size() - 1);
                                        return new SqlIdentifier(
                                                last.toLowerCase(Locale.ROOT),
                                                id.getParserPosition());
                                    }
                                });
        return String.valueOf(unqualified);
    }

    // ---- Above the groups

    /** A column of the query that groups. */
    private SqlNode hoist(SqlNode node) {
        int found = -1;
        for (int i = 0; i < below.size() && found < 0; i++) {
            found = below.get(i).equalsDeep(node, Litmus.IGNORE) ? i : -1;
        }
        if (found < 0) {
            found = below.size();
            below.add(node);
        }
        return new SqlIdentifier(List.of(name, column(found)), node.getParserPosition());
    }

    /** Takes what the query that groups computes from there. */
    private final class Above extends SqlShuttle {

        private int subQueries;

        SqlNode of(SqlNode node) {
            SqlNode result = node.accept(this);
            return result == null ? node : result;
        }

        @Override
        public SqlNode visit(SqlIdentifier id) {
            if (id.isStar() && subQueries == 0) {
                throw SqlErrors.at(
                        ErrorCode.NOT_SUPPORTED,
                        "All columns beside an aggregate in a sub-query are not supported",
                        id.getParserPosition(),
                        "Name the columns.");
            }
            return owners.isColumn(id, scope) ? hoist(id) : id;
        }

        @Override
        public @Nullable SqlNode visit(SqlCall call) {
            if (call.isA(SqlKind.QUERY)) {
                subQueries++;
                SqlNode query = super.visit(call);
                subQueries--;
                return query;
            }
            if (subQueries > 0) {
                return owners.isMoved(call, scope) ? hoist(call) : super.visit(call);
            }
            return switch (call.getKind()) {
                case AS ->
                        SqlStdOperatorTable.AS.createCall(
                                call.getParserPosition(), of(call.operand(0)), call.operand(1));
                case OVER -> over(call);
                default ->
                        AggregateUnits.isOne(call) || isKey(call) ? hoist(call) : super.visit(call);
            };
        }

        /** A window is over the groups, and what it reads of them. */
        private SqlNode over(SqlCall over) {
            return over.getOperator()
                    .createCall(
                            over.getParserPosition(),
                            function(over.operand(0)),
                            of(over.operand(1)));
        }

        private SqlNode function(SqlNode function) {
            if (!(function instanceof SqlCall call)) {
                return function;
            }
            List<SqlNode> operands = new ArrayList<>();
            for (int i = 0; i < call.operandCount(); i++) {
                SqlNode operand = call.operand(i);
                boolean star = operand instanceof SqlIdentifier id && id.isStar();
                operands.add(
                        i == 0 && AggregateUnits.isWrapper(call)
                                ? function(operand)
                                : operand == null || star ? operand : of(operand));
            }
            return call.getOperator()
                    .createCall(call.getFunctionQuantifier(), call.getParserPosition(), operands);
        }
    }
}
