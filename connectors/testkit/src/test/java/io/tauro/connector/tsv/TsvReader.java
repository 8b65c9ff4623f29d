package io.tauro.connector.tsv;

import io.tauro.data.Batch;
import io.tauro.data.BatchBuilder;
import io.tauro.predicate.PredicateEvaluator;
import io.tauro.spi.BatchReader;
import io.tauro.spi.ReadContext;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads lines into batches. Not thread-safe. */
final class TsvReader implements BatchReader {

    private final TsvScan scan;
    private final ReadContext context;
    private final BufferedReader lines;
    private final int[] columns;
    private long rowsLeft;

    TsvReader(TsvScan scan, ReadContext context) throws IOException {
        this.scan = scan;
        this.context = context;
        this.columns = scan.request().columns().stream().mapToInt(this::position).toArray();
        this.rowsLeft =
                scan.pushdown().limit() ? scan.request().limit().orElseThrow() : Long.MAX_VALUE;
        this.lines = Files.newBufferedReader(scan.table().file());
        lines.readLine(); // the header
    }

    private int position(String column) {
        return scan.table().schema().indexOf(column).orElseThrow();
    }

    @Override
    public @Nullable Batch next() {
        BatchBuilder batch = new BatchBuilder(scan.schema(), context.batchSize());
        try {
            while (!batch.isFull() && rowsLeft > 0) {
                scan.table().connector().requireOpen();
                context.cancellation().throwIfCancelled();
                String line = lines.readLine();
                if (line == null) {
                    break;
                }
                context.countBytes(line.length() + 1L);
                append(batch, TsvLine.split(line));
            }
        } catch (IOException e) {
            throw TsvConnector.failure(scan.table().file(), e);
        }
        return batch.size() == 0 ? null : batch.build();
    }

    private void append(BatchBuilder batch, List<@Nullable String> values) {
        if (isWanted(values)) {
            for (int i = 0; i < columns.length; i++) {
                batch.column(i).append(values.get(columns[i]));
            }
            batch.endRow();
            rowsLeft--;
        }
    }

    private boolean isWanted(List<@Nullable String> values) {
        return scan.pushdown().pushed().stream()
                .allMatch(
                        filter ->
                                PredicateEvaluator.isTrue(
                                        filter, column -> values.get(position(column))));
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException e) {
            // Nothing was written, so nothing is lost.
        }
    }
}
