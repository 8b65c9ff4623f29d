package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.data.VectorBuilder;
import io.tauro.internal.kernel.Vectors;
import io.tauro.internal.physical.AggregateCall;
import io.tauro.spi.Cancellation;
import io.tauro.type.DataType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * An aggregate of the frame of each row. Rows of one frame share their result. Where it cannot
 * {@link SlidingAggregate slide}, a frame that only grows takes in what is new, and any other is
 * aggregated from its first row.
 */
final class FrameAggregate {

    private static final int CHECK_EVERY = 1 << 16;

    private final AggregateCall call;
    private final WindowRows rows;
    private final WindowFrames frames;
    private final CallInput input;
    private final MemoryBudget.Reservation memory;
    private final Cancellation cancellation;
    private final BitSet used = new BitSet();
    private final int[] groups;
    private int group = -1;
    private long work;

    /**
     * @param memory for the results alone
     * @param lists for aggregates that keep rows
     */
    FrameAggregate(
            AggregateCall call,
            WindowRows rows,
            WindowFrames frames,
            MemoryBudget.Reservation memory,
            MemoryBudget.Reservation lists,
            Cancellation cancellation) {
        this.call = call;
        this.rows = rows;
        this.frames = frames;
        this.memory = memory;
        this.cancellation = cancellation;
        call.arguments().forEach(used::set);
        call.filter().ifPresent(used::set);
        this.groups = new int[rows.size()];
        List<DataType> types = rows.columns().stream().map(ColumnVector::type).toList();
        this.input = new CallInput(call, Accumulators.of(call, types, lists, cancellation), types);
    }

    /** The result of each row, in the order of the window. */
    ColumnVector compute() {
        Optional<SlidingAggregate> sliding = SlidingAggregate.of(call, rows);
        return sliding.isPresent() ? slide(sliding.get()) : accumulate();
    }

    private ColumnVector slide(SlidingAggregate sliding) {
        memory.resize(sliding.bytes());
        int[] pieces = new int[2 * WindowFrames.MOST_PIECES];
        int[] resultOf = new int[rows.size()];
        int count = 0;
        for (int i = 0; i < rows.size(); i++) {
            if (i == 0 || !isSame(i)) {
                if (i % CHECK_EVERY == 0) {
                    cancellation.throwIfCancelled();
                }
                sliding.add(pieces, frames.pieces(i, pieces));
                count++;
            }
            resultOf[i] = count - 1;
        }
        ColumnVector results = sliding.results();
        return count == rows.size() ? results : Vectors.gather(results, resultOf, rows.size());
    }

    private ColumnVector accumulate() {
        // A list is put together only once, when all its rows are known.
        boolean atEnd = Accumulators.keepsRows(call.function());
        VectorBuilder results = new VectorBuilder(call.type(), atEnd ? 1 : rows.size());
        int[] resultOf = new int[rows.size()];
        int count = 0;
        for (int i = 0; i < rows.size(); i++) {
            if (i == 0 || !isSame(i)) {
                if (i > 0 && !atEnd && isGrown(i)) {
                    add(i, frames.end(i - 1), frames.end(i));
                } else {
                    group++;
                    add(i, frames.start(i), frames.end(i));
                }
                if (!atEnd) {
                    results.append(input.accumulator().result(group, 1).value(0));
                }
                count++;
            }
            resultOf[i] = count - 1;
        }
        memory.resize(input.bytes());
        ColumnVector distinct =
                atEnd && count > 0 ? input.accumulator().result(0, count) : results.build();
        return Vectors.gather(distinct, resultOf, rows.size());
    }

    private boolean isSame(int i) {
        return frames.isWhole()
                && frames.start(i) == frames.start(i - 1)
                && frames.end(i) == frames.end(i - 1);
    }

    private boolean isGrown(int i) {
        return frames.isWhole()
                && rows.partitionStart()[i] == rows.partitionStart()[i - 1]
                && frames.start(i) == frames.start(i - 1)
                && frames.end(i) >= frames.end(i - 1);
    }

    /** These rows alone: an aggregate may look at all rows of a batch, selected or not. */
    private Batch batch(int[] selected, int count) {
        List<ColumnVector> columns = new ArrayList<>(rows.columns().size());
        for (int i = 0; i < rows.columns().size(); i++) {
            ColumnVector column = rows.columns().get(i);
            columns.add(
                    used.get(i)
                            ? Vectors.gather(column, selected, count)
                            : Vectors.constant(null, column.type(), count));
        }
        return Batch.of(count, columns);
    }

    private void add(int row, int from, int to) {
        int[] selected = new int[to - from];
        int count = 0;
        for (int other = from; other < to; other++) {
            if (!frames.excludes(row, other)) {
                selected[count++] = other;
            }
        }
        work += count + 1;
        if (work > CHECK_EVERY) {
            work = 0;
            cancellation.throwIfCancelled();
            memory.resize(input.bytes());
        }
        if (count > 0) {
            Arrays.fill(groups, 0, count, group);
            input.add(batch(selected, count), groups, group + 1);
        }
    }
}
