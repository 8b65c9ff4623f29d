package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.data.VectorBuilder;
import io.tauro.internal.execute.PagedRows.Page;
import io.tauro.internal.kernel.Vectors;
import io.tauro.internal.physical.AggregateCall;
import io.tauro.internal.physical.WindowCall;
import io.tauro.spi.Cancellation;
import io.tauro.type.DataType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An aggregate of the frame of each row of a partition on disk. Where it cannot {@link PagedSliding
 * slide}, a frame that only grows takes in what is new, and any other is aggregated from its first
 * row. Only what the aggregate itself keeps of a frame must fit into memory.
 */
final class PagedAggregate implements PagedValue, AutoCloseable {

    private final AggregateCall call;
    private final PagedRows rows;
    private final PagedFrames frames;
    private final List<DataType> types;
    private final Optional<PagedSliding> sliding;
    private final MemoryBudget.Reservation memory;
    private final MemoryBudget.Reservation lists;
    private final MemoryBudget.Reservation values;
    private final Cancellation cancellation;
    private final BitSet used = new BitSet();
    private final long[] pieces = new long[2 * WindowFrames.MOST_PIECES];
    private @Nullable CallInput input;

    /** Of the frame that was aggregated last. */
    private long start = -1;

    private long end = -1;
    private @Nullable Object last;

    PagedAggregate(WindowCall window, PagedRows rows, List<DataType> types, QueryRuntime runtime) {
        this.call = window.aggregate().orElseThrow();
        this.rows = rows;
        this.types = types;
        this.frames = new PagedFrames(rows, window);
        this.sliding = PagedSliding.of(call, rows, types);
        this.memory = runtime.memory().reserve("window");
        this.lists = runtime.memory().reserve("window");
        this.values = runtime.memory().reserve("window");
        this.cancellation = runtime.cancellation();
        call.arguments().forEach(used::set);
        call.filter().ifPresent(used::set);
        call.order().forEach(key -> used.set(key.column()));
    }

    @Override
    public ColumnVector next(Page page) {
        int[] resultOf = new int[page.size()];
        VectorBuilder results = new VectorBuilder(call.type(), 16);
        int count = 0;
        values.resize(0);
        for (int i = 0; i < page.size(); i++) {
            frames.toRow(page.start() + i);
            if (i == 0 || !isSame()) {
                if (sliding.isPresent()) {
                    sliding.get().add(pieces, frames.pieces(pieces));
                } else {
                    results.append(aggregated());
                    // A list takes about as much as what it was made of.
                    values.grow(lists.bytes());
                }
                start = frames.start();
                end = frames.end();
                count++;
            }
            resultOf[i] = count - 1;
        }
        ColumnVector distinct = sliding.isPresent() ? sliding.get().takeResults() : results.build();
        return Vectors.gather(distinct, resultOf, page.size());
    }

    private boolean isSame() {
        return frames.isWhole() && frames.start() == start && frames.end() == end;
    }

    private @Nullable Object aggregated() {
        CallInput known = input;
        if (known != null && isSame()) {
            return last;
        }
        if (known != null && isGrown()) {
            add(known, end, frames.end());
        } else {
            known = begin();
            int count = frames.pieces(pieces);
            for (int piece = 0; piece < count; piece++) {
                add(known, pieces[2 * piece], pieces[2 * piece + 1]);
            }
        }
        last = known.accumulator().result(0, 1).value(0);
        return last;
    }

    /** A list is put together only once, when all its rows are known. */
    private boolean isGrown() {
        return frames.isWhole()
                && frames.start() == start
                && !Accumulators.keepsRows(call.function());
    }

    private CallInput begin() {
        end();
        CallInput next =
                new CallInput(call, Accumulators.of(call, types, lists, cancellation), types);
        input = next;
        return next;
    }

    private void end() {
        if (input != null) {
            input.close();
            input = null;
        }
        lists.resize(0);
    }

    private void add(CallInput to, long from, long behind) {
        for (long row = from; row < behind; ) {
            cancellation.throwIfCancelled();
            Page page = rows.at(row);
            long last = Math.min(behind, page.end());
            to.add(batch(page, page.at(row), page.at(last)), new int[page.size()], 1);
            memory.resize(to.bytes());
            row = last;
        }
    }

    /** These rows alone: an aggregate may look at all rows of a batch, selected or not. */
    private Batch batch(Page page, int from, int to) {
        int count = to - from;
        int[] selected = new int[count];
        Arrays.setAll(selected, i -> from + i);
        List<ColumnVector> columns = new ArrayList<>(page.columns().size());
        for (int i = 0; i < page.columns().size(); i++) {
            ColumnVector column = page.column(i);
            columns.add(
                    !used.get(i)
                            ? Vectors.constant(null, column.type(), count)
                            : count == page.size()
                                    ? column
                                    : Vectors.gather(column, selected, count));
        }
        return Batch.of(count, columns);
    }

    @Override
    public void close() {
        end();
        memory.close();
        lists.close();
        values.close();
    }
}
