package io.tauro.connector.sqlserver;

import io.tauro.connector.jdbc.JdbcDefinition;
import io.tauro.spi.Secret;
import java.util.Map;

/** A connection to SQL Server or Azure SQL that a program describes. Immutable. */
public final class SqlServer extends JdbcDefinition<SqlServer> {

    private SqlServer(Map<String, Object> options) {
        super(new SqlServerFactory(), options);
    }

    /**
     * A connection to the database at a URL such as {@code
     * jdbc:sqlserver://host:1433;databaseName=crm}.
     */
    public static SqlServer at(String url) {
        return new SqlServer(Map.of("url", url));
    }

    /** A connection to a database of a server. */
    public static SqlServer at(String host, String database) {
        return new SqlServer(Map.of("host", host, "database", database));
    }

    /** The named instance, in place of a port. */
    public SqlServer instance(String name) {
        return with("instance", name);
    }

    public SqlServer port(int port) {
        return with("port", port);
    }

    public SqlServer user(String name) {
        return with("user", name);
    }

    public SqlServer password(Secret password) {
        return with("password", password);
    }

    @Override
    protected SqlServer copy(Map<String, Object> changed) {
        return new SqlServer(changed);
    }
}
