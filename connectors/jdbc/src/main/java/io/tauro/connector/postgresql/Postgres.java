package io.tauro.connector.postgresql;

import io.tauro.connector.jdbc.JdbcDefinition;
import io.tauro.spi.Secret;
import java.util.Map;

/** A connection to PostgreSQL that a program describes. Immutable. */
public final class Postgres extends JdbcDefinition<Postgres> {

    private Postgres(Map<String, Object> options) {
        super(new PostgresFactory(), options);
    }

    /**
     * A connection to the database at a URL such as {@code jdbc:postgresql://host:5432/database}.
     */
    public static Postgres at(String url) {
        return new Postgres(Map.of("url", url));
    }

    public Postgres user(String name) {
        return with("user", name);
    }

    public Postgres password(Secret password) {
        return with("password", password);
    }

    @Override
    protected Postgres copy(Map<String, Object> changed) {
        return new Postgres(changed);
    }
}
