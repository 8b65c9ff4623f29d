package io.tauro.internal.sql;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelect;
import org.jspecify.annotations.Nullable;

/** The names that a query defines in its FROM, and those of the queries around it. */
final class QueryScope {

    /** Where in its query a walk is. */
    enum Clause {
        /** SELECT, HAVING, QUALIFY and ORDER BY, which may have aggregates. */
        OF_GROUPS,
        /** FROM, WHERE and GROUP BY. */
        OF_ROWS
    }

    /** A piece of FROM; its columns are null if they are not known. */
    private record Piece(String alias, @Nullable List<String> columns) {

        private @Nullable String spelled(String name) {
            if (columns == null) {
                return null;
            }
            return columns.stream().filter(name::equalsIgnoreCase).findFirst().orElse(null);
        }
    }

    private final SqlSelect select;
    private final @Nullable QueryScope parent;
    private final List<Piece> pieces = new ArrayList<>();
    private Clause clause = Clause.OF_ROWS;

    QueryScope(SqlSelect select, @Nullable QueryScope parent, FromColumns columns) {
        this.select = select;
        this.parent = parent;
        if (select.getFrom() != null) {
            collect(select.getFrom(), columns);
        }
    }

    private void collect(SqlNode from, FromColumns columns) {
        if (from instanceof SqlJoin join) {
            collect(join.getLeft(), columns);
            collect(join.getRight(), columns);
        } else {
            pieces.add(new Piece(FromColumns.alias(from), columns.columns(from)));
        }
    }

    SqlSelect select() {
        return select;
    }

    @Nullable QueryScope parent() {
        return parent;
    }

    Clause clause() {
        return clause;
    }

    void enter(Clause next) {
        clause = next;
    }

    boolean isWithin(QueryScope other) {
        for (QueryScope scope = this; scope != null; scope = scope.parent) {
            if (scope == other) {
                return true;
            }
        }
        return false;
    }

    /** The query whose column this is, from here outwards; null if that is not known. */
    @Nullable QueryScope of(SqlIdentifier id) {
        int size = id.names.size();
        if (size > 1) {
            QueryScope scope = byAlias(id.names.get(size - 2));
            scope = scope == null ? byAlias(id.names.get(0)) : scope;
            if (scope != null) {
                return scope;
            }
        }
        String name = id.names.get(0);
        for (QueryScope scope = this; scope != null; scope = scope.parent) {
            if (scope.pieces.stream().anyMatch(piece -> piece.spelled(name) != null)) {
                return scope;
            }
            if (scope.pieces.stream().anyMatch(piece -> piece.columns() == null)) {
                return null;
            }
        }
        return null;
    }

    private @Nullable QueryScope byAlias(String alias) {
        for (QueryScope scope = this; scope != null; scope = scope.parent) {
            if (scope.pieces.stream().anyMatch(piece -> piece.alias().equalsIgnoreCase(alias))) {
                return scope;
            }
        }
        return null;
    }

    /** The last part of a column's name as its table spells it. */
    String spelled(SqlIdentifier id) {
        String last = id.names.get(id.names.size() - 1);
        for (Piece piece : pieces) {
            boolean named =
                    id.isSimple()
                            || piece.alias().equalsIgnoreCase(id.names.get(id.names.size() - 2));
            String spelled = named ? piece.spelled(last) : null;
            if (spelled != null) {
                return spelled;
            }
        }
        return last;
    }
}
