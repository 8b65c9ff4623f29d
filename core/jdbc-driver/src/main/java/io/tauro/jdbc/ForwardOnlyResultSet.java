package io.tauro.jdbc;

import java.sql.Ref;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLXML;
import org.jspecify.annotations.Nullable;

/** What a result set that only goes forward refuses, and the kinds of values that it never has. */
abstract class ForwardOnlyResultSet extends ReadOnlyResultSet {

    private static SQLException forwardOnly() {
        return Errors.notSupported("Scrolling", "A result is read forward, with next().");
    }

    @Override
    public final int getType() {
        return TYPE_FORWARD_ONLY;
    }

    @Override
    public final int getHoldability() {
        return HOLD_CURSORS_OVER_COMMIT;
    }

    @Override
    public final int getFetchDirection() {
        return FETCH_FORWARD;
    }

    @Override
    public final void setFetchDirection(int direction) throws SQLException {
        if (direction != FETCH_FORWARD) {
            throw forwardOnly();
        }
    }

    @Override
    public final boolean isLast() throws SQLException {
        throw forwardOnly();
    }

    @Override
    public final void beforeFirst() throws SQLException {
        throw forwardOnly();
    }

    @Override
    public final void afterLast() throws SQLException {
        throw forwardOnly();
    }

    @Override
    public final boolean first() throws SQLException {
        throw forwardOnly();
    }

    @Override
    public final boolean last() throws SQLException {
        throw forwardOnly();
    }

    @Override
    public final boolean absolute(int row) throws SQLException {
        throw forwardOnly();
    }

    @Override
    public final boolean relative(int rows) throws SQLException {
        throw forwardOnly();
    }

    @Override
    public final boolean previous() throws SQLException {
        throw forwardOnly();
    }

    @Override
    public final String getCursorName() throws SQLException {
        throw Errors.notSupported("A named cursor", "Rows cannot be updated.");
    }

    @Override
    public final @Nullable Ref getRef(int column) throws SQLException {
        throw Errors.notSupported("REF", "Use getObject.");
    }

    @Override
    public final @Nullable RowId getRowId(int column) throws SQLException {
        throw Errors.notSupported("ROWID", "Use getObject.");
    }

    @Override
    public final @Nullable SQLXML getSQLXML(int column) throws SQLException {
        throw Errors.notSupported("XML", "Use getString.");
    }
}
