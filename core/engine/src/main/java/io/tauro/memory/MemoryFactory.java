package io.tauro.memory;

import io.tauro.spi.Capability;
import io.tauro.spi.ConnectionConfig;
import io.tauro.spi.Connector;
import io.tauro.spi.ConnectorFactory;
import io.tauro.spi.Option;
import io.tauro.table.SourceType;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes connectors to tables in memory. Immutable and thread-safe. */
public final class MemoryFactory implements ConnectorFactory {

    static final String PUSHDOWN = "pushdown";
    static final String ROWS_PER_SPLIT = "rows_per_split";

    private static final List<Option> OPTIONS =
            List.of(
                    Option.of(
                            PUSHDOWN,
                            Option.Kind.BOOLEAN,
                            "Whether filters, sorts and limits are taken. Default: true."),
                    Option.of(
                            ROWS_PER_SPLIT,
                            Option.Kind.INTEGER,
                            "About how many rows a split has. Default: 65536."));

    private final Map<String, MemoryTable> tables;

    /** Connectors without tables: for the service loader. */
    public MemoryFactory() {
        this(Map.of());
    }

    /** Connectors to these tables, by exact name. */
    public MemoryFactory(Map<String, MemoryTable> tables) {
        this.tables = Map.copyOf(tables);
    }

    @Override
    public String type() {
        return "memory";
    }

    @Override
    public SourceType sourceType() {
        return SourceType.MEMORY;
    }

    @Override
    public List<Option> options() {
        return OPTIONS;
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.allOf(Capability.class);
    }

    @Override
    public Connector connect(ConnectionConfig config) {
        config.check(OPTIONS);
        MemoryConnector connector = MemoryConnector.of(tables);
        if (!config.bool(PUSHDOWN).orElse(true)) {
            connector = connector.withoutPushdown();
        }
        int rowsPerSplit =
                config.integer(ROWS_PER_SPLIT).orElse(MemoryConnector.DEFAULT_ROWS_PER_SPLIT);
        if (rowsPerSplit < 1) {
            throw config.invalid(ROWS_PER_SPLIT, "at least 1");
        }
        return connector.rowsPerSplit(rowsPerSplit);
    }
}
