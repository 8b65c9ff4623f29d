package io.tauro.connector.clickhouse;

import io.tauro.connector.jdbc.JdbcDefinition;
import io.tauro.spi.Secret;
import java.util.Map;

/** A connection to ClickHouse that a program describes. Immutable. */
public final class ClickHouse extends JdbcDefinition<ClickHouse> {

    private ClickHouse(Map<String, Object> options) {
        super(new ClickHouseFactory(), options);
    }

    /**
     * A connection to the database at a URL such as {@code jdbc:clickhouse://host:8123/database}.
     */
    public static ClickHouse at(String url) {
        return new ClickHouse(Map.of("url", url));
    }

    public ClickHouse user(String name) {
        return with("user", name);
    }

    public ClickHouse password(Secret password) {
        return with("password", password);
    }

    @Override
    protected ClickHouse copy(Map<String, Object> changed) {
        return new ClickHouse(changed);
    }
}
