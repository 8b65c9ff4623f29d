package io.tauro.internal.sql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * GROUP BY DISTINCT of sets of which one is empty, as its different grouping sets: Calcite does not
 * see there that aggregates of no rows are null.
 */
final class DistinctGroups {

    /** More are left to Calcite, which has its own limits. */
    private static final int MOST_SETS = 4096;

    /** The keys of a set by what they are called. */
    private record Group(Map<String, SqlNode> keys) {

        Group with(Group other) {
            Map<String, SqlNode> both = new LinkedHashMap<>(keys);
            other.keys.forEach(both::putIfAbsent);
            return new Group(both);
        }
    }

    private final UnaryOperator<SqlNode> meaning;
    private final Map<String, String> spelled = new HashMap<>();
    private boolean clear = true;

    private DistinctGroups(UnaryOperator<SqlNode> meaning) {
        this.meaning = meaning;
    }

    /**
     * The grouping sets, or the call itself where no set is empty, or it cannot be told which keys
     * are the same.
     *
     * @param meaning what a key stands for, which may be a position
     */
    static SqlNode of(SqlCall distinct, UnaryOperator<SqlNode> meaning) {
        DistinctGroups groups = new DistinctGroups(meaning);
        List<Group> all = List.of(new Group(Map.of()));
        for (SqlNode item : distinct.getOperandList()) {
            List<Group> sets = groups.sets(item);
            if (!groups.clear || (long) all.size() * sets.size() > MOST_SETS) {
                return distinct;
            }
            List<Group> product = new ArrayList<>();
            all.forEach(one -> sets.forEach(set -> product.add(one.with(set))));
            all = product;
        }
        if (all.stream().noneMatch(set -> set.keys().isEmpty())) {
            return distinct;
        }
        Map<Object, Group> different = new LinkedHashMap<>();
        all.forEach(set -> different.putIfAbsent(set.keys().keySet(), set));
        SqlParserPos at = distinct.getParserPosition();
        return SqlStdOperatorTable.GROUPING_SETS.createCall(
                at, different.values().stream().map(set -> node(set, at)).toList());
    }

    private static SqlNode node(Group set, SqlParserPos at) {
        return set.keys().isEmpty()
                ? SqlNodeList.EMPTY
                : SqlStdOperatorTable.ROW.createCall(
                        at, set.keys().values().stream().map(TreeCopy::of).toList());
    }

    private List<Group> sets(SqlNode item) {
        List<Group> sets = new ArrayList<>();
        if (item.getKind() == SqlKind.GROUPING_SETS) {
            ((SqlCall) item).getOperandList().forEach(one -> sets.addAll(sets(one)));
            return sets;
        }
        boolean cube = item.getKind() == SqlKind.CUBE;
        if (!cube && item.getKind() != SqlKind.ROLLUP) {
            return List.of(keys(item));
        }
        List<Group> parts = ((SqlCall) item).getOperandList().stream().map(this::keys).toList();
        clear &= !cube || parts.size() <= 12;
        int count = !clear ? 0 : cube ? 1 << parts.size() : parts.size() + 1;
        for (int i = 0; i < count; i++) {
            Group set = new Group(Map.of());
            for (int k = 0; k < parts.size(); k++) {
                if (cube ? (i >> (parts.size() - 1 - k) & 1) == 0 : k < parts.size() - i) {
                    set = set.with(parts.get(k));
                }
            }
            sets.add(set);
        }
        return sets;
    }

    private Group keys(SqlNode item) {
        List<SqlNode> parts =
                item instanceof SqlNodeList list
                        ? list
                        : item.getKind() == SqlKind.ROW
                                ? ((SqlCall) item).getOperandList()
                                : List.of(item);
        Map<String, SqlNode> keys = new LinkedHashMap<>();
        for (SqlNode part : parts) {
            SqlNode key = meaning.apply(part);
            keys.putIfAbsent(name(key), key);
        }
        return new Group(keys);
    }

    /** The same column may be written with its table and without; then nothing is clear. */
    private String name(SqlNode key) {
        String text = key.toString();
        if (!(key instanceof SqlIdentifier id)) {
            return text;
        }
        String name = id.names.get(id.names.size() - 1).toLowerCase(Locale.ROOT);
        clear &= text.equals(spelled.computeIfAbsent(name, first -> text));
        return "." + name;
    }
}
