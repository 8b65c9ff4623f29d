package io.tauro.connector.testkit;

import io.tauro.data.Batch;
import io.tauro.spi.BatchReader;
import io.tauro.spi.Capability;
import io.tauro.spi.ConnectionConfig;
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
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A factory that does as another one, but for what a test overrides to break it. */
class Altered implements ConnectorFactory {

    private final ConnectorFactory sound;

    Altered(ConnectorFactory sound) {
        this.sound = sound;
    }

    @Override
    public String type() {
        return sound.type();
    }

    @Override
    public SourceType sourceType() {
        return sound.sourceType();
    }

    @Override
    public List<Option> options() {
        return sound.options();
    }

    @Override
    public Set<Capability> capabilities() {
        return sound.capabilities();
    }

    @Override
    public Connector connect(ConnectionConfig config) {
        return new AlteredConnector(this, sound.connect(config));
    }

    SourceTable table(Connector connector, TableSource source) {
        return connector.table(source);
    }

    /** The answer to a request. */
    Pushdown answer(ScanRequest request, Scan scan) {
        return scan.pushdown();
    }

    /** What the scan inside is asked for. */
    ScanRequest request(ScanRequest request) {
        return request;
    }

    String describe(ScanRequest request, Scan scan) {
        return scan.describe();
    }

    BatchReader open(Scan scan, Split split, ReadContext context) {
        BatchReader reader = scan.open(split, context);
        return new BatchReader() {
            @Override
            public @Nullable Batch next() {
                return Altered.this.next(reader, scan.schema());
            }

            @Override
            public void close() {
                Altered.this.close(reader);
            }
        };
    }

    @Nullable Batch next(BatchReader reader, Schema schema) {
        return reader.next();
    }

    void close(BatchReader reader) {
        reader.close();
    }

    private record AlteredConnector(Altered altered, Connector connector) implements Connector {
        @Override
        public SourceTable table(TableSource source) {
            SourceTable table = altered.table(connector, source);
            return new SourceTable() {
                @Override
                public Schema schema() {
                    return table.schema();
                }

                @Override
                public Scan plan(ScanRequest request) {
                    return new AlteredScan(altered, request, table.plan(altered.request(request)));
                }
            };
        }

        @Override
        public void close() {
            connector.close();
        }
    }

    private record AlteredScan(Altered altered, ScanRequest request, Scan scan) implements Scan {
        @Override
        public Schema schema() {
            return scan.schema();
        }

        @Override
        public Pushdown pushdown() {
            return altered.answer(request, scan);
        }

        @Override
        public String describe() {
            return altered.describe(request, scan);
        }

        @Override
        public List<Split> splits() {
            return scan.splits();
        }

        @Override
        public BatchReader open(Split split, ReadContext context) {
            return altered.open(scan, split, context);
        }
    }
}
