package io.tauro.jdbc;

import io.tauro.type.Schema;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows, one after the other, for a result set. One thread moves it; any may close it. */
interface Cursor {

    Schema schema();

    /** Goes to the next row; false at the end. */
    boolean next() throws SQLException;

    /** A value of the current row as a batch holds it. */
    @Nullable Object get(int column);

    /** What the reader should know of the rows so far. */
    default List<String> warnings() {
        return List.of();
    }

    /** Idempotent. */
    void close();
}
