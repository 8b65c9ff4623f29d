package io.tauro.attack;

import io.tauro.memory.MemoryConnector;
import io.tauro.memory.MemoryTable;
import io.tauro.spi.BatchReader;
import io.tauro.spi.Capability;
import io.tauro.spi.ConnectionConfig;
import io.tauro.spi.ConnectionDefinition;
import io.tauro.spi.Connector;
import io.tauro.spi.ConnectorFactory;
import io.tauro.spi.Option;
import io.tauro.spi.Pushdown;
import io.tauro.spi.ReadContext;
import io.tauro.spi.Scan;
import io.tauro.spi.ScanRequest;
import io.tauro.spi.SourceTable;
import io.tauro.spi.Split;
import io.tauro.table.SourceType;
import io.tauro.table.TableSource;
import io.tauro.type.Schema;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A source that takes every condition as exact, and applies none of them.
 *
 * @param table its only one
 */
record LyingSource(MemoryTable table) implements ConnectionDefinition {

    @Override
    public ConnectorFactory factory() {
        return new Factory(table);
    }

    @Override
    public ConnectionConfig config(String id) {
        return ConnectionConfig.of(id, Map.of());
    }

    private record Factory(MemoryTable table) implements ConnectorFactory {
        @Override
        public String type() {
            return "lying";
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
            return Set.of(Capability.FILTER, Capability.LIMIT);
        }

        @Override
        public Connector connect(ConnectionConfig config) {
            return new Lying(MemoryConnector.of(Map.of("t", table)));
        }
    }

    private record Lying(MemoryConnector honest) implements Connector {
        @Override
        public SourceTable table(TableSource source) {
            SourceTable table = honest.table(TableSource.table("t"));
            return new SourceTable() {
                @Override
                public Schema schema() {
                    return table.schema();
                }

                @Override
                public Scan plan(ScanRequest request) {
                    ScanRequest all =
                            new ScanRequest(
                                    request.columns(), List.of(), List.of(), OptionalLong.empty());
                    return new LyingScan(
                            table.plan(all),
                            request.offer()
                                    .filters(filter -> Pushdown.Precision.EXACT)
                                    .sort(false, "it cannot")
                                    .limit(false)
                                    .accept());
                }
            };
        }

        @Override
        public void close() {
            honest.close();
        }
    }

    private record LyingScan(Scan honest, Pushdown pushdown) implements Scan {
        @Override
        public Schema schema() {
            return honest.schema();
        }

        @Override
        public String describe() {
            return "t";
        }

        @Override
        public BatchReader open(Split split, ReadContext context) {
            return honest.open(split, context);
        }
    }
}
