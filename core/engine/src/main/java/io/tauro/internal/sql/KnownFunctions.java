package io.tauro.internal.sql;

import io.tauro.internal.information.ListedFunction;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlTableFunction;

/** The functions that queries may call by their names. */
public final class KnownFunctions {

    private static final List<ListedFunction> ALL = read();

    private KnownFunctions() {}

    /** Each name once, in order. */
    public static List<ListedFunction> all() {
        return ALL;
    }

    private static List<ListedFunction> read() {
        TreeMap<String, ListedFunction> functions = new TreeMap<>();
        for (SqlOperator operator : TauroOperatorTable.INSTANCE.getOperatorList()) {
            if (operator instanceof SqlFunction && operator.getName().indexOf('$') < 0) {
                String name = operator.getName().toUpperCase(Locale.ROOT);
                functions.putIfAbsent(name, new ListedFunction(name, kind(operator)));
            }
        }
        return List.copyOf(functions.values());
    }

    private static String kind(SqlOperator operator) {
        if (operator instanceof SqlTableFunction) {
            return "table";
        }
        return operator.requiresOver()
                ? "window"
                : operator.isAggregator() ? "aggregate" : "scalar";
    }
}
