package io.tauro.connector.testkit;

import io.tauro.spi.Capability;
import io.tauro.spi.ConnectionConfig;
import io.tauro.spi.Connector;
import io.tauro.spi.ConnectorFactory;
import io.tauro.spi.Option;
import io.tauro.table.SourceType;
import java.util.List;
import java.util.Set;

/** Makes connectors that are watched. */
record AssertingFactory(ConnectorFactory factory) implements ConnectorFactory {

    @Override
    public String type() {
        return factory.type();
    }

    @Override
    public SourceType sourceType() {
        return factory.sourceType();
    }

    @Override
    public List<Option> options() {
        return factory.options();
    }

    @Override
    public List<Option> tableOptions(String format) {
        return factory.tableOptions(format);
    }

    @Override
    public Set<Capability> capabilities() {
        return factory.capabilities();
    }

    @Override
    public Connector connect(ConnectionConfig config) {
        return AssertingConnector.of(factory.connect(config));
    }
}
