package io.tauro.jdbc;

import io.tauro.error.ErrorCode;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLNonTransientException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.sql.SQLTransientException;
import org.jspecify.annotations.Nullable;

/**
 * How JDBC says an error: five characters, and a subclass of SQLException.
 *
 * @param code the SQLSTATE
 * @param kind the subclass
 */
record SqlState(String code, Kind kind) {

    private interface Maker {
        SQLException make(String message, String state, int vendorCode);
    }

    /** The subclasses of SQLException that the driver throws. */
    enum Kind {
        SYNTAX(SQLSyntaxErrorException::new),
        DATA(SQLDataException::new),
        NOT_SUPPORTED(SQLFeatureNotSupportedException::new),
        NOT_ALLOWED(SQLInvalidAuthorizationSpecException::new),
        NO_CONNECTION(SQLNonTransientConnectionException::new),
        NO_CONNECTION_NOW(SQLTransientConnectionException::new),
        TIMEOUT(SQLTimeoutException::new),
        FAILED(SQLNonTransientException::new),
        FAILED_NOW(SQLTransientException::new);

        private final Maker maker;

        Kind(Maker maker) {
            this.maker = maker;
        }
    }

    SQLException exception(String message, ErrorCode vendorCode, @Nullable Throwable cause) {
        SQLException exception = kind.maker.make(message, code, vendorCode.number());
        if (cause != null) {
            exception.initCause(cause);
        }
        return exception;
    }

    private static SqlState state(String code, Kind kind) {
        return new SqlState(code, kind);
    }

    static SqlState of(ErrorCode code) {
        return switch (code.number() / 1000) {
            case 1 -> ofConfiguration(code);
            case 2 -> ofQuery(code);
            case 3 -> ofAccess(code);
            case 4 -> ofSource(code);
            case 5 -> ofLimit(code);
            default -> state("XX000", Kind.FAILED);
        };
    }

    private static SqlState ofConfiguration(ErrorCode code) {
        return code == ErrorCode.CONTEXT_CLOSED
                ? state("08003", Kind.NO_CONNECTION)
                : state("08001", Kind.NO_CONNECTION);
    }

    private static SqlState ofQuery(ErrorCode code) {
        return switch (code) {
            case SQL_SYNTAX -> state("42601", Kind.SYNTAX);
            case TABLE_NOT_FOUND -> state("42S02", Kind.SYNTAX);
            case COLUMN_NOT_FOUND -> state("42S22", Kind.SYNTAX);
            case FUNCTION_NOT_FOUND -> state("42883", Kind.SYNTAX);
            case TYPE_MISMATCH -> state("42804", Kind.SYNTAX);
            case AMBIGUOUS_COLUMN -> state("42702", Kind.SYNTAX);
            case NOT_SUPPORTED, READ_ONLY, PUSHDOWN_REQUIRED -> state("0A000", Kind.NOT_SUPPORTED);
            case PARAMETER_MISMATCH -> state("07001", Kind.FAILED);
            case DIVISION_BY_ZERO -> state("22012", Kind.DATA);
            case NUMERIC_OVERFLOW -> state("22003", Kind.DATA);
            case INVALID_CAST -> state("22018", Kind.DATA);
            case INVALID_ARGUMENT -> state("22023", Kind.DATA);
            case SUBQUERY_RETURNED_MANY_ROWS -> state("21000", Kind.FAILED);
            case RESULT_MISUSED -> state("24000", Kind.FAILED);
            default -> state("42000", Kind.SYNTAX);
        };
    }

    private static SqlState ofAccess(ErrorCode code) {
        return switch (code) {
            case ACCESS_DENIED -> state("42501", Kind.NOT_ALLOWED);
            case AUTHENTICATION_FAILED -> state("28000", Kind.NOT_ALLOWED);
            case STALE_PLAN -> state("55000", Kind.FAILED_NOW);
            case IDENTITY_PROVIDER_UNAVAILABLE -> state("08004", Kind.NO_CONNECTION_NOW);
            default -> state("58030", Kind.FAILED);
        };
    }

    private static SqlState ofSource(ErrorCode code) {
        return switch (code) {
            case SOURCE_UNREACHABLE -> state("08001", Kind.NO_CONNECTION_NOW);
            case SOURCE_AUTHENTICATION_FAILED -> state("08004", Kind.NO_CONNECTION);
            case SOURCE_TABLE_NOT_FOUND -> state("HV00R", Kind.FAILED);
            case SOURCE_PERMISSION_DENIED -> state("42501", Kind.NOT_ALLOWED);
            case SOURCE_TIMEOUT -> state("HYT00", Kind.TIMEOUT);
            case SOURCE_BUSY -> state("53300", Kind.FAILED_NOW);
            case FILE_NOT_FOUND -> state("58P01", Kind.FAILED);
            case FILE_CORRUPT -> state("XX001", Kind.FAILED);
            case FILE_CHANGED, SCHEMA_CHANGED -> state("55000", Kind.FAILED_NOW);
            default -> state("HV000", Kind.FAILED);
        };
    }

    private static SqlState ofLimit(ErrorCode code) {
        return switch (code) {
            case QUERY_TIMEOUT -> state("HYT00", Kind.TIMEOUT);
            case QUERY_CANCELLED -> state("57014", Kind.FAILED);
            case MEMORY_LIMIT -> state("53200", Kind.FAILED);
            case TOO_MANY_QUERIES -> state("53300", Kind.FAILED_NOW);
            case SPILL_FAILED -> state("53100", Kind.FAILED);
            default -> state("54001", Kind.FAILED);
        };
    }
}
