package io.tauro.connector.postgresql;

import io.tauro.connector.jdbc.Snapshots;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Pattern;

/** Exported snapshots. Transactions are REPEATABLE READ, by the session's first statement. */
final class PostgresSnapshots implements Snapshots {

    private static final Pattern NAME = Pattern.compile("[0-9A-F-]+");

    @Override
    public String share(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT pg_export_snapshot()")) {
            rows.next();
            return rows.getString(1);
        }
    }

    @Override
    public void adopt(Connection connection, String snapshot) throws SQLException {
        if (!NAME.matcher(snapshot).matches()) {
            throw new SQLException("The server has given a snapshot another name than expected");
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET TRANSACTION SNAPSHOT '" + snapshot + "'");
        }
    }
}
