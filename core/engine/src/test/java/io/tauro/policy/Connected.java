package io.tauro.policy;

import io.tauro.spi.Capability;
import io.tauro.spi.ConnectionConfig;
import io.tauro.spi.ConnectionDefinition;
import io.tauro.spi.Connector;
import io.tauro.spi.ConnectorFactory;
import io.tauro.spi.Option;
import io.tauro.table.SourceType;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The connection that a connector of a test is. */
record Connected(Connector connector) implements ConnectionDefinition, ConnectorFactory {

    @Override
    public ConnectorFactory factory() {
        return this;
    }

    @Override
    public ConnectionConfig config(String id) {
        return ConnectionConfig.of(id, Map.of());
    }

    @Override
    public String type() {
        return "test";
    }

    @Override
    public SourceType sourceType() {
        return SourceType.MEMORY;
    }

    @Override
    public List<Option> options() {
        return List.of();
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of();
    }

    @Override
    public Connector connect(ConnectionConfig config) {
        return connector;
    }
}
