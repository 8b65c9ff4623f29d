package io.tauro.internal.sql;

import io.tauro.error.ErrorCode;
import io.tauro.internal.sql.QueryScope.Clause;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
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
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/**
 * Of which query each column is, and each aggregate: of the innermost whose columns it reads, as
 * the standard says. Where a column is not known the aggregate is of the query in which it stands.
 */
final class AggregateOwners extends SqlBasicVisitor<@Nullable Void> {

    /** An aggregate on the way through its arguments. */
    private static final class Open {
        private final QueryScope place;
        private final List<QueryScope> moved = new ArrayList<>();
        private @Nullable QueryScope owner;
        private boolean unknown;

        private Open(QueryScope place) {
            this.place = place;
        }

        private void reads(@Nullable QueryScope of) {
            if (of == null) {
                unknown = true;
            } else if (place.isWithin(of) && (owner == null || of.isWithin(owner))) {
                owner = of;
            }
        }
    }

    private final IdentityHashMap<SqlNode, QueryScope> columns = new IdentityHashMap<>();
    private final IdentityHashMap<SqlNode, QueryScope> moved = new IdentityHashMap<>();
    private final IdentityHashMap<SqlSelect, SqlNodeList> orders = new IdentityHashMap<>();
    private final Deque<Open> open = new ArrayDeque<>();
    private FromColumns tables;
    private @Nullable QueryScope current;
    private @Nullable QueryScope outermost;

    private AggregateOwners(FromColumns tables) {
        this.tables = tables;
    }

    static AggregateOwners of(SqlNode tree, Collection<CatalogTable> named) {
        AggregateOwners owners = new AggregateOwners(FromColumns.of(named));
        tree.accept(owners);
        return owners;
    }

    /** A query of which an aggregate stands in a sub-query, an outermost one; null if none. */
    @Nullable QueryScope outermost() {
        return outermost;
    }

    /** Whether it is a column of the query. */
    boolean isColumn(SqlIdentifier id, QueryScope query) {
        return columns.get(id) == query;
    }

    /** Whether it is an aggregate of the query that stands in a sub-query. */
    boolean isMoved(SqlNode aggregate, QueryScope query) {
        return moved.get(aggregate) == query;
    }

    SqlNodeList orderOf(QueryScope query) {
        return orders.getOrDefault(query.select(), SqlNodeList.EMPTY);
    }

    // ---- The walk

    @Override
    public @Nullable Void visit(SqlCall call) {
        if (call instanceof SqlWith with) {
            FromColumns outside = tables;
            tables = tables.within(with);
            with.withList.forEach(item -> ((SqlWithItem) item).query.accept(this));
            with.body.accept(this);
            tables = outside;
        } else if (call instanceof SqlOrderBy order && order.query instanceof SqlSelect select) {
            select(select, order.orderList);
        } else if (call instanceof SqlSelect select) {
            select(select, SqlNodeList.EMPTY);
        } else if (call.getKind() == SqlKind.AS) {
            call.operand(0).accept(this);
        } else if (call.getKind() == SqlKind.OVER) {
            over(call);
        } else if (AggregateUnits.isOne(call) && current != null) {
            aggregate(call, current);
        } else {
            super.visit(call);
        }
        return null;
    }

    private void over(SqlCall over) {
        SqlNode function = over.operand(0);
        while (AggregateUnits.isWrapper(function)) {
            SqlCall wrapper = (SqlCall) function;
            for (SqlNode operand : wrapper.getOperandList().subList(1, wrapper.operandCount())) {
                accept(operand);
            }
            function = wrapper.operand(0);
        }
        if (function instanceof SqlCall call) {
            call.getOperandList().forEach(this::accept);
        }
        accept(over.operand(1));
    }

    private void accept(@Nullable SqlNode node) {
        if (node != null) {
            node.accept(this);
        }
    }

    private void select(SqlSelect select, SqlNodeList order) {
        QueryScope outside = current;
        QueryScope scope = new QueryScope(select, outside, tables);
        orders.put(select, order);
        from(select.getFrom(), scope);
        current = scope;
        accept(select.getWhere());
        accept(select.getGroup());
        scope.enter(Clause.OF_GROUPS);
        accept(select.getSelectList());
        accept(select.getHaving());
        accept(select.getQualify());
        order.accept(this);
        current = outside;
    }

    private void from(@Nullable SqlNode piece, QueryScope scope) {
        if (piece == null || piece instanceof SqlIdentifier) {
            return;
        }
        QueryScope outside = current;
        if (piece instanceof SqlJoin join) {
            from(join.getLeft(), scope);
            from(join.getRight(), scope);
            current = scope;
            accept(join.getCondition());
        } else if (piece.getKind() == SqlKind.AS) {
            from(((SqlCall) piece).operand(0), scope);
        } else if (piece.isA(SqlKind.QUERY)) {
            current = scope.parent();
            piece.accept(this);
        } else {
            current = scope;
            piece.accept(this);
        }
        current = outside;
    }

    @Override
    public @Nullable Void visit(SqlIdentifier id) {
        if (current != null && !id.isStar()) {
            QueryScope of = current.of(id);
            if (of != null) {
                columns.put(id, of);
            }
            open.forEach(aggregate -> aggregate.reads(of));
        }
        return null;
    }

    private void aggregate(SqlCall call, QueryScope place) {
        Open one = new Open(place);
        open.push(one);
        super.visit(call);
        open.pop();
        QueryScope owner = one.owner == null || one.unknown ? place : one.owner;
        if (one.moved.contains(owner)) {
            throw misplaced("an aggregate", call.getParserPosition());
        }
        if (owner == place) {
            return;
        }
        if (owner.clause() == Clause.OF_ROWS) {
            throw misplaced("its FROM, WHERE or GROUP BY", call.getParserPosition());
        }
        moved.put(call, owner);
        open.forEach(around -> around.moved.add(owner));
        if (outermost == null || outermost.isWithin(owner)) {
            outermost = owner;
        }
    }

    private static RuntimeException misplaced(String where, SqlParserPos at) {
        return SqlErrors.at(
                ErrorCode.INVALID_QUERY,
                "An aggregate of columns of a query cannot stand in " + where,
                at,
                "Put it into HAVING, or aggregate in a sub-query with a FROM of its own.");
    }
}
