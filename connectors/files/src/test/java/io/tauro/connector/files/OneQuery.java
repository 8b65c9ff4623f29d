package io.tauro.connector.files;

import io.tauro.connector.testkit.TestReadContext;
import io.tauro.predicate.Predicate;
import io.tauro.spi.Cancellation;
import io.tauro.spi.QueryScope;
import io.tauro.spi.ReadContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A query with what connectors keep for it, which ends with {@link #close()}. */
public final class OneQuery implements ReadContext, QueryScope, AutoCloseable {

    private final TestReadContext plain;
    private final Map<Object, Kept> kept = new HashMap<>();
    private volatile List<Predicate> known = List.of();

    public OneQuery(int batchSize) {
        this.plain = TestReadContext.batchesOf(batchSize);
    }

    /** From now on only such rows matter. */
    public void findOut(Predicate... conditions) {
        known = List.of(conditions);
    }

    public void cancel() {
        plain.cancel();
    }

    @Override
    public String queryId() {
        return plain.queryId();
    }

    @Override
    public int batchSize() {
        return plain.batchSize();
    }

    @Override
    public Cancellation cancellation() {
        return plain.cancellation();
    }

    @Override
    public void countBytes(long bytes) {
        plain.countBytes(bytes);
    }

    @Override
    public List<Predicate> dynamicFilters() {
        return known;
    }

    @Override
    public Optional<QueryScope> query() {
        return Optional.of(this);
    }

    @Override
    public int scans() {
        return 1;
    }

    @Override
    public synchronized Kept keep(Object key, Supplier<? extends Kept> maker) {
        return kept.computeIfAbsent(key, one -> maker.get());
    }

    @Override
    public void close() {
        List<Kept> all;
        synchronized (this) {
            all = new ArrayList<>(kept.values());
            kept.clear();
        }
        all.forEach(Kept::close);
    }
}
