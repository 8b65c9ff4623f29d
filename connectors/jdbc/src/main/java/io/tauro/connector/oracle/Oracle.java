package io.tauro.connector.oracle;

import io.tauro.connector.jdbc.JdbcDefinition;
import io.tauro.spi.Secret;
import java.nio.file.Path;
import java.util.Map;

/** A connection to Oracle Database that a program describes. Immutable. */
public final class Oracle extends JdbcDefinition<Oracle> {

    private Oracle(Map<String, Object> options) {
        super(new OracleFactory(), options);
    }

    /**
     * A connection to the database at a URL such as {@code jdbc:oracle:thin:@//host:1521/service}.
     */
    public static Oracle at(String url) {
        return new Oracle(Map.of("url", url));
    }

    /** A connection to a listener; {@link #serviceName} or {@link #sid} says to which database. */
    public static Oracle at(String host, int port) {
        return new Oracle(Map.of("host", host, "port", port));
    }

    /** A connection to a name of {@code tnsnames.ora} in a folder. */
    public static Oracle tns(String name, Path folder) {
        return new Oracle(Map.of("tns_name", name, "tns_admin", folder.toString()));
    }

    public Oracle serviceName(String name) {
        return with("service_name", name);
    }

    public Oracle sid(String name) {
        return with("sid", name);
    }

    public Oracle user(String name) {
        return with("user", name);
    }

    public Oracle password(Secret password) {
        return with("password", password);
    }

    @Override
    protected Oracle copy(Map<String, Object> changed) {
        return new Oracle(changed);
    }
}
