package io.tauro.internal.spill;

import io.tauro.type.DataType;
import java.util.List;

/**
 * Rows on disk in the order in which they were written. Immutable; can be read by any number of
 * readers as long as its file is open.
 */
public final class RowRun {

    private final SpillFile file;
    private final List<DataType> types;
    private final List<SpillFile.Block> blocks;
    private final long rows;
    private final long bytes;

    RowRun(
            SpillFile file,
            List<DataType> types,
            List<SpillFile.Block> blocks,
            long rows,
            long bytes) {
        this.file = file;
        this.types = types;
        this.blocks = List.copyOf(blocks);
        this.rows = rows;
        this.bytes = bytes;
    }

    public long rows() {
        return rows;
    }

    /** About as many bytes as the rows take in memory. */
    public long bytes() {
        return bytes;
    }

    public List<DataType> types() {
        return types;
    }

    /** Reads the rows from the first on. */
    public RowRunReader read() {
        return new RowRunReader(file, types, blocks);
    }
}
