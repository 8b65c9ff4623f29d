package io.tauro.connector.sqlserver;

import io.tauro.connector.jdbc.JdbcDefinition;
import io.tauro.spi.Secret;
import java.util.Map;

/** A connection to a pool of Azure Synapse that a program describes. Immutable. */
public final class Synapse extends JdbcDefinition<Synapse> {

    private Synapse(Map<String, Object> options) {
        super(new SynapseFactory(), options);
    }

    /**
     * A connection to the pool at a URL such as {@code
     * jdbc:sqlserver://workspace.sql.azuresynapse.net:1433;databaseName=sales}.
     */
    public static Synapse at(String url) {
        return new Synapse(Map.of("url", url));
    }

    /** A connection to a database of a workspace's endpoint. */
    public static Synapse at(String host, String database) {
        return new Synapse(Map.of("host", host, "database", database));
    }

    public Synapse user(String name) {
        return with("user", name);
    }

    public Synapse password(Secret password) {
        return with("password", password);
    }

    @Override
    protected Synapse copy(Map<String, Object> changed) {
        return new Synapse(changed);
    }
}
