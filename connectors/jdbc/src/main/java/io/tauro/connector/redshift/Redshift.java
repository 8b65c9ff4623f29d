package io.tauro.connector.redshift;

import io.tauro.connector.jdbc.JdbcDefinition;
import io.tauro.spi.Secret;
import java.util.Map;

/** A connection to Amazon Redshift that a program describes. Immutable. */
public final class Redshift extends JdbcDefinition<Redshift> {

    private Redshift(Map<String, Object> options) {
        super(new RedshiftFactory(), options);
    }

    /**
     * A connection to a URL such as {@code
     * jdbc:redshift://cluster.region.redshift.amazonaws.com:5439/database}.
     */
    public static Redshift at(String url) {
        return new Redshift(Map.of("url", url));
    }

    public Redshift user(String value) {
        return with("user", value);
    }

    public Redshift password(Secret value) {
        return with("password", value);
    }

    @Override
    protected Redshift copy(Map<String, Object> changed) {
        return new Redshift(changed);
    }
}
