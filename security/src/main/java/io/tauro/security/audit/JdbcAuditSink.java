package io.tauro.security.audit;

import io.tauro.error.ErrorCode;
import io.tauro.error.RedactedCause;
import io.tauro.error.TauroException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * Inserts records into a table, those of one commit in one transaction. The table is made if it is
 * not there; one that is there must have the columns. The whole record is in the column {@code
 * record} as JSON, what is to be searched for in columns of its own, cut to their width.
 */
public final class JdbcAuditSink implements AuditBatchSink {

    /** The name of the table, unless another one is given. */
    public static final String TABLE = "tauro_audit";

    private static final Pattern NAME =
            Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,62}(\\.[A-Za-z_][A-Za-z0-9_]{0,62}){0,2}");

    private static final List<String> COLUMNS =
            List.of(
                    "recorded_at",
                    "query_id",
                    "phase",
                    "principal",
                    "tenant",
                    "operation",
                    "table_names",
                    "status",
                    "reason",
                    "row_count",
                    "record");

    /** Sorts as it is written. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private final DataSource source;
    private final String insert;

    private JdbcAuditSink(DataSource source, String table) {
        this.source = source;
        this.insert =
                "INSERT INTO "
                        + table
                        + " ("
                        + String.join(", ", COLUMNS)
                        + ") VALUES ("
                        + "?, ".repeat(COLUMNS.size() - 1)
                        + "?)";
    }

    /**
     * To the table {@value #TABLE}.
     *
     * @throws TauroException {@code TAURO-3003} if the table cannot be made, or is another one
     */
    public static JdbcAuditSink open(DataSource source) {
        return open(source, TABLE);
    }

    /**
     * To a table.
     *
     * @param table its name, plain or with that of its schema
     * @throws TauroException {@code TAURO-3003} if the table cannot be made, or is another one
     */
    public static JdbcAuditSink open(DataSource source, String table) {
        if (!NAME.matcher(table).matches()) {
            throw new TauroException(
                    ErrorCode.INVALID_OPTION,
                    "The name of the audit table has characters that need quotes. Use letters, digits and '_'.");
        }
        try (Connection connection = source.getConnection()) {
            if (!hasColumns(connection, table)) {
                create(connection, table);
            }
        } catch (SQLException e) {
            throw new TauroException(
                    ErrorCode.AUDIT_FAILED,
                    "The audit table '"
                            + table
                            + "' could not be made, or is there without the columns "
                            + COLUMNS
                            + ". Make it, or choose another name.",
                    RedactedCause.of(e));
        }
        return new JdbcAuditSink(source, table);
    }

    private static boolean hasColumns(Connection connection, String table) throws SQLException {
        String all = "SELECT " + String.join(", ", COLUMNS) + " FROM " + table + " WHERE 1 = 0";
        try (Statement statement = connection.createStatement();
                ResultSet none = statement.executeQuery(all)) {
            return none.getMetaData().getColumnCount() == COLUMNS.size();
        } catch (SQLException absent) {
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
            return false;
        }
    }

    private static void create(Connection connection, String table) throws SQLException {
        String text = longText(connection.getMetaData().getDatabaseProductName());
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE "
                            + table
                            + " (recorded_at VARCHAR(32) NOT NULL, query_id VARCHAR(64) NOT NULL,"
                            + " phase VARCHAR(16) NOT NULL, principal VARCHAR(256) NOT NULL,"
                            + " tenant VARCHAR(256), operation VARCHAR(32) NOT NULL,"
                            + " table_names VARCHAR(1000), status VARCHAR(16) NOT NULL,"
                            + " reason VARCHAR(1000), row_count BIGINT, record "
                            + text
                            + " NOT NULL)");
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
        }
    }

    private static String longText(String product) {
        String name = product.toLowerCase(Locale.ROOT);
        if (name.contains("microsoft")) {
            return "NVARCHAR(MAX)";
        }
        if (name.contains("mysql") || name.contains("mariadb")) {
            return "LONGTEXT";
        }
        return name.contains("postgresql") || name.contains("sqlite") ? "TEXT" : "CLOB";
    }

    @Override
    public void writeAll(List<AuditEvent> events) {
        try (Connection connection = source.getConnection()) {
            boolean alone = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try (PreparedStatement statement = connection.prepareStatement(insert)) {
                for (AuditEvent event : events) {
                    set(statement, event);
                    statement.addBatch();
                }
                statement.executeBatch();
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(alone);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "The audit table cannot be written", RedactedCause.of(e));
        }
    }

    private static void set(PreparedStatement statement, AuditEvent event) throws SQLException {
        statement.setString(1, TIME.format(event.timestamp()));
        statement.setString(2, cut(event.queryId(), 64));
        statement.setString(3, event.phase().name());
        statement.setString(4, cut(event.principal(), 256));
        statement.setString(5, event.tenant().map(tenant -> cut(tenant, 256)).orElse(null));
        statement.setString(6, event.operation().name());
        statement.setString(7, cut(event.table(), 1000));
        statement.setString(8, event.status().name());
        statement.setString(9, event.reason().map(reason -> cut(reason, 1000)).orElse(null));
        if (event.rowCount().isPresent()) {
            statement.setLong(10, event.rowCount().getAsLong());
        } else {
            statement.setNull(10, Types.BIGINT);
        }
        statement.setString(11, event.toJson());
    }

    /** PostgreSQL takes no NUL in a text; the record has it escaped. */
    private static String cut(String text, int longest) {
        return Bounded.text(text.replace('\u0000', '\ufffd'), longest);
    }
}
