package io.tauro.internal.sql;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.SqlWithItem;
import org.jspecify.annotations.Nullable;

/**
 * The names of the columns that a piece of FROM has, as far as the tree and the tables tell, before
 * it is validated.
 */
final class FromColumns {

    /** The columns of each common table expression in sight, by its name in lower case. */
    private final Map<String, @Nullable List<String>> common;

    private final Map<List<String>, List<String>> tables;

    private FromColumns(
            Map<String, @Nullable List<String>> common, Map<List<String>, List<String>> tables) {
        this.common = common;
        this.tables = tables;
    }

    /** With the columns of tables whose names stand in the tree as the catalog spells them. */
    static FromColumns of(Collection<CatalogTable> named) {
        Map<List<String>, List<String>> tables = new HashMap<>();
        named.forEach(table -> tables.put(table.path(), table.schema().names()));
        return new FromColumns(new HashMap<>(), tables);
    }

    /** The same, where what a WITH defines is in sight. */
    FromColumns within(SqlWith with) {
        Map<String, @Nullable List<String>> more = new HashMap<>(common);
        FromColumns scope = new FromColumns(more, tables);
        for (SqlNode node : with.withList) {
            SqlWithItem item = (SqlWithItem) node;
            List<String> columns =
                    item.columnList != null ? names(item.columnList) : scope.query(item.query);
            more.put(key(item.name.getSimple()), columns);
        }
        return scope;
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static List<String> names(SqlNodeList list) {
        List<String> names = new ArrayList<>();
        list.forEach(name -> names.add(((SqlIdentifier) name).getSimple()));
        return names;
    }

    /** The name by which the query calls a piece; empty if it has none. */
    static String alias(SqlNode piece) {
        if (piece instanceof SqlIdentifier id) {
            return id.names.get(id.names.size() - 1);
        }
        if (piece instanceof SqlCall call) {
            return switch (call.getKind()) {
                case AS -> ((SqlIdentifier) call.operand(1)).getSimple();
                case TABLE_REF, TABLESAMPLE, LATERAL -> alias(call.operand(0));
                default -> "";
            };
        }
        return "";
    }

    /** The names of its columns, in order; null if they are not known. */
    @Nullable List<String> columns(SqlNode piece) {
        if (piece instanceof SqlIdentifier id) {
            List<String> table = tables.get(id.names);
            return id.isSimple() && common.containsKey(key(id.getSimple()))
                    ? common.get(key(id.getSimple()))
                    : table;
        }
        if (!(piece instanceof SqlCall call) || call instanceof SqlJoin) {
            return null;
        }
        return switch (call.getKind()) {
            case AS -> aliased(call);
            case TABLE_REF, TABLESAMPLE, LATERAL -> columns(call.operand(0));
            default -> query(call);
        };
    }

    private @Nullable List<String> aliased(SqlCall call) {
        List<String> below = columns(call.operand(0));
        if (call.operandCount() <= 2) {
            return below;
        }
        List<String> names = new ArrayList<>();
        for (SqlNode name : call.getOperandList().subList(2, call.operandCount())) {
            names.add(((SqlIdentifier) name).getSimple());
        }
        if (below != null && below.size() > names.size()) {
            names.addAll(below.subList(names.size(), below.size()));
        }
        return names;
    }

    /** The names of a query's columns; null if they are not known. */
    @Nullable List<String> query(SqlNode query) {
        if (query instanceof SqlOrderBy order) {
            return query(order.query);
        }
        if (query instanceof SqlWith with) {
            return within(with).query(with.body);
        }
        if (query instanceof SqlSelect select) {
            return select(select);
        }
        if (query instanceof SqlBasicCall call && call.getKind() == SqlKind.VALUES) {
            int width = ((SqlCall) call.operand(0)).operandCount();
            List<String> names = new ArrayList<>();
            for (int i = 0; i < width; i++) {
                names.add("EXPR$" + i);
            }
            return names;
        }
        if (query instanceof SqlBasicCall call && call.isA(SqlKind.SET_QUERY)) {
            return query(call.operand(0));
        }
        return null;
    }

    private @Nullable List<String> select(SqlSelect select) {
        List<String> names = new ArrayList<>();
        int number = 0;
        for (SqlNode item : select.getSelectList()) {
            if (item instanceof SqlIdentifier id && id.isStar()) {
                List<String> all = id.names.size() == 1 ? allOf(select.getFrom()) : null;
                if (all == null) {
                    return null;
                }
                PlanSize.requireFewColumns(names.size() + all.size());
                names.addAll(all);
            } else if (item instanceof SqlIdentifier id) {
                names.add(id.names.get(id.names.size() - 1));
            } else if (item instanceof SqlCall call && call.getKind() == SqlKind.AS) {
                names.add(((SqlIdentifier) call.operand(1)).getSimple());
            } else {
                names.add("EXPR$" + number);
            }
            number++;
        }
        return names;
    }

    private @Nullable List<String> allOf(@Nullable SqlNode from) {
        if (!(from instanceof SqlJoin join)) {
            return from == null ? null : columns(from);
        }
        boolean merges =
                join.isNatural()
                        || join.getConditionType()
                                == org.apache.calcite.sql.JoinConditionType.USING;
        List<String> left = allOf(join.getLeft());
        List<String> right = allOf(join.getRight());
        if (merges || left == null || right == null) {
            return null;
        }
        PlanSize.requireFewColumns(left.size() + right.size());
        List<String> all = new ArrayList<>(left);
        all.addAll(right);
        return all;
    }
}
