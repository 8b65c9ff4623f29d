package io.tauro.connector.h2;

import io.tauro.connector.jdbc.JdbcDefinition;
import io.tauro.spi.Secret;
import java.util.Map;

/** A connection to H2 that a program describes. Immutable. */
public final class H2 extends JdbcDefinition<H2> {

    private H2(Map<String, Object> options) {
        super(new H2Factory(), options);
    }

    /** A connection to the database at a URL such as {@code jdbc:h2:file:/data/shop}. */
    public static H2 at(String url) {
        return new H2(Map.of("url", url));
    }

    public H2 user(String name) {
        return with("user", name);
    }

    public H2 password(Secret password) {
        return with("password", password);
    }

    /**
     * Whether a large table may be read by several connections at once, in ranges of its primary
     * key. They need not see one state of it.
     */
    public H2 parallelRanges(boolean allowed) {
        return with("parallel_ranges", allowed);
    }

    @Override
    protected H2 copy(Map<String, Object> changed) {
        return new H2(changed);
    }
}
