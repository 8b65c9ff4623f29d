package io.tauro.connector.testkit;

import io.tauro.spi.BatchReader;
import io.tauro.spi.ConnectionHealth;
import io.tauro.spi.Connector;
import io.tauro.spi.ConnectorFactory;
import io.tauro.spi.Health;
import io.tauro.spi.SourceTable;
import io.tauro.table.TableSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/**
 * A connector that watches both sides of the SPI: what the connector inside gives, and how the
 * caller uses it. A breach is thrown where it happens, as an {@link AssertionError}, and
 * remembered, in case that one is swallowed. Thread-safe.
 *
 * <p>The connector's side: answers to a request fit it, batches fit the schema and the batch size,
 * vectors are sound and do not change afterwards. The caller's side: no {@code next} after the end,
 * an error or {@code close}, one thread at a time, every reader closed, nothing asked of a closed
 * connection.
 */
public final class AssertingConnector implements Connector {

    private final Connector connector;
    private final Map<BatchReader, Throwable> openReaders = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<AssertionError> breaches = new ConcurrentLinkedQueue<>();
    private volatile boolean closed;

    private AssertingConnector(Connector connector) {
        this.connector = connector;
    }

    /** Watches a connector, which is closed together with this one. */
    public static AssertingConnector of(Connector connector) {
        return new AssertingConnector(connector);
    }

    /** A factory of the same kind whose connectors are watched. */
    public static ConnectorFactory factory(ConnectorFactory factory) {
        return new AssertingFactory(factory);
    }

    @Override
    public SourceTable table(TableSource source) {
        requireOpen("table");
        return new AssertingTable(this, connector.table(source));
    }

    @Override
    public Stream<TableSource> discover() {
        requireOpen("discover");
        return connector.discover();
    }

    @Override
    public ConnectionHealth check() {
        requireOpen("check");
        return connector.check();
    }

    @Override
    public Health health() {
        requireOpen("health");
        return connector.health();
    }

    @Override
    public void close() {
        closed = true;
        connector.close();
    }

    /** That nothing was breached, and that every reader was closed. */
    public void assertAllClosed() {
        if (!breaches.isEmpty()) {
            throw new AssertionError(
                    "the contract was breached: " + breaches.peek().getMessage(), breaches.peek());
        }
        for (Throwable opened : openReaders.values()) {
            throw new AssertionError(
                    openReaders.size()
                            + " readers were not closed; the cause shows where one was opened",
                    opened);
        }
    }

    /** The readers that are open now. */
    public int openReaders() {
        return openReaders.size();
    }

    void requireOpen(String call) {
        require(!closed, "the caller used '" + call + "' of a connection that it had closed");
    }

    void require(boolean holds, String otherwise) {
        if (!holds) {
            throw breach(otherwise);
        }
    }

    AssertionError breach(String what) {
        AssertionError breach = new AssertionError(what);
        breaches.add(breach);
        return breach;
    }

    void opened(BatchReader reader) {
        openReaders.put(reader, new Throwable("opened here"));
    }

    void closed(BatchReader reader) {
        openReaders.remove(reader);
    }
}
