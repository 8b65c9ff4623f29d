package io.tauro.internal.sql;

import io.tauro.identity.Principal;
import io.tauro.security.TableAccess;
import java.util.List;
import java.util.Optional;

/**
 * What stands in the place of a table or view that a principal does not see as it is. Immutable.
 *
 * @param whole the table or view as it is
 * @param access what the policies say
 * @param columns what is seen, in the order of the table
 * @param authority what the conditions of the policy may read
 * @param principal who asks
 * @param byPolicyOf the table by whose policy this one is read, if it is: conditions alone hold
 *     then, and no barrier stands over it, since it is below that of the other
 */
public record PolicyView(
        CatalogTable whole,
        TableAccess access,
        List<PolicyColumn> columns,
        Catalog authority,
        Principal principal,
        Optional<String> byPolicyOf) {

    public PolicyView {
        columns = List.copyOf(columns);
    }

    /** Of a table that is read for who asks. */
    public PolicyView(
            CatalogTable whole,
            TableAccess access,
            List<PolicyColumn> columns,
            Catalog authority,
            Principal principal) {
        this(whole, access, columns, authority, principal, Optional.empty());
    }

    /** What tells it from others in a query. */
    String key() {
        return whole.name() + byPolicyOf.map(owner -> " by the policy of " + owner).orElse("");
    }
}
