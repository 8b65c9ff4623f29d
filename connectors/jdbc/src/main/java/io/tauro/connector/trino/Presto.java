package io.tauro.connector.trino;

import io.tauro.connector.jdbc.JdbcDefinition;
import io.tauro.spi.Secret;
import java.util.Map;

/** A connection to Presto that a program describes. Immutable. */
public final class Presto extends JdbcDefinition<Presto> {

    private Presto(Map<String, Object> options) {
        super(new PrestoFactory(), options);
    }

    /** A connection to a URL such as {@code jdbc:presto://coordinator:8080/catalog/schema}. */
    public static Presto at(String url) {
        return new Presto(Map.of("url", url));
    }

    public Presto user(String name) {
        return with("user", name);
    }

    /** The password, which is sent over TLS only. */
    public Presto password(Secret password) {
        return with("password", password);
    }

    /** A token in place of a password, which is sent over TLS only. */
    public Presto accessToken(Secret token) {
        return with("access_token", token);
    }

    @Override
    protected Presto copy(Map<String, Object> changed) {
        return new Presto(changed);
    }
}
