package io.tauro.memory;

import io.tauro.connector.testkit.Fixture;
import io.tauro.spi.ConnectionConfig;
import io.tauro.spi.ConnectorFactory;
import io.tauro.table.TableSource;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Tables in memory: holds everything, deviates in nothing. */
class MemoryFixture implements Fixture {

    private final Map<String, MemoryTable> tables = new ConcurrentHashMap<>();

    @Override
    public ConnectorFactory factory() {
        return new MemoryFactory(tables);
    }

    @Override
    public ConnectionConfig config() {
        return ConnectionConfig.of("memory", Map.of(MemoryFactory.ROWS_PER_SPLIT, 5000));
    }

    @Override
    public TableSource create(String name, Schema schema, List<List<Object>> rows) {
        tables.put(name, table(schema, rows));
        return TableSource.table(List.of(name));
    }

    MemoryTable table(Schema schema, List<List<Object>> rows) {
        return MemoryTable.of(schema, rows);
    }

    @Override
    public boolean stores(DataType type) {
        return true;
    }

    @Override
    public Optional<TableSource> missingTable() {
        return Optional.of(TableSource.table("missing"));
    }
}
