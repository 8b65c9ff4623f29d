package io.tauro.internal.sql;

import io.tauro.security.TableAccess;
import java.util.List;
import java.util.Optional;

/**
 * What a {@link PolicyBarrier} was made of, for whoever checks it. Immutable.
 *
 * @param access what the policies say
 * @param condition the condition below it, as {@link PolicyConditions#text} prints it; empty if
 *     there is none
 */
public record PolicyStamp(TableAccess access, Optional<String> condition) {

    /** The name of the table or view. */
    public String table() {
        return access.table();
    }

    /** Tells by which policies, as {@link TableAccess#policy} does. */
    public String policy() {
        return access.policy();
    }

    /** The conditions that all have to be true. */
    List<String> restrictive() {
        return access.restrictive();
    }
}
