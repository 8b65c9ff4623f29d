package io.tauro.internal.sql;

import io.tauro.error.ErrorCode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.sql.JoinType;
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
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/**
 * The name of a table as a value, which is the row of its columns, where no column has this name:
 * {@code row_to_json(t)}, {@code t IS NULL}, {@code (t).x}.
 */
final class WholeRows extends SqlShuttle {

    /**
     * A piece of FROM.
     *
     * @param names of its columns; null if they are not known
     * @param optional whether an outer join may leave it without a row
     */
    private record Piece(String alias, @Nullable List<String> names, boolean optional) {}

    /**
     * What a query reads.
     *
     * @param labels names of its own columns, that its keys may mean
     */
    private record Scope(List<Piece> pieces, List<String> labels) {}

    private final Deque<Scope> scopes = new ArrayDeque<>();
    private FromColumns columns;
    private boolean inKeys;

    private WholeRows(FromColumns columns) {
        this.columns = columns;
    }

    /**
     * The tree with rows.
     *
     * @param named the tables that it names
     */
    static SqlNode resolve(SqlNode tree, Collection<CatalogTable> named) {
        SqlNode resolved = tree.accept(new WholeRows(FromColumns.of(named)));
        return resolved == null ? tree : resolved;
    }

    // ---- What is in sight

    @Override
    public @Nullable SqlNode visit(SqlCall call) {
        if (call instanceof SqlWithItem item) {
            item.query = Objects.requireNonNull(of(item.query));
            return item;
        }
        FromColumns outside = columns;
        if (call instanceof SqlWith with) {
            columns = columns.within(with);
        }
        SqlNode visited =
                call instanceof SqlOrderBy order && order.query instanceof SqlSelect select
                        ? ordered(order, select)
                        : call instanceof SqlSelect select ? select(select) : value(call);
        columns = outside;
        return visited;
    }

    private SqlNode ordered(SqlOrderBy order, SqlSelect select) {
        SqlNode query = select(select);
        scopes.push(scope(select));
        SqlNodeList keys = keys(order.orderList);
        scopes.pop();
        return new SqlOrderBy(order.getParserPosition(), query, keys, order.offset, order.fetch);
    }

    private SqlSelect select(SqlSelect select) {
        scopes.push(scope(select));
        if (select.getFrom() != null) {
            select.setFrom(from(select.getFrom()));
        }
        select.setSelectList(items(select.getSelectList()));
        select.setWhere(of(select.getWhere()));
        if (select.getGroup() != null) {
            select.setGroupBy(keys(select.getGroup()));
        }
        select.setHaving(of(select.getHaving()));
        select.setQualify(of(select.getQualify()));
        scopes.pop();
        return select;
    }

    private @Nullable SqlNode of(@Nullable SqlNode node) {
        return node == null ? null : node.accept(this);
    }

    private SqlNodeList list(SqlNodeList nodes) {
        List<@Nullable SqlNode> visited = new ArrayList<>();
        nodes.forEach(node -> visited.add(of(node)));
        return new SqlNodeList(visited, nodes.getParserPosition());
    }

    /** A row alone is called what its table is. */
    private SqlNodeList items(SqlNodeList items) {
        List<@Nullable SqlNode> visited = new ArrayList<>();
        for (SqlNode item : items) {
            SqlNode value = of(item);
            visited.add(
                    value != item && item instanceof SqlIdentifier && value != null
                            ? SqlStdOperatorTable.AS.createCall(
                                    item.getParserPosition(), value, item)
                            : value);
        }
        return new SqlNodeList(visited, items.getParserPosition());
    }

    private SqlNodeList keys(SqlNodeList keys) {
        boolean outside = inKeys;
        inKeys = true;
        SqlNodeList visited = list(keys);
        inKeys = outside;
        return visited;
    }

    /** A name there is that of a table. */
    private SqlNode from(SqlNode from) {
        if (from instanceof SqlIdentifier) {
            return from;
        }
        if (from instanceof SqlJoin join) {
            join.setLeft(from(join.getLeft()));
            join.setRight(from(join.getRight()));
            if (join.getCondition() != null && !(join.getCondition() instanceof SqlNodeList)) {
                join.setOperand(5, join.getCondition().accept(this));
            }
            return join;
        }
        if (from instanceof SqlBasicCall call
                && (call.getKind() == SqlKind.AS || call.getKind() == SqlKind.LATERAL)) {
            call.setOperand(0, from(call.operand(0)));
            return call;
        }
        boolean reads = from.isA(SqlKind.QUERY) || from.getKind() == SqlKind.UNNEST;
        SqlNode visited = reads ? from.accept(this) : from;
        return visited == null ? from : visited;
    }

    private Scope scope(SqlSelect select) {
        List<Piece> pieces = new ArrayList<>();
        if (select.getFrom() != null) {
            collect(select.getFrom(), false, pieces);
        }
        List<String> labels = new ArrayList<>();
        for (SqlNode item : select.getSelectList()) {
            if (item instanceof SqlCall as && as.getKind() == SqlKind.AS) {
                labels.add(((SqlIdentifier) as.operand(1)).getSimple());
            }
        }
        return new Scope(pieces, labels);
    }

    private void collect(SqlNode from, boolean optional, List<Piece> pieces) {
        if (from instanceof SqlJoin join) {
            JoinType type = join.getJoinType();
            collect(join.getLeft(), optional || type.generatesNullsOnLeft(), pieces);
            collect(join.getRight(), optional || type.generatesNullsOnRight(), pieces);
        } else {
            pieces.add(new Piece(FromColumns.alias(from), columns.columns(from), optional));
        }
    }

    // ---- Values

    private @Nullable SqlNode value(SqlCall call) {
        return switch (call.getKind()) {
            case AS ->
                    call.getOperator()
                            .createCall(
                                    call.getParserPosition(),
                                    replaced(call.getOperandList(), 1, false));
            case OVER ->
                    call.operand(1) instanceof SqlIdentifier
                            ? call.getOperator()
                                    .createCall(
                                            call.getParserPosition(),
                                            replaced(call.getOperandList(), 1, false))
                            : super.visit(call);
            case DOT -> field(call);
            case IS_NULL,
                    IS_NOT_NULL,
                    EQUALS,
                    NOT_EQUALS,
                    LESS_THAN,
                    LESS_THAN_OR_EQUAL,
                    GREATER_THAN,
                    GREATER_THAN_OR_EQUAL,
                    IS_DISTINCT_FROM,
                    IS_NOT_DISTINCT_FROM ->
                    call.getOperandList().stream().anyMatch(operand -> piece(operand) != null)
                            ? call.getOperator()
                                    .createCall(
                                            call.getParserPosition(),
                                            replaced(
                                                    call.getOperandList(),
                                                    call.operandCount(),
                                                    true))
                            : super.visit(call);
            default -> super.visit(starless(call));
        };
    }

    /** {@code COUNT(t.*)} as {@code COUNT(t)}. */
    private static SqlCall starless(SqlCall count) {
        boolean star =
                count.getOperator().getName().equalsIgnoreCase("COUNT")
                        && count.operandCount() == 1
                        && count.operand(0) instanceof SqlIdentifier id
                        && id.isStar()
                        && id.names.size() == 2;
        if (!star) {
            return count;
        }
        SqlIdentifier id = count.operand(0);
        return count.getOperator()
                .createCall(
                        count.getFunctionQuantifier(),
                        count.getParserPosition(),
                        id.getComponent(0));
    }

    private List<@Nullable SqlNode> replaced(List<SqlNode> operands, int count, boolean plain) {
        List<@Nullable SqlNode> replaced = new ArrayList<>(operands);
        for (int i = 0; i < count; i++) {
            Piece piece = plain ? piece(operands.get(i)) : null;
            replaced.set(i, piece == null ? of(operands.get(i)) : row(piece, operands.get(i)));
        }
        return replaced;
    }

    private @Nullable SqlNode field(SqlCall dot) {
        Piece piece = piece(dot.operand(0));
        if (piece != null && dot.operand(1) instanceof SqlIdentifier name) {
            SqlIdentifier table = dot.operand(0);
            return new SqlIdentifier(
                    List.of(table.getSimple(), name.getSimple()),
                    null,
                    dot.getParserPosition(),
                    List.of(table.getParserPosition(), name.getParserPosition()));
        }
        return super.visit(dot);
    }

    @Override
    public SqlNode visit(SqlIdentifier id) {
        Piece piece = piece(id);
        return piece == null ? id : named(piece, id);
    }

    /** The piece of FROM that a name means; null if it means something else. */
    private @Nullable Piece piece(SqlNode node) {
        if (!(node instanceof SqlIdentifier id) || !id.isSimple()) {
            return null;
        }
        String name = id.getSimple();
        boolean innermost = true;
        for (Scope scope : scopes) {
            if (innermost && inKeys && scope.labels().stream().anyMatch(name::equalsIgnoreCase)) {
                return null;
            }
            innermost = false;
            Piece found = null;
            for (Piece piece : scope.pieces()) {
                if (piece.names() == null
                        || piece.names().stream().anyMatch(name::equalsIgnoreCase)) {
                    return null;
                }
                boolean same =
                        id.isComponentQuoted(0)
                                ? piece.alias().equals(name)
                                : piece.alias().equalsIgnoreCase(name);
                found = same ? piece : found;
            }
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static List<SqlNode> fields(Piece piece, SqlNode name) {
        if (piece.optional()) {
            throw SqlErrors.at(
                    ErrorCode.NOT_SUPPORTED,
                    "The whole row of a table that an outer join may leave without one is not"
                            + " supported",
                    name.getParserPosition(),
                    "Name its columns.");
        }
        List<SqlNode> fields = new ArrayList<>();
        for (String column : Objects.requireNonNull(piece.names())) {
            fields.add(new SqlIdentifier(List.of(piece.alias(), column), name.getParserPosition()));
        }
        return fields;
    }

    private static SqlNode row(Piece piece, SqlNode name) {
        return SqlStdOperatorTable.ROW.createCall(name.getParserPosition(), fields(piece, name));
    }

    private static SqlNode named(Piece piece, SqlNode name) {
        SqlParserPos at = name.getParserPosition();
        List<String> names = new ArrayList<>();
        for (String column : Objects.requireNonNull(piece.names())) {
            names.add(column.startsWith("EXPR$") ? "column" + (names.size() + 1) : column);
        }
        return new NamedRow(names).createCall(at, fields(piece, name));
    }
}
