package io.tauro.connector.postgresql;

import io.tauro.connector.jdbc.BulkReads;
import io.tauro.connector.jdbc.BulkRows;
import io.tauro.connector.jdbc.RemoteColumn;
import io.tauro.connector.jdbc.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * COPY in the binary format. The server does not ask for more between pieces, may plan for several
 * processes, and what it sends is read without an object for each value.
 *
 * @param worthFrom from how many rows on
 */
record PostgresCopy(double worthFrom) implements BulkReads {

    /**
     * COPY has no parameters. The driver hands its text over as it is, where it would read the
     * question marks and braces of another statement.
     */
    @Override
    public boolean takes(Sql statement, List<RemoteColumn> columns) {
        return statement.parameters().isEmpty()
                && statement.text().indexOf('?') < 0
                && statement.text().indexOf('{') < 0
                && columns.stream().allMatch(column -> column.reader() instanceof PostgresReader);
    }

    @Override
    public BulkRows start(Connection connection, Sql statement, List<RemoteColumn> columns)
            throws SQLException {
        return new CopiedRows(
                CopyStream.start(
                        connection, "COPY (" + statement.text() + "\n) TO STDOUT (FORMAT BINARY)"),
                columns.stream()
                        .map(column -> ((PostgresReader) column.reader()).binary())
                        .toList());
    }
}
