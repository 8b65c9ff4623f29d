package io.tauro.internal.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWith;

/**
 * What the columns of a result are called: by their alias, else by the column that they are, else
 * by the function that is called ({@code count}, {@code case}), else {@code column2} for the
 * second.
 *
 * @param items the items of the select list; empty if there is none
 */
record ResultLabels(List<SqlNode> items) {

    /** The names that Calcite gives to what has none. */
    private static final Pattern MADE_UP = Pattern.compile("EXPR\\$\\d+");

    /** Looks at a tree before validation, which changes it. */
    static ResultLabels of(SqlNode query) {
        SqlNode node = query;
        while (true) {
            if (node instanceof SqlOrderBy order) {
                node = order.query;
            } else if (node instanceof SqlWith with) {
                node = with.body;
            } else if (node.isA(SqlKind.SET_QUERY)) {
                node = ((SqlCall) node).operand(0);
            } else {
                break;
            }
        }
        SqlNodeList list = node instanceof SqlSelect select ? select.getSelectList() : null;
        return new ResultLabels(list == null ? List.of() : List.copyOf(list.getList()));
    }

    /** The names of the columns, given those that Calcite found. */
    List<String> over(List<String> names) {
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            labels.add(MADE_UP.matcher(name).matches() ? label(i, names.size()) : name);
        }
        return labels;
    }

    private String label(int index, int count) {
        int star = firstStar();
        String label = "";
        if (star < 0 || index < star) {
            label = index < items.size() ? label(items.get(index)) : "";
        } else if (count - index < items.size() - lastStar()) {
            label = label(items.get(items.size() - (count - index)));
        }
        return label.isEmpty() ? "column" + (index + 1) : label;
    }

    private int firstStar() {
        for (int i = 0; i < items.size(); i++) {
            if (isStar(items.get(i))) {
                return i;
            }
        }
        return -1;
    }

    private int lastStar() {
        for (int i = items.size() - 1; i >= 0; i--) {
            if (isStar(items.get(i))) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isStar(SqlNode item) {
        return item instanceof SqlIdentifier id && id.isStar();
    }

    private static String label(SqlNode item) {
        if (item instanceof SqlIdentifier id) {
            return id.names.get(id.names.size() - 1);
        }
        if (!(item instanceof SqlCall call)) {
            return "";
        }
        return switch (call.getKind()) {
            case AS -> "";
            case CAST, SAFE_CAST -> {
                String operand = label(call.operand(0));
                yield operand.isEmpty() ? "cast" : operand;
            }
            case OVER, FILTER, WITHIN_GROUP, RESPECT_NULLS, IGNORE_NULLS -> label(call.operand(0));
            case CASE -> "case";
            case EXISTS -> "exists";
            case ROW -> "row";
            case ARRAY_VALUE_CONSTRUCTOR -> "array";
            case MAP_VALUE_CONSTRUCTOR -> "map";
            case FLOOR, CEIL -> call.getKind().lowerName;
            default ->
                    call.getOperator() instanceof SqlFunction function
                                    && !(function instanceof SymbolCall)
                            ? function.getName().toLowerCase(Locale.ROOT)
                            : "";
        };
    }
}
