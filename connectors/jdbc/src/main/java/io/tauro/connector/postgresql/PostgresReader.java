package io.tauro.connector.postgresql;

import io.tauro.connector.jdbc.ValueReader;
import io.tauro.data.VectorBuilder;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Takes the values of a column from a ResultSet, or from what COPY sends: the same ones.
 *
 * @param rows from a ResultSet
 * @param binary from the server's binary format
 */
record PostgresReader(ValueReader rows, Binary binary) implements ValueReader {

    /** Takes one value that is not null. Stateless. */
    @FunctionalInterface
    interface Binary {

        /**
         * Appends a value.
         *
         * @return about how many bytes it took, as a {@link ValueReader} counts
         * @throws ArithmeticException if the column's type cannot hold it
         */
        int read(byte[] source, int start, int length, VectorBuilder into);
    }

    @Override
    public int read(ResultSet result, int column, VectorBuilder into) throws SQLException {
        return rows.read(result, column, into);
    }
}
