package io.tauro.internal.spill;

import io.tauro.data.Batch;
import io.tauro.type.DataType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a run. Holds one block of it at a time. Not thread-safe. */
public final class RowRunReader {

    private final SpillFile file;
    private final List<SpillFile.Block> blocks;
    private final BatchDecoder decoder;
    private @Nullable ByteReader current;
    private int next;

    RowRunReader(SpillFile file, List<DataType> types, List<SpillFile.Block> blocks) {
        this.file = file;
        this.blocks = blocks;
        this.decoder = new BatchDecoder(types);
    }

    /** The next rows, without a selection, at least one; null at the end. */
    public @Nullable Batch next() {
        while (current == null || current.isAtEnd()) {
            if (next == blocks.size()) {
                current = null;
                return null;
            }
            SpillFile.Block block = blocks.get(next++);
            current = new ByteReader(file.read(block), block.rawBytes());
        }
        return decoder.read(current);
    }
}
