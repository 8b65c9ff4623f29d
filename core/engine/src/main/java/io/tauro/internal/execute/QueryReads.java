package io.tauro.internal.execute;

import io.tauro.internal.physical.PhysicalNode;
import io.tauro.internal.physical.PhysicalNode.ApplyNode;
import io.tauro.internal.physical.PhysicalNode.RecursionNode;
import io.tauro.internal.physical.PhysicalNode.ScanNode;
import io.tauro.spi.Cancellation;
import io.tauro.spi.QueryScope;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a query plans to read of each connection, and what the connectors keep for it until it ends.
 * Thread-safe.
 */
public final class QueryReads implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(QueryReads.class);

    private final Map<String, Integer> scans;
    private final Cancellation cancellation;
    private final Map<Object, QueryScope.Kept> kept = new HashMap<>(2);
    private boolean ended;

    private QueryReads(Map<String, Integer> scans, Cancellation cancellation) {
        this.scans = scans;
        this.cancellation = cancellation;
    }

    public static QueryReads of(PhysicalNode plan, Cancellation cancellation) {
        Map<String, Integer> scans = new HashMap<>(4);
        count(plan, false, scans, Collections.newSetFromMap(new IdentityHashMap<>()));
        return new QueryReads(scans, cancellation);
    }

    /** A step that several others read runs once. */
    private static void count(
            PhysicalNode node, boolean again, Map<String, Integer> scans, Set<PhysicalNode> seen) {
        if (!seen.add(node)) {
            return;
        }
        if (node instanceof ScanNode scan) {
            scans.merge(scan.connection(), again ? Integer.MAX_VALUE : 1, QueryReads::sum);
        }
        boolean repeats = node instanceof ApplyNode || node instanceof RecursionNode;
        for (PhysicalNode input : node.inputs()) {
            count(input, again || repeats, scans, seen);
        }
    }

    private static int sum(int left, int right) {
        return (int) Math.min(Integer.MAX_VALUE, (long) left + right);
    }

    /** The query as the connector of a connection sees it. */
    QueryScope of(String connection) {
        return new Scope(scans.getOrDefault(connection, Integer.MAX_VALUE));
    }

    private final class Scope implements QueryScope {

        private final int scans;

        Scope(int scans) {
            this.scans = scans;
        }

        @Override
        public int scans() {
            return scans;
        }

        @Override
        public Cancellation cancellation() {
            return cancellation;
        }

        @Override
        public Kept keep(Object key, Supplier<? extends Kept> maker) {
            return keepUntilEnd(key, maker);
        }
    }

    private QueryScope.Kept keepUntilEnd(Object key, Supplier<? extends QueryScope.Kept> maker) {
        synchronized (kept) {
            if (ended) {
                throw new IllegalStateException("A query that has ended reads no more");
            }
            return kept.computeIfAbsent(key, one -> maker.get());
        }
    }

    /** The query has ended. */
    @Override
    public void close() {
        List<QueryScope.Kept> all;
        synchronized (kept) {
            ended = true;
            all = new ArrayList<>(kept.values());
            kept.clear();
        }
        for (QueryScope.Kept one : all) {
            try {
                one.close();
            } catch (RuntimeException e) {
                // It promised not to throw, and the others are still to be closed. Its text may
                // have values of rows.
                LOG.warn(
                        "{} threw {} when it was closed at the end of a query.",
                        one.getClass().getName(),
                        e.getClass().getName());
            }
        }
    }
}
