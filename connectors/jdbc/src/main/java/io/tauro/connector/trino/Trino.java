package io.tauro.connector.trino;

import io.tauro.connector.jdbc.JdbcDefinition;
import io.tauro.spi.Secret;
import java.util.Map;

/** A connection to Trino that a program describes. Immutable. */
public final class Trino extends JdbcDefinition<Trino> {

    private Trino(Map<String, Object> options) {
        super(new TrinoFactory(), options);
    }

    /** A connection to a URL such as {@code jdbc:trino://coordinator:8080/catalog/schema}. */
    public static Trino at(String url) {
        return new Trino(Map.of("url", url));
    }

    public Trino user(String name) {
        return with("user", name);
    }

    /** The password, which is sent over TLS only. */
    public Trino password(Secret password) {
        return with("password", password);
    }

    /** A token in place of a password, which is sent over TLS only. */
    public Trino accessToken(Secret token) {
        return with("access_token", token);
    }

    @Override
    protected Trino copy(Map<String, Object> changed) {
        return new Trino(changed);
    }
}
