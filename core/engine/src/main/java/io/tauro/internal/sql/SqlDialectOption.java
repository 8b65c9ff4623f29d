package io.tauro.internal.sql;

import io.tauro.error.ErrorCode;
import io.tauro.error.Suggestions;
import io.tauro.error.TauroException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Whose spelling of SQL is read. The meaning of a query is the same in all of them; what differs is
 * how names are quoted. Double quotes quote a name in each.
 */
public enum SqlDialectOption {
    ANSI,
    POSTGRESQL,
    MYSQL,
    BIGQUERY,
    SNOWFLAKE,
    ORACLE,
    SQLSERVER,
    SPARK;

    /** Whether {@code `name`} quotes a name. */
    boolean quotesWithBackticks() {
        return this == MYSQL || this == BIGQUERY || this == SPARK;
    }

    /** Whether {@code [name]} quotes a name. */
    boolean quotesWithBrackets() {
        return this == SQLSERVER;
    }

    /** Whether one pair of quotes may hold a whole path, as in {@code `crm.customers`}. */
    boolean quotesWholePaths() {
        return this == BIGQUERY;
    }

    /** The dialect of this name in the configuration, for example {@code ansi}. */
    public static SqlDialectOption named(String name) {
        List<String> known =
                Arrays.stream(values())
                        .map(dialect -> dialect.name().toLowerCase(Locale.ROOT))
                        .toList();
        int index = known.indexOf(name.toLowerCase(Locale.ROOT));
        if (index < 0) {
            throw new TauroException(
                    ErrorCode.INVALID_OPTION,
                    "Unknown dialect '"
                            + name
                            + "'. Known dialects: "
                            + String.join(", ", known)
                            + "."
                            + Suggestions.didYouMean(name, known));
        }
        return values()[index];
    }
}
