package io.tauro.information;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.memory.MemoryConnector;
import io.tauro.memory.MemoryTable;
import io.tauro.spi.Capability;
import io.tauro.spi.ConnectionConfig;
import io.tauro.spi.ConnectionDefinition;
import io.tauro.spi.Connector;
import io.tauro.spi.ConnectorFactory;
import io.tauro.spi.Option;
import io.tauro.spi.SourceTable;
import io.tauro.table.SourceType;
import io.tauro.table.TableSource;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Tables in memory whose connector writes down what it is asked, and may be down. */
final class RecordingSource implements ConnectorFactory, Connector, ConnectionDefinition {

    static final Schema SCHEMA =
            Schema.of(Column.of("id", DataType.BIGINT).notNull(), Column.of("v", DataType.VARCHAR));

    private final Connector rows;
    private final List<String> asked = new ArrayList<>();
    private boolean down;

    RecordingSource(String... tables) {
        Map<String, MemoryTable> all = new HashMap<>();
        for (String table : tables) {
            all.put(table, MemoryTable.of(SCHEMA, List.of(List.of(1L, "x"))));
        }
        rows = MemoryConnector.of(all);
    }

    /** What it was asked, and forgets it. */
    List<String> asked() {
        List<String> all = List.copyOf(asked);
        asked.clear();
        return all;
    }

    void down(boolean isDown) {
        down = isDown;
    }

    private void requireUp() {
        if (down) {
            throw new TauroException(ErrorCode.SOURCE_UNREACHABLE, "It is down. Wait.");
        }
    }

    @Override
    public String type() {
        return "recording";
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
        return this;
    }

    @Override
    public ConnectorFactory factory() {
        return this;
    }

    @Override
    public ConnectionConfig config(String id) {
        return new ConnectionConfig(id, Map.of(), Path.of("."));
    }

    @Override
    public SourceTable table(TableSource source) {
        asked.add(((TableSource.Table) source).name());
        requireUp();
        return rows.table(source);
    }

    @Override
    public Stream<TableSource> discover() {
        asked.add("everything");
        requireUp();
        return rows.discover();
    }

    @Override
    public void close() {}
}
