package io.tauro.connector.jdbc;

import io.tauro.predicate.Predicate;
import io.tauro.spi.Cancellation;
import io.tauro.spi.QueryScope;
import io.tauro.spi.ReadContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** A query that plans to open so many scans, and keeps what they share until it is closed. */
public final class TestQuery implements ReadContext, QueryScope, AutoCloseable {

    private final int scans;
    private final double expectedRows;
    private final Cancellation cancellation = new Cancellation();
    private final AtomicLong bytes = new AtomicLong();
    private final Map<Object, Kept> kept = new HashMap<>();
    private List<Predicate> filters = List.of();

    public TestQuery(int scans, double expectedRows) {
        this.scans = scans;
        this.expectedRows = expectedRows;
    }

    /** Tells its scans that only such rows matter. */
    public TestQuery wanting(Predicate... conditions) {
        filters = List.of(conditions);
        return this;
    }

    @Override
    public String queryId() {
        return "test";
    }

    @Override
    public int batchSize() {
        return 1000;
    }

    @Override
    public Cancellation cancellation() {
        return cancellation;
    }

    @Override
    public void countBytes(long more) {
        bytes.addAndGet(more);
    }

    public long bytes() {
        return bytes.get();
    }

    @Override
    public List<Predicate> dynamicFilters() {
        return filters;
    }

    @Override
    public OptionalDouble expectedRows() {
        return OptionalDouble.of(expectedRows);
    }

    @Override
    public Optional<QueryScope> query() {
        return Optional.of(this);
    }

    @Override
    public int scans() {
        return scans;
    }

    @Override
    public synchronized Kept keep(Object key, Supplier<? extends Kept> maker) {
        return kept.computeIfAbsent(key, one -> maker.get());
    }

    @Override
    public synchronized void close() {
        kept.values().forEach(Kept::close);
        kept.clear();
    }
}
