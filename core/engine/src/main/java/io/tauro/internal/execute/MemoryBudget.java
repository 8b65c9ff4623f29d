package io.tauro.internal.execute;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The bytes that may be held at once: by one query, or by all of them, of which each has a part.
 * Thread-safe.
 */
public final class MemoryBudget {

    private final String setting;
    private final long limit;
    private final @Nullable MemoryBudget parent;
    private long reserved;
    private long peak;

    private MemoryBudget(String setting, long limit, @Nullable MemoryBudget parent) {
        if (limit < 0) {
            throw new IllegalArgumentException("A limit is not negative");
        }
        this.setting = setting;
        this.limit = limit;
        this.parent = parent;
    }

    /** A budget of so many bytes that the named setting gives. */
    public static MemoryBudget of(String setting, long limit) {
        return new MemoryBudget(setting, limit, null);
    }

    /** A budget of so many bytes, which come out of this one. */
    public MemoryBudget child(String childSetting, long childLimit) {
        return new MemoryBudget(childSetting, childLimit, this);
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

    /** A part of the budget for somebody, of no bytes yet. */
    Reservation reserve(String holder) {
        return new Reservation(holder);
    }

    private void take(long bytes, String holder) {
        synchronized (this) {
            if (bytes > limit - reserved) {
                throw exceeded(holder);
            }
            reserved += bytes;
            peak = Math.max(peak, reserved);
        }
        if (parent != null) {
            try {
                parent.take(bytes, holder);
            } catch (TauroException exceeded) {
                giveBackHere(bytes);
                throw exceeded;
            }
        }
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

    /** What one holder has of the budget. Used by one thread. */
    final class Reservation implements AutoCloseable {

        private final String holder;
        private long bytes;

        private Reservation(String holder) {
            this.holder = holder;
        }

        String holder() {
            return holder;
        }

        long bytes() {
            return bytes;
        }

        /**
         * Holds so many bytes from now on.
         *
         * @throws TauroException {@code TAURO-5003} if there are not so many; it then holds what it
         *     held before
         */
        void resize(long newBytes) {
            if (newBytes > bytes) {
                take(newBytes - bytes, holder);
            } else {
                giveBack(bytes - newBytes);
            }
            bytes = newBytes;
        }

        void grow(long more) {
            resize(bytes + more);
        }

        /** Gives all back. Idempotent. */
        @Override
        public void close() {
            resize(0);
        }
    }
}
