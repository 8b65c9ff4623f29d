package io.tauro.connector.jdbc;

import io.tauro.connector.jdbc.TableRanges.Extent;
import io.tauro.spi.TableStatistics;
import io.tauro.table.TableSource;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Keeps statistics for a while, so that planning asks the source for them once. Thread-safe. */
final class StatisticsCache {

    private static final long KEPT_NANOS = Duration.ofMinutes(5).toNanos();

    /**
     * What is known of a table.
     *
     * @param extent where it lies, if it can be cut
     */
    record Known(TableStatistics statistics, Extent extent) {

        static final Known NOTHING = new Known(TableStatistics.UNKNOWN, Extent.NONE);
    }

    private record Entry(Known known, long since) {}

    private final Map<TableSource, Entry> entries = new ConcurrentHashMap<>();

    Known get(TableSource table, Supplier<Known> source) {
        long now = System.nanoTime();
        Entry entry = entries.get(table);
        if (entry == null || now - entry.since() > KEPT_NANOS) {
            entry = new Entry(source.get(), now);
            entries.put(table, entry);
        }
        return entry.known();
    }

    /** What was known when it was asked for last. */
    Known last(TableSource table) {
        Entry entry = entries.get(table);
        return entry == null ? Known.NOTHING : entry.known();
    }
}
