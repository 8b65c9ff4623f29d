package io.tauro.security;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.identity.Principal;
import java.util.Map;
import java.util.TreeSet;

/**
 * What is said of a table that is not there for a principal. It is the same whether there is no
 * such table or it may not be read, so that nobody learns by it which tables there are.
 */
public final class Denial {

    private static final String ADVICE = "Check its name, or ask for a role that may.";

    private Denial() {}

    /** Without a table that may have been meant. */
    public static TauroException of(Principal principal, String table) {
        return of(principal, table, ADVICE);
    }

    /**
     * @param table as it was written: how it is registered would say that it is
     * @param advice a sentence that names no table but those that the principal may read
     */
    public static TauroException of(Principal principal, String table, String advice) {
        String roles =
                principal.roles().isEmpty()
                        ? "it may not be read without a role"
                        : "none of the roles " + new TreeSet<>(principal.roles()) + " may read it";
        return new TauroException(
                ErrorCode.ACCESS_DENIED,
                "Principal '"
                        + principal.id()
                        + "' may not read table '"
                        + table
                        + "': there is no such table, or "
                        + roles
                        + ". "
                        + advice,
                Map.of("table", table, "principal", principal.id()),
                null);
    }

    /** The advice where no table is near that may be read. */
    public static String advice() {
        return ADVICE;
    }
}
