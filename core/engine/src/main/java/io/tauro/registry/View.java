package io.tauro.registry;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import java.util.Optional;

/**
 * A query with a name. Reads with the rights of whoever reads it.
 *
 * @param name the name in queries, dots included
 * @param sql the query
 * @param description for people
 * @param tenant whose principals alone know it; empty for those of all
 */
public record View(String name, String sql, Optional<String> description, Optional<String> tenant) {

    /** One of no tenant. */
    public View(String name, String sql, Optional<String> description) {
        this(name, sql, description, Optional.empty());
    }

    public View {
        if (name.isBlank() || sql.isBlank()) {
            throw new TauroException(
                    ErrorCode.INVALID_CONFIGURATION,
                    "View '" + name + "' needs a name and a query. Give both.");
        }
    }
}
