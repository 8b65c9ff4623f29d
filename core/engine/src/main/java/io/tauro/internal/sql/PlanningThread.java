package io.tauro.internal.sql;

import io.tauro.query.QueryLimits;
import io.tauro.spi.Cancellation;
import java.util.function.Supplier;
import org.apache.calcite.rel.metadata.JaninoRelMetadataProvider;
import org.apache.calcite.rel.metadata.RelMetadataQueryBase;
import org.jspecify.annotations.Nullable;

/**
 * Lets a thread plan until the query is cancelled, and takes away what Calcite leaves in a
 * thread-local for each plan that it begins.
 */
public final class PlanningThread {

    private static final ThreadLocal<@Nullable Cancellation> CANCELLATION = new ThreadLocal<>();

    private static final ThreadLocal<@Nullable QueryLimits> LIMITS = new ThreadLocal<>();

    private PlanningThread() {}

    /** The result of the work, which is to keep to limits. */
    public static <T> T within(QueryLimits limits, Supplier<T> work) {
        QueryLimits outer = LIMITS.get();
        LIMITS.set(limits);
        try {
            return work.get();
        } finally {
            if (outer == null) {
                LIMITS.remove();
            } else {
                LIMITS.set(outer);
            }
        }
    }

    /** The limits that planning has to keep to. */
    public static QueryLimits limits() {
        QueryLimits limits = LIMITS.get();
        return limits == null ? QueryLimits.DEFAULTS : limits;
    }

    /** The result of the work, which is to stop with the query. */
    public static <T> T call(Cancellation cancellation, Supplier<T> work) {
        Cancellation outer = CANCELLATION.get();
        CANCELLATION.set(cancellation);
        try {
            return work.get();
        } finally {
            if (outer == null) {
                CANCELLATION.remove();
            } else {
                CANCELLATION.set(outer);
            }
        }
    }

    /** Stops the planning if the query that it is for has been cancelled. Asked often. */
    public static void throwIfCancelled() {
        Cancellation cancellation = CANCELLATION.get();
        if (cancellation != null) {
            cancellation.throwIfCancelled();
        }
    }

    /** The result of the work, which may plan inside planning. */
    public static <T> T call(Supplier<T> work) {
        throwIfCancelled();
        JaninoRelMetadataProvider before = RelMetadataQueryBase.THREAD_PROVIDERS.get();
        try {
            return work.get();
        } finally {
            if (before == null) {
                RelMetadataQueryBase.THREAD_PROVIDERS.remove();
            } else {
                RelMetadataQueryBase.THREAD_PROVIDERS.set(before);
            }
        }
    }
}
