package io.tauro.connector.mysql;

import io.tauro.connector.jdbc.JdbcDefinition;
import io.tauro.spi.Secret;
import java.util.Map;

/** A connection to MariaDB that a program describes. Immutable. */
public final class MariaDb extends JdbcDefinition<MariaDb> {

    private MariaDb(Map<String, Object> options) {
        super(new MariaDbFactory(), options);
    }

    /** A connection to the database at a URL such as {@code jdbc:mariadb://host:3306/database}. */
    public static MariaDb at(String url) {
        return new MariaDb(Map.of("url", url));
    }

    public MariaDb user(String name) {
        return with("user", name);
    }

    public MariaDb password(Secret password) {
        return with("password", password);
    }

    /**
     * Whether a large table may be read by several connections at once, in ranges of its primary
     * key. They need not see one state of it.
     */
    public MariaDb parallelRanges(boolean allowed) {
        return with("parallel_ranges", allowed);
    }

    @Override
    protected MariaDb copy(Map<String, Object> changed) {
        return new MariaDb(changed);
    }
}
