package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.internal.kernel.RowComparator;
import io.tauro.internal.kernel.Vectors;
import io.tauro.internal.physical.PhysicalNode.Order;
import io.tauro.internal.spill.RowRun;
import io.tauro.internal.spill.RowRunReader;
import io.tauro.type.DataType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Merges sorted runs. Of rows that are equal by the keys, those of earlier runs come first. */
final class RunMerge {

    private final List<DataType> types;
    private final List<Order> order;
    private final Source[] sources;
    private final RowComparator[] @Nullable [][] comparators;
    private final int[] heap;
    private int live;

    /** Rows of one batch that go into the batch that is being made. */
    private record Piece(Batch batch, int from) {}

    private static final class Source {
        private final RowRunReader reader;
        private Batch batch = Batch.of(0);
        private int row;
        private int from;
        private int piece = -1;

        Source(RowRunReader reader) {
            this.reader = reader;
        }
    }

    RunMerge(List<RowRun> runs, List<Order> order) {
        this.types = runs.get(0).types();
        this.order = order;
        this.sources = new Source[runs.size()];
        this.comparators = new RowComparator[sources.length][sources.length][];
        this.heap = new int[sources.length];
        for (int i = 0; i < sources.length; i++) {
            sources[i] = new Source(runs.get(i).read());
            if (load(i)) {
                heap[live++] = i;
            }
        }
        for (int i = live / 2 - 1; i >= 0; i--) {
            sink(i);
        }
    }

    /** The next rows in order, at most so many; null at the end. */
    @Nullable Batch next(int most) {
        if (live == 0) {
            return null;
        }
        List<Piece> pieces = new ArrayList<>();
        int[] pieceOf = new int[most];
        int[] rowOf = new int[most];
        int count = 0;
        while (count < most && live > 0) {
            Source source = sources[heap[0]];
            if (source.piece < 0) {
                source.piece = pieces.size();
                source.from = source.row;
                pieces.add(new Piece(source.batch, source.from));
            }
            pieceOf[count] = source.piece;
            rowOf[count++] = source.row++;
            if (source.row == source.batch.rowCount()) {
                end(source, pieces);
                if (!load(heap[0])) {
                    heap[0] = heap[--live];
                }
            }
            sink(0);
        }
        for (int i = 0; i < live; i++) {
            end(sources[heap[i]], pieces);
        }
        int[] shift = new int[pieces.size()];
        int base = 0;
        for (int i = 0; i < shift.length; i++) {
            shift[i] = base - pieces.get(i).from();
            base += pieces.get(i).batch().rowCount();
        }
        for (int i = 0; i < count; i++) {
            rowOf[i] += shift[pieceOf[i]];
        }
        return together(pieces, rowOf, count);
    }

    /** Cuts a source's piece down to the rows that go into the batch that is being made. */
    private static void end(Source source, List<Piece> pieces) {
        if (source.piece < 0) {
            return;
        }
        Batch slice = RunInput.slice(source.batch, source.from, source.row - source.from);
        pieces.set(source.piece, new Piece(slice, source.from));
        source.piece = -1;
    }

    private Batch together(List<Piece> pieces, int[] positions, int count) {
        List<ColumnVector> columns = new ArrayList<>(types.size());
        for (int i = 0; i < types.size(); i++) {
            List<ColumnVector> parts = new ArrayList<>(pieces.size());
            for (Piece piece : pieces) {
                parts.add(piece.batch().column(i));
            }
            columns.add(Vectors.gather(Vectors.concat(types.get(i), parts), positions, count));
        }
        return Batch.of(count, columns);
    }

    private boolean load(int index) {
        Source source = sources[index];
        Batch batch = source.reader.next();
        for (int other = 0; other < sources.length; other++) {
            comparators[index][other] = null;
            comparators[other][index] = null;
        }
        source.batch = batch == null ? Batch.of(0) : batch;
        source.row = 0;
        return batch != null;
    }

    private void sink(int from) {
        int at = from;
        while (true) {
            int child = 2 * at + 1;
            if (child >= live) {
                return;
            }
            if (child + 1 < live && isBefore(heap[child + 1], heap[child])) {
                child++;
            }
            if (!isBefore(heap[child], heap[at])) {
                return;
            }
            int lower = heap[at];
            heap[at] = heap[child];
            heap[child] = lower;
            at = child;
        }
    }

    private boolean isBefore(int left, int right) {
        RowComparator[] keys = comparators[left][right];
        if (keys == null) {
            keys =
                    RowOrder.comparators(
                            sources[left].batch.columns(), sources[right].batch.columns(), order);
            comparators[left][right] = keys;
        }
        for (RowComparator key : keys) {
            int byKey = key.compare(sources[left].row, sources[right].row);
            if (byKey != 0) {
                return byKey < 0;
            }
        }
        return left < right;
    }
}
