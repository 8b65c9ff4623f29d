package io.tauro.config;

import io.tauro.error.TauroException;
import io.tauro.spi.Capability;
import io.tauro.spi.ConnectionConfig;
import io.tauro.spi.ConnectionDefinition;
import io.tauro.spi.Connector;
import io.tauro.spi.ConnectorFactory;
import io.tauro.spi.Option;
import io.tauro.table.SourceType;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A connection of the file. What its connector says against the options, it says with their lines.
 * Immutable.
 */
final class ConfiguredConnection implements ConnectionDefinition {

    private static final int QUERY_ERRORS = 2000;

    private final Yaml yaml;
    private final ConnectorFactory factory;
    private final Map<String, Object> options;
    private final Path directory;

    ConfiguredConnection(
            Yaml yaml, ConnectorFactory factory, Map<String, Object> options, Path directory) {
        this.yaml = yaml;
        this.factory = factory;
        this.options = options;
        this.directory = directory;
    }

    @Override
    public ConnectorFactory factory() {
        return new Located();
    }

    @Override
    public ConnectionConfig config(String id) {
        return new ConnectionConfig(id, options, directory);
    }

    private Place placeOf(String id, TauroException error) {
        String within = error.context().getOrDefault("connection", id);
        String path = within.startsWith(id) ? within.substring(id.length()) : "";
        Yaml at = yaml;
        for (String name : (path + "." + error.context().getOrDefault("option", "")).split("\\.")) {
            if (at instanceof Yaml.Entries entries && entries.values().containsKey(name)) {
                at = entries.values().get(name);
            }
        }
        return at.place();
    }

    /** The connector's factory, with places in its errors. */
    private final class Located implements ConnectorFactory {

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
            try {
                return factory.connect(config);
            } catch (TauroException e) {
                throw e.code().number() < QUERY_ERRORS ? placeOf(config.id(), e).located(e) : e;
            }
        }
    }
}
