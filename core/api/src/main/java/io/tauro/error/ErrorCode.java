package io.tauro.error;

import java.util.Locale;

/**
 * The stable codes of {@link TauroException}. Each has a heading in {@code docs/errors.md}; none is
 * ever renumbered.
 */
public enum ErrorCode {
    INVALID_CONFIGURATION(1001),
    CONFIGURATION_SYNTAX(1002),
    UNKNOWN_CONNECTOR(1003),
    UNKNOWN_OPTION(1004),
    MISSING_OPTION(1005),
    INVALID_OPTION(1006),
    UNRESOLVED_VARIABLE(1007),
    UNKNOWN_CONNECTION(1008),
    DUPLICATE_NAME(1009),
    DRIVER_NOT_FOUND(1010),
    INVALID_POLICY(1011),
    CONTEXT_CLOSED(1012),
    /** What the configuration asks for is in a module that is not on the class path. */
    MODULE_NOT_FOUND(1013),

    SQL_SYNTAX(2001),
    TABLE_NOT_FOUND(2002),
    COLUMN_NOT_FOUND(2003),
    FUNCTION_NOT_FOUND(2004),
    TYPE_MISMATCH(2005),
    NOT_SUPPORTED(2006),
    INVALID_QUERY(2007),
    AMBIGUOUS_COLUMN(2008),
    PARAMETER_MISMATCH(2009),
    READ_ONLY(2010),
    DIVISION_BY_ZERO(2011),
    NUMERIC_OVERFLOW(2012),
    INVALID_CAST(2013),
    INVALID_ARGUMENT(2014),
    SUBQUERY_RETURNED_MANY_ROWS(2015),
    PUSHDOWN_REQUIRED(2016),
    RESULT_MISUSED(2017),

    ACCESS_DENIED(3001),
    AUTHENTICATION_FAILED(3002),
    AUDIT_FAILED(3003),
    STALE_PLAN(3004),
    /** What was delivered does not agree with a policy. */
    POLICY_VIOLATION(3005),
    DECRYPTION_FAILED(3006),
    /** Who is asked for the keys of tokens does not answer. */
    IDENTITY_PROVIDER_UNAVAILABLE(3007),

    SOURCE_ERROR(4001),
    SOURCE_UNREACHABLE(4002),
    SOURCE_AUTHENTICATION_FAILED(4003),
    SOURCE_TABLE_NOT_FOUND(4004),
    SOURCE_PERMISSION_DENIED(4005),
    SOURCE_TIMEOUT(4006),
    SOURCE_BUSY(4007),
    FILE_NOT_FOUND(4008),
    FILE_CORRUPT(4009),
    FILE_CHANGED(4010),
    SCHEMA_CHANGED(4011),

    QUERY_TIMEOUT(5001),
    QUERY_CANCELLED(5002),
    MEMORY_LIMIT(5003),
    TOO_MANY_QUERIES(5004),
    QUERY_TOO_COMPLEX(5005),
    SPILL_FAILED(5006),
    SOURCE_BUDGET(5007),

    CONNECTOR_BROKE_ITS_CONTRACT(9001),
    INTERNAL_ERROR(9002);

    private final int number;

    ErrorCode(int number) {
        this.number = number;
    }

    /** The four digits; also the vendor code of an {@code SQLException}. */
    public int number() {
        return number;
    }

    /** The code as messages show it, for example {@code TAURO-2003}. */
    public String id() {
        return String.format(Locale.ROOT, "TAURO-%04d", number);
    }

    /** Who can act. */
    public ErrorCategory category() {
        return switch (number / 1000) {
            case 1, 2 -> ErrorCategory.USER;
            case 3 -> ErrorCategory.ACCESS;
            case 4 -> ErrorCategory.SOURCE;
            case 5 -> ErrorCategory.RESOURCE;
            default -> ErrorCategory.INTERNAL;
        };
    }
}
