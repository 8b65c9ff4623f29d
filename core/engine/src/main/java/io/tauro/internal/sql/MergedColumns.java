package io.tauro.internal.sql;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.sql.JoinConditionType;
import org.apache.calcite.sql.JoinType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlStarExclude;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.fun.SqlCoalesceFunction;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/**
 * Writes NATURAL joins and joins with USING as joins with ON, and each column that they merge as
 * the column, or the COALESCE of the two, that it means; everywhere in the query, and in the
 * standard's order where all columns are asked for. Where the columns of a piece of FROM are not
 * known it is left to Calcite, which knows merged columns in some clauses only.
 */
final class MergedColumns extends SqlBasicVisitor<@Nullable Void> {

    private static final SqlFunction COALESCE = new SqlCoalesceFunction();

    /** A column in sight: its name, what it is, and whether it is merged of two. */
    private record Visible(String name, SqlNode value, boolean merged) {

        boolean isCalled(SqlNode id) {
            return id instanceof SqlIdentifier given
                    && given.isSimple()
                    && given.getSimple().equalsIgnoreCase(name);
        }
    }

    private FromColumns columns;

    private MergedColumns(FromColumns columns) {
        this.columns = columns;
    }

    /**
     * Changes the tree.
     *
     * @param named the tables that it names
     */
    static void resolve(SqlNode tree, Collection<CatalogTable> named) {
        boolean[] any = new boolean[1];
        tree.accept(
                new SqlBasicVisitor<@Nullable Void>() {
                    @Override
                    public @Nullable Void visit(SqlCall call) {
                        any[0] |= call instanceof SqlJoin join && merges(join);
                        return super.visit(call);
                    }
                });
        if (any[0]) {
            tree.accept(new MergedColumns(FromColumns.of(named)));
        }
    }

    private static boolean merges(SqlJoin join) {
        return join.isNatural() || join.getConditionType() == JoinConditionType.USING;
    }

    @Override
    public @Nullable Void visit(SqlCall call) {
        FromColumns outside = columns;
        if (call instanceof SqlWith with) {
            columns = columns.within(with);
        }
        if (call instanceof SqlOrderBy order && order.query instanceof SqlSelect select) {
            resolve(select, order.orderList);
        } else if (call instanceof SqlSelect select) {
            resolve(select, SqlNodeList.EMPTY);
        }
        super.visit(call);
        columns = outside;
        return null;
    }

    private void resolve(SqlSelect select, SqlNodeList order) {
        if (!(select.getFrom() instanceof SqlJoin join) || !anyMerges(join)) {
            return;
        }
        List<Visible> visible = visible(join, true);
        if (visible == null) {
            return;
        }
        visible(join, false);
        Merging merging = new Merging(visible);
        items(select, visible, merging);
        select.setWhere(merged(select.getWhere(), merging));
        select.setHaving(merged(select.getHaving(), merging));
        select.setQualify(merged(select.getQualify(), merging));
        SqlNodeList group = select.getGroup();
        if (group != null) {
            group.replaceAll(one -> one == null ? null : one.accept(merging));
        }
        Set<String> labels = labels(select);
        order.replaceAll(one -> one == null || isLabel(one, labels) ? one : one.accept(merging));
    }

    private static @Nullable SqlNode merged(@Nullable SqlNode node, Merging merging) {
        return node == null ? null : node.accept(merging);
    }

    private static boolean anyMerges(SqlNode from) {
        return from instanceof SqlJoin join
                && (merges(join) || anyMerges(join.getLeft()) || anyMerges(join.getRight()));
    }

    /**
     * The columns in sight, as the standard orders them; null if they are not known.
     *
     * @param look whether only to look; else the joins are changed
     */
    private @Nullable List<Visible> visible(SqlNode from, boolean look) {
        if (!(from instanceof SqlJoin join)) {
            return leaf(from);
        }
        List<Visible> left = visible(join.getLeft(), look);
        List<Visible> right = visible(join.getRight(), look);
        if (left == null || right == null) {
            return null;
        }
        List<String> common = common(join, left, right);
        List<Visible> result = new ArrayList<>();
        SqlNode condition = null;
        for (String name : common) {
            Visible l = find(left, name);
            Visible r = find(right, name);
            if (l == null || r == null) {
                return null;
            }
            condition = and(condition, l.value(), r.value(), join.getParserPosition());
            result.add(new Visible(l.name(), merge(join.getJoinType(), l, r), true));
        }
        left.stream().filter(one -> !isIn(common, one)).forEach(result::add);
        right.stream().filter(one -> !isIn(common, one)).forEach(result::add);
        if (!look && merges(join)) {
            change(join, condition);
        } else if (!look && join.getCondition() != null) {
            List<Visible> both = new ArrayList<>(left);
            both.addAll(right);
            join.setOperand(5, join.getCondition().accept(new Merging(both)));
        }
        return result;
    }

    private @Nullable List<Visible> leaf(SqlNode piece) {
        String alias = FromColumns.alias(piece);
        List<String> names = columns.columns(piece);
        if (alias.isEmpty() || names == null) {
            return null;
        }
        List<Visible> visible = new ArrayList<>();
        for (String name : names) {
            SqlNode id = new SqlIdentifier(List.of(alias, name), piece.getParserPosition());
            visible.add(new Visible(name, id, false));
        }
        return visible;
    }

    private static List<String> common(SqlJoin join, List<Visible> left, List<Visible> right) {
        List<String> common = new ArrayList<>();
        if (join.isNatural()) {
            for (Visible one : left) {
                if (right.stream().anyMatch(two -> two.name().equalsIgnoreCase(one.name()))) {
                    common.add(one.name());
                }
            }
        } else if (merges(join)) {
            for (SqlNode name : (SqlNodeList) join.getCondition()) {
                common.add(((SqlIdentifier) name).getSimple());
            }
        }
        return common;
    }

    private static boolean isIn(List<String> names, Visible column) {
        return names.stream().anyMatch(column.name()::equalsIgnoreCase);
    }

    /** The column of this name; null if there is none, or several. */
    private static @Nullable Visible find(List<Visible> columns, String name) {
        List<Visible> found =
                columns.stream().filter(one -> one.name().equalsIgnoreCase(name)).toList();
        return found.size() == 1 ? found.get(0) : null;
    }

    private static SqlNode and(
            @Nullable SqlNode condition, SqlNode left, SqlNode right, SqlParserPos position) {
        SqlNode equal =
                SqlStdOperatorTable.EQUALS.createCall(
                        position, left.clone(position), right.clone(position));
        return condition == null
                ? equal
                : SqlStdOperatorTable.AND.createCall(position, condition, equal);
    }

    private static SqlNode merge(JoinType type, Visible left, Visible right) {
        return switch (type) {
            case RIGHT -> right.value();
            case FULL -> COALESCE.createCall(SqlParserPos.ZERO, left.value(), right.value());
            default -> left.value();
        };
    }

    private static void change(SqlJoin join, @Nullable SqlNode condition) {
        SqlParserPos position = join.getParserPosition();
        join.setOperand(1, SqlLiteral.createBoolean(false, position));
        join.setOperand(4, JoinConditionType.ON.symbol(position));
        join.setOperand(
                5, condition == null ? SqlLiteral.createBoolean(true, position) : condition);
    }

    private static void items(SqlSelect select, List<Visible> visible, Merging merging) {
        List<SqlNode> items = new ArrayList<>();
        for (SqlNode item : select.getSelectList()) {
            if (item instanceof SqlIdentifier id && id.isStar() && id.names.size() == 1) {
                visible.forEach(one -> items.add(named(one.value(), one.name(), id)));
            } else if (isExclusion(item, visible)) {
                SqlStarExclude star = (SqlStarExclude) item;
                visible.stream()
                        .filter(one -> star.getExcludeList().stream().noneMatch(one::isCalled))
                        .forEach(
                                one ->
                                        items.add(
                                                named(
                                                        one.value(),
                                                        one.name(),
                                                        star.getStarIdentifier())));
            } else if (item instanceof SqlIdentifier id && id.isSimple()) {
                SqlNode value = id.accept(merging);
                items.add(value == id ? id : named(value, id.getSimple(), id));
            } else {
                items.add(item.accept(merging));
            }
        }
        select.setSelectList(new SqlNodeList(items, select.getSelectList().getParserPosition()));
    }

    /** Whether it leaves columns out of all; names that are not there Calcite complains of. */
    private static boolean isExclusion(SqlNode item, List<Visible> visible) {
        return item instanceof SqlStarExclude star
                && star.getStarIdentifier().names.size() == 1
                && star.getExcludeList().stream()
                        .allMatch(name -> visible.stream().anyMatch(one -> one.isCalled(name)));
    }

    private static SqlNode named(SqlNode value, String name, SqlIdentifier from) {
        SqlParserPos position = from.getParserPosition();
        return SqlStdOperatorTable.AS.createCall(
                position, value.clone(position), new SqlIdentifier(name, position));
    }

    /** The names that the select list gives. */
    private static Set<String> labels(SqlSelect select) {
        Set<String> labels = new HashSet<>();
        for (SqlNode item : select.getSelectList()) {
            if (item instanceof SqlCall call && call.getKind() == SqlKind.AS) {
                labels.add(
                        ((SqlIdentifier) call.operand(1))
                                .getSimple()
                                .toLowerCase(java.util.Locale.ROOT));
            }
        }
        return labels;
    }

    /** Whether it orders by the name of an item. */
    private static boolean isLabel(SqlNode key, Set<String> labels) {
        if (key instanceof SqlIdentifier id) {
            return id.isSimple()
                    && labels.contains(id.getSimple().toLowerCase(java.util.Locale.ROOT));
        }
        return switch (key.getKind()) {
            case DESCENDING, NULLS_FIRST, NULLS_LAST -> isLabel(((SqlCall) key).operand(0), labels);
            default -> false;
        };
    }

    /** Puts what they mean in the place of the names of merged columns. */
    private static final class Merging extends SqlShuttle {

        private final List<Visible> visible;

        Merging(List<Visible> visible) {
            this.visible = visible;
        }

        @Override
        public @Nullable SqlNode visit(SqlIdentifier id) {
            if (!id.isSimple() || id.isStar()) {
                return id;
            }
            Visible column = find(visible, id.getSimple());
            return column == null || !column.merged()
                    ? id
                    : column.value().clone(id.getParserPosition());
        }

        @Override
        public @Nullable SqlNode visit(SqlCall call) {
            if (call.getKind() == SqlKind.AS) {
                SqlNode value = call.operand(0).accept(this);
                return SqlStdOperatorTable.AS.createCall(
                        call.getParserPosition(), value, call.operand(1));
            }
            return call.isA(SqlKind.QUERY) ? call : super.visit(call);
        }
    }
}
