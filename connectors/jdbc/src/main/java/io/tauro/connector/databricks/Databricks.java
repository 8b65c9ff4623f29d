package io.tauro.connector.databricks;

import io.tauro.connector.jdbc.JdbcDefinition;
import io.tauro.spi.Secret;
import java.util.Map;

/** A connection to Databricks SQL that a program describes. Immutable. */
public final class Databricks extends JdbcDefinition<Databricks> {

    private Databricks(Map<String, Object> options) {
        super(new DatabricksFactory(), options);
    }

    /**
     * A connection to a URL such as {@code
     * jdbc:databricks://host:443;httpPath=/sql/1.0/warehouses/abc}.
     */
    public static Databricks at(String url) {
        return new Databricks(Map.of("url", url));
    }

    /** A connection to a SQL warehouse of a workspace. */
    public static Databricks host(String host, String httpPath) {
        return new Databricks(Map.of("host", host, "http_path", httpPath));
    }

    /** A personal access token. */
    public Databricks accessToken(Secret value) {
        return with("access_token", value);
    }

    public Databricks catalog(String value) {
        return with("catalog", value);
    }

    public Databricks schema(String value) {
        return with("schema", value);
    }

    @Override
    protected Databricks copy(Map<String, Object> changed) {
        return new Databricks(changed);
    }
}
