package io.tauro.connector.jdbc;

import io.tauro.data.VectorBuilder;
import java.sql.SQLException;

/** Rows that come in bulk, one after the other. Not thread-safe. */
public interface BulkRows extends AutoCloseable {

    /** Goes to the next row; false at the end, where the connection is free again. */
    boolean next() throws SQLException;

    /**
     * Appends the next column of the row. Each is asked for once, in order.
     *
     * @return about how many bytes it took, as a {@link ValueReader} counts
     * @throws ArithmeticException if the column's type cannot hold it
     */
    int read(VectorBuilder into) throws SQLException;

    /** Stops the statement if it has not ended. */
    @Override
    void close() throws SQLException;
}
