package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.internal.kernel.RowHash;
import io.tauro.internal.spill.RowRun;
import io.tauro.internal.spill.RowRunWriter;
import io.tauro.internal.spill.SpillFile;
import io.tauro.type.DataType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Rows on disk, cut into parts by the hash of some columns: rows that are equal by them are in one
 * part. A part that is cut again takes the next bits of the hash, its level. Not thread-safe.
 */
final class Partitions implements AutoCloseable {

    static final int COUNT = 16;

    private static final int BITS = 4;

    /** The level at which no bits of the hash are left. */
    static final int DEEPEST = Long.SIZE / BITS - 1;

    private final SpillFile file;
    private final List<DataType> types;
    private final List<Integer> keys;
    private final int level;
    private final @Nullable RowRunWriter[] writers = new RowRunWriter[COUNT];
    private final @Nullable RowRun[] runs = new RowRun[COUNT];
    private long[] hashes = {};
    private final int[][] rows = new int[COUNT][0];

    /**
     * @param keys positions of the columns that count; of types that their partners have, too
     */
    Partitions(SpillFile file, List<DataType> types, List<Integer> keys, int level) {
        this.file = file;
        this.types = types;
        this.keys = keys;
        this.level = level;
    }

    /** About what it has in memory while rows are added. */
    static long bytes(QueryRuntime runtime) {
        return (long) COUNT * runtime.spill().blockBytes();
    }

    /** Puts the rows of a batch that count where they belong. */
    void add(Batch batch) {
        Batch[] parts = split(batch);
        for (int part = 0; part < COUNT; part++) {
            if (parts[part].selectedCount() > 0) {
                add(part, parts[part]);
            }
        }
    }

    void add(int part, Batch batch) {
        RowRunWriter writer = writers[part];
        if (writer == null) {
            writer = file.write(types);
            writers[part] = writer;
        }
        writer.add(batch);
    }

    /** The rows of a batch that count, by the part they belong to. */
    Batch[] split(Batch batch) {
        if (hashes.length < batch.rowCount()) {
            hashes = new long[batch.rowCount()];
        }
        Arrays.fill(hashes, 0, batch.rowCount(), 0);
        for (int k = 0; k < keys.size(); k++) {
            RowHash.hash(batch.column(keys.get(k)), batch, hashes, k == 0);
        }
        int[] counts = new int[COUNT];
        for (int n = 0; n < batch.selectedCount(); n++) {
            int row = batch.row(n);
            int part = part(hashes[row]);
            if (counts[part] == rows[part].length) {
                rows[part] = Arrays.copyOf(rows[part], Math.max(64, 2 * counts[part]));
            }
            rows[part][counts[part]++] = row;
        }
        Batch[] parts = new Batch[COUNT];
        for (int part = 0; part < COUNT; part++) {
            parts[part] = batch.select(Arrays.copyOf(rows[part], counts[part]), counts[part]);
        }
        return parts;
    }

    private int part(long hash) {
        return (int) (hash >>> Long.SIZE - BITS * (level + 1)) & COUNT - 1;
    }

    /** The rows that were added to a part; none can be added any more. */
    Optional<RowRun> take(int part) {
        RowRunWriter writer = writers[part];
        if (writer != null) {
            runs[part] = writer.finish();
            writers[part] = null;
        }
        return Optional.ofNullable(runs[part]);
    }

    /** Ends all parts, so that none has rows in memory. */
    void finish() {
        for (int part = 0; part < COUNT; part++) {
            take(part);
        }
    }

    int level() {
        return level;
    }

    /** Removes the rows from disk. Idempotent. */
    @Override
    public void close() {
        file.close();
    }
}
