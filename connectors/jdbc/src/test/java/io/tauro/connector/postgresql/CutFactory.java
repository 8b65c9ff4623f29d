package io.tauro.connector.postgresql;

import io.tauro.spi.BatchReader;
import io.tauro.spi.Capability;
import io.tauro.spi.ConnectionConfig;
import io.tauro.spi.ConnectionMetrics;
import io.tauro.spi.Connector;
import io.tauro.spi.ConnectorFactory;
import io.tauro.spi.Health;
import io.tauro.spi.Option;
import io.tauro.spi.Pushdown;
import io.tauro.spi.ReadContext;
import io.tauro.spi.Scan;
import io.tauro.spi.ScanRequest;
import io.tauro.spi.SourceTable;
import io.tauro.spi.Split;
import io.tauro.spi.TableStatistics;
import io.tauro.table.SourceType;
import io.tauro.table.TableSource;
import io.tauro.type.Schema;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Makes connections whose scans are always asked for parts that several threads can read. */
record CutFactory(ConnectorFactory factory) implements ConnectorFactory {

    @Override
    public String type() {
        return factory.type();
    }

    @Override
    public SourceType sourceType() {
        return factory.sourceType();
    }

    @Override
    public Set<Capability> capabilities() {
        Set<Capability> all = new HashSet<>(factory.capabilities());
        all.add(Capability.SPLITS);
        return all;
    }

    @Override
    public List<Option> options() {
        return factory.options();
    }

    @Override
    public Connector connect(ConnectionConfig config) {
        return new Cut(factory.connect(config));
    }

    private record Cut(Connector connector) implements Connector {

        @Override
        public SourceTable table(TableSource source) {
            return new CutTable(connector.table(source));
        }

        @Override
        public Stream<TableSource> discover() {
            return connector.discover();
        }

        @Override
        public Health health() {
            return connector.health();
        }

        @Override
        public ConnectionMetrics metrics() {
            return connector.metrics();
        }

        @Override
        public void close() {
            connector.close();
        }
    }

    private record CutTable(SourceTable table) implements SourceTable {

        @Override
        public Schema schema() {
            return table.schema();
        }

        @Override
        public TableStatistics statistics() {
            return table.statistics();
        }

        @Override
        public Scan plan(ScanRequest request) {
            return new CutScan(table, table.plan(request));
        }
    }

    private record CutScan(SourceTable table, Scan scan) implements Scan {

        @Override
        public Schema schema() {
            return scan.schema();
        }

        @Override
        public Pushdown pushdown() {
            return scan.pushdown();
        }

        @Override
        public TableStatistics estimate() {
            return scan.estimate();
        }

        @Override
        public String describe() {
            return scan.describe();
        }

        @Override
        public List<Split> splits() {
            // The engine has asked for them when it planned.
            table.statistics();
            return scan.splits(4, Double.MAX_VALUE);
        }

        @Override
        public BatchReader open(Split split, ReadContext context) {
            return scan.open(split, context);
        }
    }
}
