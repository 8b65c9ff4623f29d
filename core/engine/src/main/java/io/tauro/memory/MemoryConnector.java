package io.tauro.memory;

import io.tauro.error.ErrorCode;
import io.tauro.error.Suggestions;
import io.tauro.error.TauroException;
import io.tauro.spi.Connector;
import io.tauro.spi.Health;
import io.tauro.spi.SourceTable;
import io.tauro.table.TableSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Serves tables in memory by name. Thread-safe; what can be configured gives another connector to
 * the same tables.
 *
 * <p>A name with dots is the path of a {@link TableSource.Table} joined: {@code crm.customers}.
 */
public final class MemoryConnector implements Connector {

    static final int DEFAULT_ROWS_PER_SPLIT = 65_536;

    private final Map<String, MemoryTable> tables;
    private final boolean pushdown;
    private final int rowsPerSplit;
    private volatile boolean closed;

    private MemoryConnector(Map<String, MemoryTable> tables, boolean pushdown, int rowsPerSplit) {
        this.tables = Map.copyOf(tables);
        this.pushdown = pushdown;
        this.rowsPerSplit = rowsPerSplit;
    }

    /** These tables, by exact name. */
    public static MemoryConnector of(Map<String, MemoryTable> tables) {
        return new MemoryConnector(tables, true, DEFAULT_ROWS_PER_SPLIT);
    }

    /**
     * The same tables, from which only columns can be asked for: tests that compare use it to force
     * all other work into the engine.
     */
    public MemoryConnector withoutPushdown() {
        return new MemoryConnector(tables, false, rowsPerSplit);
    }

    /** The same tables in splits of about so many rows, rounded up to whole chunks; at least 1. */
    public MemoryConnector rowsPerSplit(int rows) {
        if (rows < 1) {
            throw new IllegalArgumentException("A split needs at least one row");
        }
        return new MemoryConnector(tables, pushdown, rows);
    }

    @Override
    public SourceTable table(TableSource source) {
        requireOpen();
        if (!(source instanceof TableSource.Table table)) {
            throw new TauroException(
                    ErrorCode.NOT_SUPPORTED,
                    "A connection of type 'memory' has tables, and cannot read a "
                            + kind(source)
                            + ". Name a table.");
        }
        String name = String.join(".", table.path());
        MemoryTable found = tables.get(name);
        if (found == null) {
            throw new TauroException(
                    ErrorCode.SOURCE_TABLE_NOT_FOUND,
                    "There is no table '"
                            + name
                            + "' in memory."
                            + Suggestions.didYouMean(name, tables.keySet()),
                    Map.of("table", name),
                    null);
        }
        return new MemorySourceTable(this, name, found);
    }

    private static String kind(TableSource source) {
        return source instanceof TableSource.Query ? "query" : "file";
    }

    @Override
    public Stream<TableSource> discover() {
        requireOpen();
        return tables.keySet().stream().sorted().map(name -> TableSource.table(List.of(name)));
    }

    @Override
    public Health health() {
        return closed ? Health.DOWN : Health.UP;
    }

    @Override
    public void close() {
        closed = true;
    }

    void requireOpen() {
        if (closed) {
            throw new TauroException(
                    ErrorCode.CONTEXT_CLOSED,
                    "The connection to tables in memory is closed. Make a new context.");
        }
    }

    boolean pushdown() {
        return pushdown;
    }

    int rowsPerSplit() {
        return rowsPerSplit;
    }
}
