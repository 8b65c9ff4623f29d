package io.tauro.connector.mysql;

import io.tauro.connector.jdbc.JdbcDefinition;
import io.tauro.spi.Secret;
import java.util.Map;

/** A connection to MySQL that a program describes. Immutable. */
public final class MySql extends JdbcDefinition<MySql> {

    private MySql(Map<String, Object> options) {
        super(new MySqlFactory(), options);
    }

    /** A connection to the database at a URL such as {@code jdbc:mysql://host:3306/database}. */
    public static MySql at(String url) {
        return new MySql(Map.of("url", url));
    }

    public MySql user(String name) {
        return with("user", name);
    }

    public MySql password(Secret password) {
        return with("password", password);
    }

    /**
     * Whether a large table may be read by several connections at once, in ranges of its primary
     * key. They need not see one state of it.
     */
    public MySql parallelRanges(boolean allowed) {
        return with("parallel_ranges", allowed);
    }

    @Override
    protected MySql copy(Map<String, Object> changed) {
        return new MySql(changed);
    }
}
