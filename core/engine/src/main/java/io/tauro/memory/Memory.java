package io.tauro.memory;

import io.tauro.spi.ConnectionConfig;
import io.tauro.spi.ConnectionDefinition;
import io.tauro.spi.ConnectorFactory;
import java.util.LinkedHashMap;
import java.util.Map;

/** A connection to tables in memory, as a program describes it. Immutable. */
public final class Memory implements ConnectionDefinition {

    private final Map<String, MemoryTable> tables;
    private final Map<String, Object> options;

    private Memory(Map<String, MemoryTable> tables, Map<String, Object> options) {
        this.tables = Map.copyOf(tables);
        this.options = Map.copyOf(options);
    }

    /** These tables, by exact name. */
    public static Memory tables(Map<String, MemoryTable> tables) {
        return new Memory(tables, Map.of());
    }

    /** The same tables and one more. */
    public Memory table(String name, MemoryTable table) {
        Map<String, MemoryTable> more = new LinkedHashMap<>(tables);
        more.put(name, table);
        return new Memory(more, options);
    }

    /**
     * The same tables, from which only columns can be asked for: all other work is left to the
     * engine.
     */
    public Memory withoutPushdown() {
        return new Memory(tables, Map.of(MemoryFactory.PUSHDOWN, false));
    }

    @Override
    public ConnectorFactory factory() {
        return new MemoryFactory(tables);
    }

    @Override
    public ConnectionConfig config(String id) {
        return ConnectionConfig.of(id, options);
    }
}
