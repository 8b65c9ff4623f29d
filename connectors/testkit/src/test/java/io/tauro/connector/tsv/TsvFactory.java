package io.tauro.connector.tsv;

import io.tauro.spi.Capability;
import io.tauro.spi.ConnectionConfig;
import io.tauro.spi.Connector;
import io.tauro.spi.ConnectorFactory;
import io.tauro.spi.Option;
import io.tauro.table.SourceType;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Makes connectors to folders of tab-separated files. */
public final class TsvFactory implements ConnectorFactory {

    private static final List<Option> OPTIONS =
            List.of(Option.required("path", Option.Kind.PATH, "The folder with the files."));

    @Override
    public String type() {
        return "tsv";
    }

    @Override
    public SourceType sourceType() {
        return SourceType.FILESYSTEM;
    }

    @Override
    public List<Option> options() {
        return OPTIONS;
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.PROJECTION, Capability.FILTER, Capability.LIMIT);
    }

    @Override
    public Connector connect(ConnectionConfig config) {
        config.check(OPTIONS);
        Path folder = config.path("path").orElseThrow();
        return new TsvConnector(folder);
    }
}
