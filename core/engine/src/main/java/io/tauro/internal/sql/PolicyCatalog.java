package io.tauro.internal.sql;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import java.util.Collection;
import java.util.List;

/**
 * What a policy is compiled with: its own table as it is, once, and behind it what the authority of
 * the policy reads. Used by one thread.
 */
final class PolicyCatalog implements Catalog {

    private final PolicyView view;
    private boolean taken;

    PolicyCatalog(PolicyView view) {
        this.view = view;
    }

    /** The policy is looked at from its beginning. */
    void again() {
        taken = false;
    }

    @Override
    public List<CatalogTable> tables(List<String> path) {
        if (!String.join(".", path).equalsIgnoreCase(view.whole().name())) {
            return view.authority().tables(path);
        }
        if (taken) {
            throw new TauroException(
                    ErrorCode.INVALID_POLICY,
                    "The policy of table '"
                            + view.whole().name()
                            + "' reads that table again. Break the circle.");
        }
        taken = true;
        return List.of(view.whole());
    }

    @Override
    public Collection<List<String>> names() {
        return view.authority().names();
    }
}
