package io.tauro.connector.jdbc;

import io.tauro.spi.TableStatistics;
import io.tauro.table.TableSource;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Keeps statistics for a while, so that planning asks the source for them once. Thread-safe. */
final class StatisticsCache {

    private static final long KEPT_NANOS = Duration.ofMinutes(5).toNanos();

    private record Entry(TableStatistics statistics, long since) {}

    private final Map<TableSource, Entry> entries = new ConcurrentHashMap<>();

    TableStatistics get(TableSource table, Supplier<TableStatistics> source) {
        long now = System.nanoTime();
        Entry entry = entries.get(table);
        if (entry == null || now - entry.since() > KEPT_NANOS) {
            entry = new Entry(source.get(), now);
            entries.put(table, entry);
        }
        return entry.statistics();
    }
}
