package io.tauro.security.audit;

import io.tauro.identity.Principal;
import java.util.Optional;

/**
 * Who did something. Immutable.
 *
 * @param principal the id of the principal
 * @param tenant the tenant that it belongs to
 * @param session tells its sessions apart
 */
public record AuditActor(String principal, Optional<String> tenant, Optional<String> session) {

    /** The program that the library is part of. */
    public static final AuditActor HOST =
            new AuditActor("(host)", Optional.empty(), Optional.empty());

    /** A principal outside of a session. */
    public static AuditActor of(Principal principal) {
        return new AuditActor(principal.id(), principal.tenant(), Optional.empty());
    }

    /** A principal in a session. */
    public static AuditActor of(Principal principal, Optional<String> session) {
        return new AuditActor(principal.id(), principal.tenant(), session);
    }

    /** A name that nobody has vouched for: of a login. */
    public static AuditActor claimed(String name) {
        return new AuditActor(Bounded.text(name, 256), Optional.empty(), Optional.empty());
    }
}
