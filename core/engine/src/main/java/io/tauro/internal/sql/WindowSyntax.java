package io.tauro.internal.sql;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWindow;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.util.Litmus;
import org.jspecify.annotations.Nullable;

/**
 * Makes each window of a fresh tree say all that it means: a window that begins with the name of
 * another has that one's partition and order, and a frame of GROUPS is one of {@link PeerGroups}.
 */
final class WindowSyntax extends SqlBasicVisitor<@Nullable Void> {

    /** Operands of a window by position. */
    private static final int NAME = 0;

    private static final int REFERENCE = 1;

    private static final int IS_ROWS = 4;

    /** An operand of a query. */
    private static final int WINDOWS = 6;

    private final String sql;
    private final Deque<SqlNodeList> names = new ArrayDeque<>();
    private int renamed;

    private WindowSyntax(String sql) {
        this.sql = sql;
    }

    /**
     * Changes the tree.
     *
     * @param sql the text that it was made of
     */
    static void complete(SqlNode query, String sql) {
        query.accept(new WindowSyntax(sql));
    }

    @Override
    public @Nullable Void visit(SqlCall call) {
        if (call instanceof SqlSelect select) {
            within(select, call);
        } else if (call instanceof SqlOrderBy order && order.query instanceof SqlSelect select) {
            within(select, order);
        } else {
            if (call instanceof SqlWindow window) {
                complete(window);
            } else if (call.getKind() == SqlKind.OVER) {
                inline(call);
            }
            super.visit(call);
        }
        return null;
    }

    /** The names of a query are known in it and in its ORDER BY. */
    private void within(SqlSelect select, SqlCall all) {
        SqlNodeList windows = select.getWindowList();
        names.push(windows == null ? SqlNodeList.EMPTY : windows);
        super.visit(select);
        if (all instanceof SqlOrderBy order) {
            order.orderList.accept(this);
        }
        List<SqlNode> declared = new ArrayList<>();
        for (SqlNode window : names.pop()) {
            complete((SqlWindow) window);
            rename((SqlWindow) window);
            if (declared.stream()
                    .noneMatch(other -> isAlike((SqlWindow) other, (SqlWindow) window))) {
                declared.add(window);
            }
        }
        if (windows != null) {
            select.setOperand(WINDOWS, new SqlNodeList(declared, windows.getParserPosition()));
        }
    }

    /** Calcite takes one of two windows that say the same for a mistake. */
    private static boolean isAlike(SqlWindow one, SqlWindow other) {
        List<SqlNode> a = one.getOperandList();
        List<SqlNode> b = other.getOperandList();
        for (int i = 1; i < a.size(); i++) {
            if (!SqlNode.equalDeep(a.get(i), b.get(i), Litmus.IGNORE)) {
                return false;
            }
        }
        return true;
    }

    /** Calcite takes a name for given twice if a query around has it too. */
    private void rename(SqlWindow window) {
        SqlIdentifier name = window.getDeclName();
        if (name != null) {
            String unique = name.getSimple() + "$" + renamed++;
            window.setDeclName(new SqlIdentifier(unique, name.getParserPosition()));
        }
    }

    /** A window in the place of its name. */
    private void inline(SqlCall over) {
        if (over.operand(1) instanceof SqlIdentifier name) {
            named(name)
                    .ifPresent(
                            window -> {
                                complete(window);
                                SqlNode copy = TreeCopy.of(window);
                                ((SqlWindow) copy).setOperand(NAME, null);
                                over.setOperand(1, copy);
                            });
        }
    }

    private void complete(SqlWindow window) {
        SqlIdentifier reference = window.getRefName();
        if (reference != null) {
            Optional<SqlWindow> base = named(reference);
            if (base.isEmpty()) {
                return; // Calcite says so
            }
            inherit(window, base.get(), reference);
        }
        frame(window);
    }

    private Optional<SqlWindow> named(SqlIdentifier name) {
        if (names.isEmpty()) {
            return Optional.empty();
        }
        for (SqlNode node : names.peek()) {
            SqlIdentifier declared = ((SqlWindow) node).getDeclName();
            if (declared != null && declared.getSimple().equalsIgnoreCase(name.getSimple())) {
                return Optional.of((SqlWindow) node);
            }
        }
        return Optional.empty();
    }

    private void inherit(SqlWindow window, SqlWindow base, SqlIdentifier reference) {
        if (base.getRefName() != null) {
            complete(base); // it may come later in the text
        }
        SqlParserPos at = reference.getParserPosition();
        if (isFramed(base)) {
            throw invalid("The window '" + reference + "' has a frame", at);
        }
        if (!window.getPartitionList().isEmpty()) {
            throw invalid("The partition of window '" + reference + "' cannot be replaced", at);
        }
        if (!window.getOrderList().isEmpty() && !base.getOrderList().isEmpty()) {
            throw invalid("The order of window '" + reference + "' cannot be replaced", at);
        }
        window.setOperand(REFERENCE, null);
        window.setPartitionList((SqlNodeList) TreeCopy.of(base.getPartitionList()));
        if (!base.getOrderList().isEmpty()) {
            window.setOrderList((SqlNodeList) TreeCopy.of(base.getOrderList()));
        }
    }

    private static TauroException invalid(String what, SqlParserPos at) {
        return SqlErrors.at(ErrorCode.INVALID_QUERY, what, at, "Write the whole window there.");
    }

    private static boolean isFramed(SqlWindow window) {
        return window.getLowerBound() != null || window.getUpperBound() != null;
    }

    private void frame(SqlWindow window) {
        if (!isFramed(window)) {
            return;
        }
        if (window.getUpperBound() == null) {
            window.setUpperBound(SqlWindow.createCurrentRow(window.getParserPosition()));
        }
        if (isGroups(window)) {
            requireOrder(window);
            PeerGroups.mark(window);
        }
        if (!SqlWindow.isExcludeNoOthers(window.getExclude())) {
            PeerGroups.markPartial(window);
        }
    }

    private static void requireOrder(SqlWindow window) {
        if (window.getOrderList().isEmpty()) {
            throw SqlErrors.at(
                    ErrorCode.INVALID_QUERY,
                    "A frame of GROUPS needs an order",
                    window.getParserPosition(),
                    "Add ORDER BY.");
        }
    }

    /** Whether {@link Respelling} wrote ROWS for GROUPS. */
    private boolean isGroups(SqlWindow window) {
        List<SqlNode> operands = window.getOperandList();
        SqlParserPos at = ((SqlLiteral) operands.get(IS_ROWS)).getParserPosition();
        return window.isRows()
                && at.getLineNum() > 0
                && Respelling.isMarked(sql, at.getEndLineNum(), at.getEndColumnNum());
    }
}
