package io.tauro.jdbc;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.spi.Cancellation;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.function.Supplier;

/**
 * From the errors of the library to those of JDBC: the same text, the number of the code as vendor
 * code, an SQLSTATE, and the subclass that frameworks look at.
 */
final class Errors {

    private Errors() {}

    /** The exception of JDBC that says the same. */
    static SQLException of(TauroException error) {
        return SqlState.of(error.code())
                .exception(error.code().id() + " " + error.text(), error.code(), error);
    }

    /**
     * The error of a query. One that was stopped says that it was: what it stumbled over then, such
     * as a source that is gone, would be misleading.
     */
    static SQLException of(TauroException error, Cancellation cancellation) {
        try {
            cancellation.throwIfCancelled();
            return of(error);
        } catch (TauroException reason) {
            return of(error.code() == reason.code() ? error : reason);
        }
    }

    /** An error of the driver's own. */
    static SQLException of(ErrorCode code, String text) {
        return SqlState.of(code).exception(code.id() + " " + text, code, null);
    }

    static SQLException notSupported(String what, String advice) {
        return of(ErrorCode.NOT_SUPPORTED, what + " is not supported. " + advice);
    }

    static SQLFeatureNotSupportedException noLogger() {
        return (SQLFeatureNotSupportedException)
                notSupported("java.util.logging", "Nothing is logged by the driver.");
    }

    static SQLException readOnly(String what) {
        return of(
                ErrorCode.READ_ONLY, what + ": everything is read-only here. Run a query instead.");
    }

    static SQLException closed(String what) {
        return of(ErrorCode.RESULT_MISUSED, "The " + what + " has been closed. Make a new one.");
    }

    static SQLException badArgument(String text) {
        return of(ErrorCode.INVALID_ARGUMENT, text);
    }

    /** Runs an action of the library. */
    static <T> T translate(Supplier<T> action) throws SQLException {
        try {
            return action.get();
        } catch (TauroException e) {
            throw of(e);
        }
    }
}
