package io.tauro.connector.db2;

import io.tauro.connector.jdbc.JdbcDefinition;
import io.tauro.spi.Secret;
import java.util.Map;

/** A connection to Db2 that a program describes. Immutable. */
public final class Db2 extends JdbcDefinition<Db2> {

    private Db2(Map<String, Object> options) {
        super(new Db2Factory(), options);
    }

    /** A connection to the database at a URL such as {@code jdbc:db2://host:50000/database}. */
    public static Db2 at(String url) {
        return new Db2(Map.of("url", url));
    }

    public Db2 user(String name) {
        return with("user", name);
    }

    public Db2 password(Secret password) {
        return with("password", password);
    }

    @Override
    protected Db2 copy(Map<String, Object> changed) {
        return new Db2(changed);
    }
}
