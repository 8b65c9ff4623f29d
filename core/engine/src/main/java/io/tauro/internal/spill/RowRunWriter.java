package io.tauro.internal.spill;

import io.tauro.data.Batch;
import io.tauro.internal.kernel.Vectors;
import io.tauro.type.DataType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Writes a run. Rows are cut into pieces of about half a block, so that reading many runs at once
 * needs little memory; what is not a full block waits in memory. Not thread-safe.
 */
public final class RowRunWriter {

    private static final int FIRST_PIECE_ROWS = 512;

    private final SpillFile file;
    private final List<DataType> types;
    private final int blockBytes;
    private final ByteWriter pending = new ByteWriter();
    private final BatchEncoder encoder;
    private final List<SpillFile.Block> blocks = new ArrayList<>();
    private int pieceRows = FIRST_PIECE_ROWS;
    private long rows;
    private long bytes;

    RowRunWriter(SpillFile file, List<DataType> types, int blockBytes) {
        this.file = file;
        this.blockBytes = blockBytes;
        this.types = List.copyOf(types);
        this.encoder = new BatchEncoder(pending, types.size());
    }

    /** The rows so far. */
    public long rows() {
        return rows;
    }

    /** Adds the rows of a batch that count. */
    public void add(Batch batch) {
        int count = batch.selectedCount();
        for (int from = 0; from < count; ) {
            int piece = Math.min(pieceRows, count - from);
            addPiece(piece == batch.rowCount() ? batch : piece(batch, from, piece));
            from += piece;
        }
    }

    private static Batch piece(Batch batch, int from, int count) {
        int[] selection = batch.selection();
        int[] positions;
        if (selection == null) {
            positions = new int[count];
            for (int i = 0; i < count; i++) {
                positions[i] = from + i;
            }
        } else {
            positions = Arrays.copyOfRange(selection, from, from + count);
        }
        return Vectors.compact(batch.select(positions, count));
    }

    private void addPiece(Batch piece) {
        Batch compact = Vectors.compact(piece);
        int before = pending.size();
        encoder.write(compact);
        int encoded = pending.size() - before;
        rows += compact.rowCount();
        bytes += encoded;
        long fitting = (long) compact.rowCount() * (blockBytes / 2) / Math.max(1, encoded);
        pieceRows = (int) Math.max(1, Math.min(fitting, Math.min(2L * pieceRows, 1 << 12)));
        if (pending.size() >= blockBytes) {
            flush();
        }
    }

    private void flush() {
        if (pending.size() > 0) {
            blocks.add(file.append(pending.array(), pending.size()));
            pending.clear(blockBytes);
        }
    }

    /** Ends the run. */
    public RowRun finish() {
        flush();
        return new RowRun(file, types, blocks, rows, bytes);
    }
}
