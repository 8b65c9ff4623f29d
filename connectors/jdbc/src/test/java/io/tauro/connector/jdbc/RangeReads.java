package io.tauro.connector.jdbc;

import io.tauro.connector.jdbc.Scans.Context;
import io.tauro.data.Batch;
import io.tauro.spi.BatchReader;
import io.tauro.spi.ReadContext;
import io.tauro.spi.Scan;
import io.tauro.spi.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** Reads scans in ranges, as the threads of a query do. */
public final class RangeReads {

    private RangeReads() {}

    /** The splits of a scan that so many threads may read. */
    public static List<Split> splits(Scan scan) {
        return scan.splits(4, Double.MAX_VALUE);
    }

    /** The first column of all rows, by so many threads. */
    public static List<Object> keys(Scan scan, List<Split> splits, int threads) {
        Queue<Split> open = new ConcurrentLinkedQueue<>(splits);
        Queue<Object> keys = new ConcurrentLinkedQueue<>();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<CompletableFuture<Void>> lanes =
                    IntStream.range(0, threads)
                            .mapToObj(
                                    i ->
                                            CompletableFuture.runAsync(
                                                    () -> lane(scan, open, keys), pool))
                            .toList();
            lanes.forEach(CompletableFuture::join);
        } finally {
            pool.shutdownNow();
        }
        return new ArrayList<>(keys);
    }

    private static void lane(Scan scan, Queue<Split> open, Queue<Object> keys) {
        ReadContext context = Context.of(7);
        for (Split split = open.poll(); split != null; split = open.poll()) {
            try (BatchReader reader = scan.open(split, context)) {
                read(reader, keys);
            }
        }
    }

    /** The first column of the rows that are left. */
    public static void read(BatchReader reader, java.util.Collection<Object> keys) {
        for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
            for (int i = 0; i < batch.selectedCount(); i++) {
                keys.add(batch.column(0).value(batch.row(i)));
            }
        }
    }
}
