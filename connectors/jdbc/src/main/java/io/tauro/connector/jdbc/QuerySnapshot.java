package io.tauro.connector.jdbc;

import io.tauro.connector.jdbc.TableParts.Part;
import io.tauro.spi.Cancellation;
import io.tauro.spi.QueryScope;
import io.tauro.spi.ReadContext;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The one state of a source that the scans of a query see. The transaction of the first scan stays
 * open until the last one is under way. Scans that are read in turn use its connection together;
 * those that need one of their own get it only if it is free, and adopt the state. So a query waits
 * for a connection while it has none, and never again. Thread-safe.
 */
final class QuerySnapshot implements QueryScope.Kept {

    private final ConnectionPool pool;
    private final Snapshots snapshots;
    private final SourceErrors errors;
    private final QueryScope query;

    /** Transactions that see the state, and wait for the next scan. */
    private final Deque<Lease> idle = new ArrayDeque<>();

    private final Set<TableParts> held = Collections.newSetFromMap(new IdentityHashMap<>(2));
    private final Set<TableParts> counted = Collections.newSetFromMap(new IdentityHashMap<>(2));

    /** The transaction that the state is of. */
    private @Nullable Lease first;

    private boolean used;
    private boolean alone;
    private @Nullable String name;

    /** Statements that have not been started yet. */
    private long toCome;

    private int searching;
    private boolean ended;

    QuerySnapshot(ConnectionPool pool, Snapshots snapshots, SourceErrors errors, QueryScope query) {
        this.pool = pool;
        this.snapshots = snapshots;
        this.errors = errors;
        this.query = query;
        this.toCome = query.scans();
    }

    /**
     * Where a scan runs.
     *
     * @param alone whether nobody else uses the connection at the same time
     * @param cancellation what may stop it there
     */
    record Place(Lease lease, boolean alone, Cancellation cancellation) {}

    /** A scan, or a part of one, is about to be started, by so many statements. */
    synchronized void announce(Optional<Part> part, int statements) {
        toCome += statements - 1;
        if (part.isPresent() && counted.add(part.get().all())) {
            toCome += part.get().all().count() - 1;
        }
    }

    /** A statement has been started, or has failed to. */
    void started() {
        synchronized (this) {
            toCome--;
        }
        settle();
    }

    /**
     * A place for a scan.
     *
     * @param bulk whether it would like to be read in bulk, for which it must be alone
     */
    Place place(boolean bulk, Optional<Part> part, ReadContext context) {
        synchronized (this) {
            searching++;
        }
        try {
            boolean own = bulk || part.isPresent();
            Lease base = first();
            if (part.isPresent()) {
                hold(base, part.get().all());
            }
            if (own && isMoreToCome()) {
                Optional<Lease> other = other(base);
                if (other.isPresent()) {
                    return new Place(other.get(), true, context.cancellation());
                }
            }
            Optional<Place> shared = shared(base, bulk, own);
            if (shared.isPresent()) {
                return shared.get();
            }
            Optional<Lease> other = other(base);
            if (other.isPresent()) {
                return new Place(other.get(), true, context.cancellation());
            }
            return join(base)
                    ? new Place(base, false, query.cancellation())
                    : new Place(
                            adopting(pool.borrow(context.cancellation())),
                            true,
                            query.cancellation());
        } catch (SQLException e) {
            throw errors.reading(e, "a state of the source");
        } finally {
            synchronized (this) {
                searching--;
            }
        }
    }

    private synchronized Lease first() throws SQLException {
        Lease known = first;
        if (known != null) {
            return known;
        }
        Lease lease = pool.borrow(query.cancellation());
        lease.keepFor(this);
        first = lease;
        used = false;
        alone = false;
        name = null;
        lease.connection().setAutoCommit(false);
        return lease;
    }

    private synchronized boolean isMoreToCome() {
        return toCome > 1;
    }

    /** Sees to it that ranges stay where they are. */
    private synchronized void hold(Lease base, TableParts parts) throws SQLException {
        if (!alone && held.add(parts)) {
            try (Statement statement = base.connection().createStatement()) {
                statement.execute(parts.hold());
            }
        }
    }

    /** The first transaction, unless the scan is better off elsewhere. */
    private synchronized Optional<Place> shared(Lease base, boolean bulk, boolean own)
            throws SQLException {
        boolean free = base.users() == 1;
        if (own && !free) {
            return Optional.empty();
        }
        boolean last = bulk && free && !isMoreToCome();
        if (last) {
            name(base);
        }
        if (!join(base)) {
            return Optional.empty();
        }
        if (last) {
            alone = true;
            base.keepAlone();
        }
        return Optional.of(new Place(base, last, query.cancellation()));
    }

    private synchronized boolean join(Lease base) {
        if (!used) {
            used = true;
            base.use();
            return true;
        }
        return base.share();
    }

    private synchronized String name(Lease base) throws SQLException {
        String known = name;
        if (known == null) {
            known = snapshots.share(base.connection());
            name = known;
        }
        return known;
    }

    /** A transaction of its own that sees the state, if there is a connection for it. */
    private Optional<Lease> other(Lease base) throws SQLException {
        synchronized (this) {
            Lease waiting = idle.poll();
            if (waiting != null) {
                waiting.use();
                return Optional.of(waiting);
            }
            if (alone && name == null) {
                return Optional.empty();
            }
            name(base);
        }
        Optional<Lease> free = pool.tryBorrow(query.cancellation());
        return free.isPresent() ? Optional.of(adopting(free.get())) : Optional.empty();
    }

    private Lease adopting(Lease lease) throws SQLException {
        boolean done = false;
        try {
            String state;
            synchronized (this) {
                state = name;
            }
            lease.connection().setAutoCommit(false);
            if (state != null) {
                snapshots.adopt(lease.connection(), state);
            }
            lease.markShared();
            lease.keepFor(this);
            done = true;
            return lease;
        } catch (SQLException e) {
            lease.judge(e);
            throw e;
        } finally {
            if (!done) {
                lease.close();
            }
        }
    }

    /** Somebody has used a connection. */
    void used(Lease lease) {
        boolean back = false;
        synchronized (this) {
            if (lease.equals(first)) {
                // The scan has failed before others could see its state; it may begin again.
                if (lease.hasFailed() && !lease.isShared() && name == null) {
                    first = null;
                    back = true;
                }
            } else if (!ended && !lease.hasFailed() && toCome > idle.size() && !pool.isWanted()) {
                idle.add(lease);
            } else {
                back = true;
            }
        }
        if (back) {
            lease.giveBack();
        }
        settle();
    }

    /** Gives back what no scan will need. */
    private void settle() {
        List<Lease> back = new ArrayList<>();
        synchronized (this) {
            if (ended || toCome <= 0 && searching == 0) {
                back.addAll(idle);
                idle.clear();
                Lease base = first;
                if (base != null && base.users() == 1) {
                    back.add(base);
                    first = null;
                }
            }
        }
        back.forEach(Lease::giveBack);
    }

    @Override
    public void close() {
        synchronized (this) {
            ended = true;
        }
        settle();
    }
}
