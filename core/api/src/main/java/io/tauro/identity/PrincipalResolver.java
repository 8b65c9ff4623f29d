package io.tauro.identity;

import java.util.Optional;

/** Finds out who somebody is: the seam for a host's own user directory. Thread-safe. */
public interface PrincipalResolver {

    /**
     * The principal behind a name and a password.
     *
     * @param user the name, if one was given
     * @param password the password, if one was given
     * @throws io.tauro.error.TauroException {@code TAURO-3002}, with one text for every reason, if
     *     there is none
     */
    Principal resolve(Optional<String> user, Optional<String> password);
}
