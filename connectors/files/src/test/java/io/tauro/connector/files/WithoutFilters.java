package io.tauro.connector.files;

import io.tauro.spi.Capability;
import io.tauro.spi.ConnectionConfig;
import io.tauro.spi.Connector;
import io.tauro.spi.ConnectorFactory;
import io.tauro.spi.Option;
import io.tauro.table.SourceType;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The connector for text files alone, which have nothing to filter by. */
public record WithoutFilters(ConnectorFactory all) implements ConnectorFactory {

    @Override
    public String type() {
        return all.type();
    }

    @Override
    public SourceType sourceType() {
        return all.sourceType();
    }

    @Override
    public List<Option> options() {
        return all.options();
    }

    @Override
    public List<Option> tableOptions(String format) {
        return all.tableOptions(format);
    }

    @Override
    public Set<Capability> capabilities() {
        EnumSet<Capability> capabilities = EnumSet.copyOf(all.capabilities());
        capabilities.remove(Capability.FILTER);
        return capabilities;
    }

    @Override
    public Connector connect(ConnectionConfig config) {
        return all.connect(config);
    }
}
