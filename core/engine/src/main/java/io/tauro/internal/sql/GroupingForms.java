package io.tauro.internal.sql;

import io.tauro.error.ErrorCode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/**
 * GROUP BY ALL as a list of the items without aggregates, ORDER BY ALL as all positions, and a
 * ROLLUP or CUBE in which a key comes twice as its grouping sets, of which Calcite would lose some.
 */
final class GroupingForms extends SqlBasicVisitor<@Nullable Void> {

    /** Stands for ALL where the parser asks for a key; as long as no name is. */
    static final String ALL = "\u1413";

    /** A CUBE of more keys is too large anyway. */
    private static final int MOST_KEYS = 12;

    /** As many as PostgreSQL takes. */
    private static final int MOST_SETS = 4096;

    private FromColumns columns;

    private GroupingForms(FromColumns columns) {
        this.columns = columns;
    }

    /**
     * Changes the tree.
     *
     * @param named the tables that it names
     */
    static void resolve(SqlNode tree, Collection<CatalogTable> named) {
        tree.accept(new GroupingForms(FromColumns.of(named)));
    }

    @Override
    public @Nullable Void visit(SqlCall call) {
        FromColumns outside = columns;
        if (call instanceof SqlWith with) {
            columns = columns.within(with);
        } else if (call instanceof SqlOrderBy order) {
            orderByAll(order);
        } else if (call instanceof SqlSelect select && select.getGroup() != null) {
            group(select, select.getGroup());
        }
        super.visit(call);
        columns = outside;
        return null;
    }

    private static boolean isAll(SqlNode node) {
        return node instanceof SqlIdentifier id && id.isSimple() && id.getSimple().equals(ALL);
    }

    // ---- ORDER BY ALL

    private void orderByAll(SqlOrderBy order) {
        SqlNodeList keys = order.orderList;
        if (keys.size() != 1 || !isAll(unordered(keys.get(0)))) {
            return;
        }
        SqlNode all = keys.get(0);
        List<String> names = columns.query(order.query);
        if (names == null) {
            throw notSupported("ORDER BY ALL", all.getParserPosition());
        }
        keys.clear();
        for (int i = 1; i <= names.size(); i++) {
            keys.add(position(all, i));
        }
    }

    private static SqlNode unordered(SqlNode key) {
        return switch (key.getKind()) {
            case DESCENDING, NULLS_FIRST, NULLS_LAST -> unordered(((SqlCall) key).operand(0));
            default -> key;
        };
    }

    /** The same direction of another key. */
    private static SqlNode position(SqlNode all, int position) {
        SqlParserPos at = all.getParserPosition();
        return all instanceof SqlCall call
                ? call.getOperator().createCall(at, position(call.operand(0), position))
                : SqlLiteral.createExactNumeric(String.valueOf(position), at);
    }

    private static RuntimeException notSupported(String what, SqlParserPos at) {
        return SqlErrors.at(
                ErrorCode.NOT_SUPPORTED,
                what + " of columns that are not named is not supported",
                at,
                "Name them.");
    }

    // ---- GROUP BY

    private static void group(SqlSelect select, SqlNodeList group) {
        if (group.size() == 1 && isAll(group.get(0))) {
            groupByAll(select, group.getParserPosition());
            return;
        }
        requireFewSets(group);
        RanksOfKeys.refuse(select);
        List<SqlNode> keys = new ArrayList<>();
        for (SqlNode key : group) {
            keys.add(expanded(key, select));
        }
        select.setGroupBy(new SqlNodeList(keys, group.getParserPosition()));
    }

    private static void requireFewSets(SqlNodeList group) {
        if (product(group.getList()) > MOST_SETS) {
            throw SqlErrors.at(
                    ErrorCode.QUERY_TOO_COMPLEX,
                    "GROUP BY has more than " + MOST_SETS + " grouping sets",
                    group.getParserPosition(),
                    "Name those that are needed with GROUPING SETS.");
        }
    }

    private static long product(List<SqlNode> keys) {
        long sets = 1;
        for (SqlNode key : keys) {
            sets = Math.min(sets * sets(key), MOST_SETS + 1L);
        }
        return sets;
    }

    /** How many grouping sets a key stands for; all that are too many are alike. */
    private static long sets(SqlNode key) {
        if (!(key instanceof SqlCall call)) {
            return 1;
        }
        return switch (call.getKind()) {
            case CUBE -> 1L << Math.min(call.operandCount(), 32);
            case ROLLUP -> call.operandCount() + 1L;
            case GROUPING_SETS ->
                    Math.min(
                            call.getOperandList().stream().mapToLong(GroupingForms::sets).sum(),
                            MOST_SETS + 1L);
            case GROUP_BY_DISTINCT -> product(call.getOperandList());
            default -> 1;
        };
    }

    private static void groupByAll(SqlSelect select, SqlParserPos at) {
        List<SqlNode> keys = new ArrayList<>();
        for (SqlNode item : select.getSelectList()) {
            SqlNode value = value(item);
            if (value instanceof SqlIdentifier id && id.isStar()) {
                throw notSupported("GROUP BY ALL", at);
            }
            if (isKey(value)) {
                keys.add(TreeCopy.of(value));
            }
        }
        select.setGroupBy(
                keys.isEmpty() ? SqlNodeList.of(SqlNodeList.EMPTY) : new SqlNodeList(keys, at));
    }

    /** Whether it reads columns, and no aggregate or window. */
    private static boolean isKey(SqlNode value) {
        boolean[] columns = new boolean[1];
        boolean[] groups = new boolean[1];
        value.accept(
                new SqlBasicVisitor<@Nullable Void>() {
                    @Override
                    public @Nullable Void visit(SqlIdentifier id) {
                        columns[0] = true;
                        return null;
                    }

                    @Override
                    public @Nullable Void visit(SqlCall call) {
                        groups[0] |= call.getKind() == SqlKind.OVER || AggregateUnits.isOne(call);
                        return call.isA(SqlKind.QUERY) ? null : super.visit(call);
                    }
                });
        return columns[0] && !groups[0];
    }

    private static SqlNode value(SqlNode item) {
        return item.getKind() == SqlKind.AS ? ((SqlCall) item).operand(0) : item;
    }

    // ---- ROLLUP and CUBE

    private static SqlNode expanded(SqlNode key, SqlSelect select) {
        if (!(key instanceof SqlCall call)) {
            return key;
        }
        SqlParserPos at = call.getParserPosition();
        return switch (call.getKind()) {
            case ROLLUP, CUBE -> {
                List<SqlNode> sets = sets(call, select);
                yield sets.isEmpty()
                        ? call
                        : SqlStdOperatorTable.GROUPING_SETS.createCall(at, sets);
            }
            case GROUPING_SETS -> {
                List<SqlNode> sets = new ArrayList<>();
                for (SqlNode set : call.getOperandList()) {
                    SqlNode one = expanded(set, select);
                    if (one != set && one.getKind() == SqlKind.GROUPING_SETS) {
                        sets.addAll(((SqlCall) one).getOperandList());
                    } else {
                        sets.add(one);
                    }
                }
                yield call.getOperator().createCall(at, sets);
            }
            case GROUP_BY_DISTINCT ->
                    DistinctGroups.of(
                            call.getOperator()
                                    .createCall(
                                            at,
                                            call.getOperandList().stream()
                                                    .map(one -> expanded(one, select))
                                                    .toList()),
                            part -> positioned(part, select));
            default -> key;
        };
    }

    /** The grouping sets of a ROLLUP or CUBE in which a key may come twice; else none. */
    private static List<SqlNode> sets(SqlCall call, SqlSelect select) {
        List<List<SqlNode>> keys = new ArrayList<>();
        for (SqlNode operand : call.getOperandList()) {
            List<SqlNode> parts =
                    operand.getKind() == SqlKind.ROW
                            ? ((SqlCall) operand).getOperandList()
                            : List.of(operand);
            keys.add(parts.stream().map(part -> positioned(part, select)).toList());
        }
        boolean cube = call.getKind() == SqlKind.CUBE;
        if (!anyTwice(keys) || cube && keys.size() > MOST_KEYS) {
            return List.of();
        }
        List<SqlNode> sets = new ArrayList<>();
        int count = cube ? 1 << keys.size() : keys.size() + 1;
        for (int i = 0; i < count; i++) {
            List<SqlNode> set = new ArrayList<>();
            for (int k = 0; k < keys.size(); k++) {
                boolean in = cube ? (i >> (keys.size() - 1 - k) & 1) == 0 : k < keys.size() - i;
                if (in) {
                    keys.get(k).forEach(key -> set.add(TreeCopy.of(key)));
                }
            }
            sets.add(
                    set.isEmpty()
                            ? SqlNodeList.EMPTY
                            : SqlStdOperatorTable.ROW.createCall(call.getParserPosition(), set));
        }
        return sets;
    }

    private static SqlNode positioned(SqlNode key, SqlSelect select) {
        if (key instanceof SqlNumericLiteral number && number.isInteger()) {
            int position = number.intValue(true);
            if (position >= 1 && position <= select.getSelectList().size()) {
                return value(select.getSelectList().get(position - 1));
            }
        }
        return key;
    }

    /** Whether the same key may be in two of them: by an alias, or with and without its table. */
    private static boolean anyTwice(List<List<SqlNode>> keys) {
        Set<String> names = new HashSet<>();
        int parts = 0;
        for (List<SqlNode> key : keys) {
            for (SqlNode part : key) {
                parts++;
                names.add(
                        part instanceof SqlIdentifier id
                                ? id.names.get(id.names.size() - 1).toLowerCase(Locale.ROOT)
                                : "");
            }
        }
        return names.size() < parts;
    }
}
