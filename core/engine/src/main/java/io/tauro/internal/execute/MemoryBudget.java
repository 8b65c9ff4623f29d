package io.tauro.internal.execute;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The bytes that may be held at once: by one query, or by all of them, of which each has a part.
 * Thread-safe.
 *
 * <p>What an operator can do without is a {@link Spillable} reservation. When somebody in the query
 * is refused, the largest spillable reservations of the query are asked to give back, one after the
 * other; a spillable one that asks is itself the last choice among those that are not larger. It is
 * up to the operator to be ready for that: the thread that asks may be its own, further down in its
 * inputs or further up, or that of another worker of the query. {@link OperatorTurn} settles it: an
 * operator spills at once for its own thread, and at its next batch for any other.
 */
public final class MemoryBudget {

    private final String setting;
    private final long limit;
    private final @Nullable MemoryBudget parent;
    private final Refusals refusals;
    private final Set<Reservation> spillable = ConcurrentHashMap.newKeySet();
    private long reserved;
    private long peak;

    private MemoryBudget(
            String setting, long limit, @Nullable MemoryBudget parent, Refusals refusals) {
        if (limit < 0) {
            throw new IllegalArgumentException("A limit is not negative");
        }
        this.setting = setting;
        this.limit = limit;
        this.parent = parent;
        this.refusals = refusals;
    }

    /** Refuses reservations that there is room for, so that tests reach what rarely happens. */
    public interface Refusals {

        Refusals NEVER = bytes -> false;

        boolean refuse(long bytes);
    }

    /** What can give memory back by putting rows on disk. */
    interface Spillable {

        /**
         * Gives back what it can. Called by any thread of the query; it never asks for memory that
         * can be refused, and throws only what ends the query.
         *
         * @return whether it has given something back
         */
        boolean giveBack();
    }

    /** A budget of so many bytes that the named setting gives. */
    public static MemoryBudget of(String setting, long limit) {
        return new MemoryBudget(setting, limit, null, Refusals.NEVER);
    }

    /** A budget of so many bytes, which come out of this one. */
    public MemoryBudget child(String childSetting, long childLimit) {
        return child(childSetting, childLimit, Refusals.NEVER);
    }

    /**
     * A budget of so many bytes, which come out of this one, and which refuses more than it must.
     */
    public MemoryBudget child(String childSetting, long childLimit, Refusals childRefusals) {
        return new MemoryBudget(childSetting, childLimit, this, childRefusals);
    }

    /** The bytes held now. */
    public synchronized long reserved() {
        return reserved;
    }

    /** The most bytes that were held at once. */
    public synchronized long peak() {
        return peak;
    }

    public long limit() {
        return limit;
    }

    /** The bytes that could be reserved now. */
    long available() {
        long here;
        synchronized (this) {
            here = limit - reserved;
        }
        return Math.max(0, parent == null ? here : Math.min(here, parent.available()));
    }

    /** Whether more is held than may be, because some of it was not asked for. */
    boolean isExceeded() {
        boolean here;
        synchronized (this) {
            here = reserved > limit;
        }
        return here || parent != null && parent.isExceeded();
    }

    /**
     * What an operator may keep in memory, permitted or not, before it puts it on disk: with less
     * it would write rows one by one.
     */
    long least() {
        return refusals == Refusals.NEVER ? Math.max(16L << 10, Math.min(1L << 20, limit / 16)) : 0;
    }

    /** A part of the budget for somebody who cannot give anything back, of no bytes yet. */
    Reservation reserve(String holder) {
        return new Reservation(holder, null, false);
    }

    /**
     * A part of the budget that may be exceeded for a moment: whoever owns it asks for refusals
     * between batches, and then makes room.
     */
    Reservation reserveAhead(String holder) {
        return new Reservation(holder, null, true);
    }

    /**
     * A part of the budget for somebody who can, or who at least can do with less: that one is
     * refused rather than that smaller ones must give back.
     */
    Reservation reserve(String holder, Spillable owner) {
        Reservation reservation = new Reservation(holder, owner, false);
        spillable.add(reservation);
        return reservation;
    }

    /** The budget that refuses; null if none does and the bytes are taken. */
    private @Nullable MemoryBudget take(long bytes) {
        synchronized (this) {
            if (bytes > limit - reserved) {
                return this;
            }
            add(bytes);
        }
        MemoryBudget refusing = parent == null ? null : parent.take(bytes);
        if (refusing != null) {
            giveBackHere(bytes);
        }
        return refusing;
    }

    /** As {@link #take}, after others were asked to give back. */
    private @Nullable MemoryBudget takeOrAsk(long bytes, Reservation asking) {
        MemoryBudget refusing = refusals.refuse(bytes) ? this : take(bytes);
        if (refusing == null) {
            return null;
        }
        for (Reservation other : others(asking)) {
            if (other.owner != null && other.owner.giveBack()) {
                refusing = take(bytes);
                if (refusing == null) {
                    return null;
                }
            }
        }
        return refusing;
    }

    private List<Reservation> others(Reservation asking) {
        List<Reservation> others = new ArrayList<>();
        for (Reservation other : spillable) {
            boolean larger = asking.owner == null || other.bytes > asking.bytes;
            if (other != asking && other.bytes > 0 && larger) {
                others.add(other);
            }
        }
        others.sort(Comparator.comparingLong((Reservation one) -> one.bytes).reversed());
        return others;
    }

    private void takeAnyway(long bytes) {
        synchronized (this) {
            add(bytes);
        }
        if (parent != null) {
            parent.takeAnyway(bytes);
        }
    }

    private void add(long bytes) {
        reserved += bytes;
        peak = Math.max(peak, reserved);
    }

    private void giveBack(long bytes) {
        giveBackHere(bytes);
        if (parent != null) {
            parent.giveBack(bytes);
        }
    }

    private synchronized void giveBackHere(long bytes) {
        reserved -= bytes;
    }

    private TauroException exceeded(String holder) {
        return new TauroException(
                ErrorCode.MEMORY_LIMIT,
                "The "
                        + holder
                        + " needs more memory than the "
                        + megabytes(limit)
                        + " that '"
                        + setting
                        + "' allows. Raise it, or read fewer rows or columns.",
                Map.of("operator", holder, "option", setting),
                null);
    }

    private static String megabytes(long bytes) {
        return bytes >= 1L << 20
                ? String.format(Locale.ROOT, "%d MB", bytes >> 20)
                : bytes + " bytes";
    }

    /** What one holder has of the budget. Changed by one thread at a time. */
    final class Reservation implements AutoCloseable {

        private final String holder;
        private final @Nullable Spillable owner;
        private final boolean ahead;
        private volatile long bytes;
        private boolean refused;

        private Reservation(String holder, @Nullable Spillable owner, boolean ahead) {
            this.holder = holder;
            this.owner = owner;
            this.ahead = ahead;
        }

        String holder() {
            return holder;
        }

        long bytes() {
            return bytes;
        }

        /** The budget that it is a part of. */
        MemoryBudget budget() {
            return MemoryBudget.this;
        }

        /**
         * Holds so many bytes from now on, if it may.
         *
         * @return whether it does; else it holds what it held before
         */
        boolean tryResize(long newBytes) {
            return change(newBytes) == null;
        }

        boolean tryGrow(long more) {
            return tryResize(bytes + more);
        }

        /**
         * Holds so many bytes from now on.
         *
         * @throws TauroException {@code TAURO-5003} if there are not so many; it then holds what it
         *     held before
         */
        void resize(long newBytes) {
            MemoryBudget refusing = change(newBytes);
            if (refusing != null) {
                // What was refused as a rehearsal, or has been given back meanwhile.
                refused = true;
                refusing = ahead ? null : take(newBytes - bytes);
                if (refusing != null) {
                    throw refusing.exceeded(holder);
                }
                if (ahead) {
                    takeAnyway(newBytes - bytes);
                }
                bytes = newBytes;
            }
        }

        /** As {@link #resize}, but a little is held in any case. */
        void resizeAboveLeast(long newBytes) {
            if (newBytes > least()) {
                resize(newBytes);
            } else {
                force(newBytes);
            }
        }

        void grow(long more) {
            resize(bytes + more);
        }

        /**
         * Holds so many bytes from now on, permitted or not: for the little that an operator needs
         * while it puts rows on disk, and for what has been allocated already.
         */
        void force(long newBytes) {
            if (newBytes > bytes) {
                takeAnyway(newBytes - bytes);
            } else {
                MemoryBudget.this.giveBack(bytes - newBytes);
            }
            bytes = newBytes;
        }

        @SuppressWarnings("NonAtomicVolatileUpdate") // one thread at a time changes it
        private @Nullable MemoryBudget change(long newBytes) {
            long more = newBytes - bytes;
            if (more > 0) {
                MemoryBudget refusing = takeOrAsk(more, this);
                if (refusing != null) {
                    return refusing;
                }
                bytes += more;
            } else if (more < 0) {
                MemoryBudget.this.giveBack(-more);
                bytes += more;
            }
            return null;
        }

        /** Whether something was refused since this was last asked. */
        boolean takeRefusal() {
            boolean was = refused;
            refused = false;
            return was;
        }

        /** The error of having been refused. */
        TauroException refused() {
            return exceeded(holder);
        }

        /** Gives all back. Idempotent. */
        @Override
        public void close() {
            force(0);
            spillable.remove(this);
        }
    }
}
