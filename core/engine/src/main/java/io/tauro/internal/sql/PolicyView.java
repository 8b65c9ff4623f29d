package io.tauro.internal.sql;

import io.tauro.identity.Principal;
import io.tauro.security.TableAccess;
import java.util.List;

/**
 * What stands in the place of a table or view that a principal does not see as it is. Immutable.
 *
 * @param whole the table or view as it is
 * @param access what the policies say
 * @param columns what is seen, in the order of the table
 * @param authority what the conditions of the policy may read
 * @param principal who asks
 */
public record PolicyView(
        CatalogTable whole,
        TableAccess access,
        List<PolicyColumn> columns,
        Catalog authority,
        Principal principal) {

    public PolicyView {
        columns = List.copyOf(columns);
    }
}
