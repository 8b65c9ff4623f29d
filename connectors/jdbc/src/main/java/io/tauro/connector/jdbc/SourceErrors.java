package io.tauro.connector.jdbc;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.table.TableSource;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * From errors of a driver to ours. What the driver says stays behind: it may quote values of rows
 * or of the query. The SQLSTATE goes into the context.
 */
final class SourceErrors {

    private static final Pattern TLS = Pattern.compile("\\b(ssl|tls)\\b", Pattern.CASE_INSENSITIVE);

    private final String connection;
    private final Database database;
    private final Endpoint endpoint;

    SourceErrors(String connection, Database database, Endpoint endpoint) {
        this.connection = connection;
        this.database = database;
        this.endpoint = endpoint;
    }

    /** An error while a connection was made. */
    TauroException connecting(SQLException failure) {
        if (failure instanceof SourceResting) {
            return resting();
        }
        SQLException error = cause(failure);
        ErrorCode code = code(error);
        if (code == ErrorCode.SOURCE_ERROR || code == ErrorCode.SOURCE_TABLE_NOT_FOUND) {
            code = ErrorCode.SOURCE_UNREACHABLE;
        }
        return code == ErrorCode.SOURCE_UNREACHABLE && isAboutTls(error)
                ? make(code, disagreeing(error), error, "its catalogue")
                : make(code, error, "its catalogue");
    }

    private String disagreeing(SQLException error) {
        return database.name()
                + " of connection '"
                + connection
                + "' at "
                + endpoint.display()
                + " and the driver do not agree on TLS"
                + state(error)
                + ". Set it up there, or say in the connection's properties what the driver is to expect.";
    }

    /** Drivers have no state for it. */
    private static boolean isAboutTls(SQLException error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            if (cause instanceof SSLException || TLS.matcher(message).find()) {
                return true;
            }
        }
        return false;
    }

    /** Whether an error while a connection was made means that the source does not answer. */
    boolean isUnreachable(SQLException error) {
        ErrorCode code = code(error);
        return database.isTransient(error)
                && (code == ErrorCode.SOURCE_UNREACHABLE || code == ErrorCode.SOURCE_TIMEOUT);
    }

    /** Whether the same may work if it is tried again. */
    boolean isTransient(SQLException failure) {
        return database.isTransient(cause(failure));
    }

    /** The pool's own error wraps that of the driver. */
    private static SQLException cause(SQLException failure) {
        return failure.getCause() instanceof SQLException cause ? cause : failure;
    }

    /** Too many statements for the rate limit. */
    TauroException tooFast() {
        return new TauroException(
                ErrorCode.SOURCE_BUSY,
                "More statements are asked of '"
                        + connection
                        + "' than its rate limit allows. Try again later, or raise rate_limit.",
                Map.of("connection", connection),
                null);
    }

    private TauroException resting() {
        return new TauroException(
                ErrorCode.SOURCE_UNREACHABLE,
                database.name()
                        + " of connection '"
                        + connection
                        + "' cannot be reached at "
                        + endpoint.display()
                        + ": the last "
                        + Breaker.FAILURES
                        + " attempts have failed, and it is tried again after "
                        + Breaker.REST.toSeconds()
                        + " seconds. Check that it runs, and the connection's url.",
                Map.of("connection", connection),
                null);
    }

    /** An error while something was looked up; a query that is wrong shows here first. */
    TauroException lookingUp(SQLException error, Object about) {
        ErrorCode code = code(error);
        boolean refused = code == ErrorCode.SCHEMA_CHANGED || code == ErrorCode.SOURCE_ERROR;
        return refused && about instanceof TableSource.Query
                ? make(
                        ErrorCode.SOURCE_ERROR,
                        database.name()
                                + " of connection '"
                                + connection
                                + "' refuses the query"
                                + state(error)
                                + ". Correct it.",
                        error,
                        about)
                : make(code, error, about);
    }

    /** An error while a table was read. */
    TauroException reading(SQLException error, Object table) {
        boolean computed = !(table instanceof TableSource);
        return computed && database.isOutOfRange(error)
                ? make(
                        ErrorCode.NUMERIC_OVERFLOW,
                        "A result is out of the range of its type, as "
                                + database.name()
                                + " of connection '"
                                + connection
                                + "' computes it. Cast an operand to a wider type.",
                        error,
                        table)
                : make(code(error), error, table);
    }

    /** A value that the column's type cannot hold. */
    TauroException unreadable(String column, Object type, Object table, @Nullable Throwable cause) {
        String text =
                "Column '"
                        + column
                        + "' of "
                        + named(table)
                        + " holds a value that "
                        + type
                        + " cannot hold. Correct it, or convert it in a query of the source.";
        return new TauroException(
                ErrorCode.SOURCE_ERROR,
                text,
                Map.of("connection", connection, "table", table.toString(), "column", column),
                cause == null ? null : redacted(cause));
    }

    /** A number that was computed and is too large for its type. */
    TauroException overflow(String column, Object type, Object about) {
        return new TauroException(
                ErrorCode.NUMERIC_OVERFLOW,
                "A result does not fit in "
                        + type
                        + ", as "
                        + database.name()
                        + " of connection '"
                        + connection
                        + "' computes it from "
                        + named(about)
                        + ". Cast an operand to a type with fewer digits behind the point.",
                Map.of("connection", connection, "column", column),
                null);
    }

    TauroException tableNotFound(Object table, String suggestion) {
        return new TauroException(
                ErrorCode.SOURCE_TABLE_NOT_FOUND,
                "Connection '"
                        + connection
                        + "' has no "
                        + named(table)
                        + "."
                        + suggestion
                        + (suggestion.isEmpty() ? " Check its name and schema." : ""),
                Map.of("connection", connection, "table", table.toString()),
                null);
    }

    TauroException busy() {
        return new TauroException(
                ErrorCode.SOURCE_BUSY,
                "All connections of '"
                        + connection
                        + "' are in use. Try again later, or raise pool.max_size.",
                Map.of("connection", connection),
                null);
    }

    TauroException closed() {
        return new TauroException(
                ErrorCode.CONTEXT_CLOSED,
                "Connection '" + connection + "' is closed. Open a new context.",
                Map.of("connection", connection),
                null);
    }

    /** Whether the driver says that it cannot convert a value. */
    static boolean isConversion(SQLException error) {
        String state = error.getSQLState();
        return state != null && (state.startsWith("22") || state.startsWith("0700"));
    }

    /** Whether it says that the connection is gone. */
    boolean isLost(SQLException error) {
        return code(error) == ErrorCode.SOURCE_UNREACHABLE;
    }

    private ErrorCode code(SQLException error) {
        return database.classify(error).orElseGet(() -> byState(error));
    }

    private static ErrorCode byState(SQLException error) {
        if (caused(error, SocketTimeoutException.class) || error instanceof SQLTimeoutException) {
            return ErrorCode.SOURCE_TIMEOUT;
        }
        if (caused(error, ConnectException.class) || caused(error, UnknownHostException.class)) {
            return ErrorCode.SOURCE_UNREACHABLE;
        }
        String state = error.getSQLState() == null ? "" : error.getSQLState();
        if (state.startsWith("28")) {
            return ErrorCode.SOURCE_AUTHENTICATION_FAILED;
        }
        if (state.startsWith("08")) {
            return ErrorCode.SOURCE_UNREACHABLE;
        }
        return switch (state) {
            case "42P01", "42S02", "3F000" -> ErrorCode.SOURCE_TABLE_NOT_FOUND;
            case "42703", "42S22" -> ErrorCode.SCHEMA_CHANGED;
            case "42501" -> ErrorCode.SOURCE_PERMISSION_DENIED;
            case "22003" -> ErrorCode.NUMERIC_OVERFLOW;
            case "22012" -> ErrorCode.DIVISION_BY_ZERO;
            default -> ErrorCode.SOURCE_ERROR;
        };
    }

    private static boolean caused(Throwable error, Class<? extends Throwable> type) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    private TauroException make(ErrorCode code, SQLException error, Object about) {
        return make(code, text(code, named(about), state(error)), error, about);
    }

    private TauroException make(ErrorCode code, String text, SQLException error, Object about) {
        Map<String, String> context = new LinkedHashMap<>();
        if (about instanceof TableSource table) {
            context.put("table", table.toString());
        } else if (about instanceof ReadTables tables) {
            context.put("table", tables.names());
        }
        context.put("connection", connection);
        if (error.getSQLState() != null) {
            context.put("sqlstate", error.getSQLState());
        }
        if (error.getErrorCode() != 0) {
            context.put("vendor_code", String.valueOf(error.getErrorCode()));
        }
        return new TauroException(code, text, context, redacted(error));
    }

    private static String state(SQLException error) {
        if (error.getSQLState() != null) {
            return " (SQLSTATE " + error.getSQLState() + ")";
        }
        return error.getErrorCode() == 0 ? "" : " (error " + error.getErrorCode() + ")";
    }

    private String text(ErrorCode code, String table, String state) {
        String source = database.name() + " of connection '" + connection + "'";
        return switch (code) {
            case SOURCE_UNREACHABLE ->
                    source
                            + " cannot be reached at "
                            + endpoint.display()
                            + state
                            + ". Check that it runs, and the connection's url.";
            case SOURCE_AUTHENTICATION_FAILED ->
                    source
                            + " at "
                            + endpoint.display()
                            + " refuses the user or the password"
                            + state
                            + ". Check the options user and password.";
            case FILE_CORRUPT ->
                    endpoint.display()
                            + " of connection '"
                            + connection
                            + "' is damaged or no database of "
                            + database.name()
                            + state
                            + ". Check the file.";
            case SOURCE_TABLE_NOT_FOUND ->
                    source
                            + " has no "
                            + table
                            + " any more, or it reads one that is missing"
                            + state
                            + ". Check its name and schema.";
            case SCHEMA_CHANGED ->
                    source
                            + " has another definition of "
                            + table
                            + " now"
                            + state
                            + ". Register the table again.";
            case SOURCE_PERMISSION_DENIED ->
                    source
                            + " does not let this user read "
                            + table
                            + state
                            + ". Grant the permission there.";
            case SOURCE_TIMEOUT ->
                    source
                            + " did not answer in time"
                            + state
                            + ". Try again, or raise the limits of the source.";
            case SOURCE_BUDGET ->
                    source
                            + " refuses the query, which would cost more than is allowed"
                            + state
                            + ". Ask for fewer columns or rows, or raise the connection's limit.";
            case NUMERIC_OVERFLOW ->
                    source
                            + " computes a number from "
                            + table
                            + " that its type cannot hold"
                            + state
                            + ". Cast the operands to a wider type, such as DECIMAL(38,0).";
            case DIVISION_BY_ZERO ->
                    source
                            + " divides by zero in "
                            + table
                            + state
                            + ". Leave such rows out, or divide by NULLIF(divisor, 0).";
            case SOURCE_BUSY ->
                    source
                            + " is busy"
                            + state
                            + ". Try again later, or ask with fewer connections.";
            default ->
                    source
                            + " failed to read "
                            + table
                            + state
                            + ". Look into the log of the source, which has the details.";
        };
    }

    private static String named(Object about) {
        if (about instanceof TableSource.Table table) {
            return "table '" + table + "'";
        }
        return about instanceof TableSource.Query ? "the query" : about.toString();
    }

    /** The same error without its words. */
    private static Throwable redacted(Throwable error) {
        String kind = error.getClass().getName();
        SQLException copy =
                error instanceof SQLException sql
                        ? new SQLException(kind, sql.getSQLState(), sql.getErrorCode())
                        : new SQLException(kind);
        copy.setStackTrace(error.getStackTrace());
        return copy;
    }
}
