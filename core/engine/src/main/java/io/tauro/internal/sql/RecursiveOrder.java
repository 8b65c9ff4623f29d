package io.tauro.internal.sql;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.SqlWithItem;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/**
 * Puts the queries of WITH RECURSIVE, each of which may read those behind it, into an order in
 * which each reads those before it. Queries that read each other stay where they are.
 */
final class RecursiveOrder {

    private final List<SqlWithItem> given = new ArrayList<>();
    private final List<SqlNode> ordered = new ArrayList<>();
    private final Set<SqlWithItem> entered = new HashSet<>();

    private RecursiveOrder(SqlNodeList items) {
        for (SqlNode item : items) {
            given.add((SqlWithItem) item);
        }
    }

    /** Changes the query. */
    static void establish(SqlWith with) {
        boolean recursive =
                with.withList.size() > 1
                        && with.withList.get(0) instanceof SqlWithItem first
                        && first.recursive.booleanValue();
        if (recursive) {
            RecursiveOrder order = new RecursiveOrder(with.withList);
            order.given.forEach(order::add);
            with.withList = new SqlNodeList(order.ordered, with.withList.getParserPosition());
        }
    }

    private void add(SqlWithItem item) {
        if (!entered.add(item)) {
            return;
        }
        Set<String> names = names(item.query);
        for (SqlWithItem other : given) {
            if (names.contains(folded(other.name))) {
                add(other);
            }
        }
        ordered.add(item);
    }

    /** All that could be names of tables. */
    private static Set<String> names(SqlNode query) {
        Set<String> names = new HashSet<>();
        query.accept(
                new SqlBasicVisitor<@Nullable Void>() {
                    @Override
                    public @Nullable Void visit(SqlIdentifier id) {
                        if (id.isSimple()) {
                            names.add(folded(id));
                        }
                        return null;
                    }
                });
        return names;
    }

    private static String folded(SqlIdentifier name) {
        return name.getSimple().toUpperCase(Locale.ROOT);
    }
}
