package io.tauro.connector.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The statements of one connection that few rows were asked by: they are likely to be asked again,
 * and then the source has them parsed and planned. The least used one goes first. Used by whoever
 * has the connection; several may, if they are of one query.
 */
final class KeptStatements {

    private static final int MOST = 64;

    /** Longer texts have lists of values, and are rarely the same again. */
    private static final int LONGEST = 4096;

    private final Connection connection;
    private final Map<String, PreparedStatement> statements = new LinkedHashMap<>(16, 0.75f, true);
    private final Set<String> taken = new HashSet<>(2);

    /**
     * @param connection of the driver itself
     */
    KeptStatements(Connection connection) {
        this.connection = connection;
    }

    static boolean takes(String sql) {
        return sql.length() <= LONGEST;
    }

    /**
     * Takes the statement for a text; false if somebody reads its result, which there is one of at
     * a time.
     */
    synchronized boolean take(String sql) {
        return taken.add(sql);
    }

    /** Its result has been read. */
    synchronized void giveBack(String sql) {
        taken.remove(sql);
    }

    /** The statement for a text, whose results can be walked in both directions. */
    synchronized PreparedStatement get(String sql, int maxRows) throws SQLException {
        PreparedStatement kept = statements.get(sql);
        if (kept != null) {
            return kept;
        }
        if (statements.size() >= MOST) {
            for (String idle : statements.keySet()) {
                if (!taken.contains(idle)) {
                    forget(idle);
                    break;
                }
            }
        }
        PreparedStatement made =
                connection.prepareStatement(
                        sql, ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY);
        statements.put(sql, made);
        made.setMaxRows(maxRows);
        return made;
    }

    /** Closes the statement for a text, because its tables may have changed. */
    synchronized void forget(String sql) throws SQLException {
        PreparedStatement kept = statements.remove(sql);
        if (kept != null) {
            kept.close();
        }
    }

    synchronized int size() {
        return statements.size();
    }
}
