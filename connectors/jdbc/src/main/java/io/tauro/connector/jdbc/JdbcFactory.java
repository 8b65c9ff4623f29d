package io.tauro.connector.jdbc;

import io.tauro.spi.Capability;
import io.tauro.spi.ConnectionConfig;
import io.tauro.spi.Connector;
import io.tauro.spi.ConnectorFactory;
import io.tauro.table.SourceType;
import java.util.Set;

/** Makes connectors of one relational database. */
public abstract class JdbcFactory implements ConnectorFactory {

    /** What is particular to the database. */
    protected abstract Database database();

    /** What is particular to the database of one connection. */
    protected Database database(ConnectionConfig config) {
        return database();
    }

    @Override
    public SourceType sourceType() {
        return SourceType.DATABASE;
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(
                Capability.PROJECTION,
                Capability.FILTER,
                Capability.LIMIT,
                Capability.TOP_N,
                Capability.STATISTICS,
                Capability.DISCOVERY);
    }

    @Override
    public Connector connect(ConnectionConfig config) {
        config.check(options());
        return new JdbcConnector(config, database(config));
    }
}
