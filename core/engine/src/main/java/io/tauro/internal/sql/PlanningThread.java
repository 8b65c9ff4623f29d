package io.tauro.internal.sql;

import java.util.function.Supplier;
import org.apache.calcite.rel.metadata.DefaultRelMetadataProvider;
import org.apache.calcite.rel.metadata.JaninoRelMetadataProvider;
import org.apache.calcite.rel.metadata.RelMetadataQueryBase;

/**
 * Gives Calcite what it looks for in a thread-local, while it plans, and takes it away again. All
 * that asks Calcite for metadata runs in here, and nothing else sets Calcite's thread-locals.
 */
public final class PlanningThread {

    private PlanningThread() {}

    /** The result of the work, which may plan inside planning. */
    public static <T> T call(Supplier<T> work) {
        JaninoRelMetadataProvider before = RelMetadataQueryBase.THREAD_PROVIDERS.get();
        RelMetadataQueryBase.THREAD_PROVIDERS.set(
                JaninoRelMetadataProvider.of(DefaultRelMetadataProvider.INSTANCE));
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
