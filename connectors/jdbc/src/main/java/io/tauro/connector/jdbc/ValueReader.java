package io.tauro.connector.jdbc;

import io.tauro.data.VectorBuilder;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Takes one column of the current row from a result set into a vector. Stateless and thread-safe.
 */
@FunctionalInterface
public interface ValueReader {

    /**
     * Appends one value.
     *
     * @return about how many bytes it took on its way, 0 for null
     * @throws SQLException if the driver cannot give it
     * @throws ArithmeticException if the column's type cannot hold it; a {@link
     *     java.time.DateTimeException} means the same
     */
    int read(ResultSet rows, int column, VectorBuilder into) throws SQLException;
}
