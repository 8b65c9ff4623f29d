package io.tauro.connector.generic;

import io.tauro.connector.jdbc.JdbcDefinition;
import io.tauro.spi.Secret;
import java.util.Map;

/** A connection by any JDBC driver that a program describes. Immutable. */
public final class Jdbc extends JdbcDefinition<Jdbc> {

    private Jdbc(Map<String, Object> options) {
        super(new JdbcAnyFactory(), options);
    }

    /** A connection to the database at a URL that a driver on the class path takes. */
    public static Jdbc at(String url) {
        return new Jdbc(Map.of("url", url));
    }

    /** The class of the driver; by itself the first that takes the URL. */
    public Jdbc driver(String className) {
        return with("driver", className);
    }

    public Jdbc user(String name) {
        return with("user", name);
    }

    public Jdbc password(Secret password) {
        return with("password", password);
    }

    @Override
    protected Jdbc copy(Map<String, Object> changed) {
        return new Jdbc(changed);
    }
}
