package io.tauro.internal.execute;

import io.tauro.data.ColumnVector;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.internal.kernel.Interruption;
import io.tauro.internal.kernel.Vectors;
import io.tauro.internal.physical.WindowCall;
import java.util.List;

/** Window functions that are the value of another row: LAG, LEAD, FIRST, LAST and NTH_VALUE. */
final class WindowValues {

    private static final int NONE = -1;

    private final WindowCall call;
    private final WindowRows rows;
    private final ColumnVector values;
    private final CountedRows counted;
    private final int[] pieces = new int[WindowFrames.MOST_PIECES * 2];

    WindowValues(WindowCall call, WindowRows rows) {
        this.call = call;
        this.rows = rows;
        this.values = rows.columns().get(call.arguments().get(0));
        this.counted =
                call.ignoreNulls() && values.mayHaveNulls()
                        ? CountedRows.withValue(values)
                        : CountedRows.ALL;
    }

    /** LAG and LEAD. */
    ColumnVector shifted(boolean back) {
        int size = rows.size();
        int[] from = new int[size];
        boolean defaults = call.arguments().size() > 2;
        for (int i = 0; i < size; i++) {
            Interruption.atRow(i);
            Object offset = call.arguments().size() > 1 ? argument(1).value(i) : Long.valueOf(1);
            if (offset == null) {
                from[i] = NONE;
            } else {
                long distance = ((Number) offset).longValue();
                int row = shifted(i, back ? -distance : distance);
                from[i] = row == NONE && defaults ? size + i : row;
            }
        }
        ColumnVector source =
                defaults ? Vectors.concat(call.type(), List.of(values, argument(2))) : values;
        return Vectors.gather(source, from, size);
    }

    private ColumnVector argument(int index) {
        return rows.columns().get(call.arguments().get(index));
    }

    private int shifted(int row, long distance) {
        int first = rows.partitionStart()[row];
        int last = rows.partitionEnd()[row];
        if (distance == 0) {
            return row;
        }
        return distance < 0 ? nthBack(first, row, -distance) : nth(row + 1, last, distance);
    }

    /** The n-th row from 1 that counts, of a range. */
    private int nth(int start, int end, long nth) {
        return nth > 0 && nth <= counted.count(start, end) ? counted.nth(start, (int) nth) : NONE;
    }

    private int nthBack(int start, int end, long nth) {
        int count = counted.count(start, end);
        return nth > 0 && nth <= count ? counted.nth(start, count - (int) nth + 1) : NONE;
    }

    ColumnVector first(WindowFrames frames) {
        int[] from = new int[rows.size()];
        for (int i = 0; i < from.length; i++) {
            from[i] = nth(frames, i, 1);
        }
        return Vectors.gather(values, from, from.length);
    }

    ColumnVector last(WindowFrames frames) {
        int[] from = new int[rows.size()];
        for (int i = 0; i < from.length; i++) {
            from[i] = nthBack(frames, i, 1);
        }
        return Vectors.gather(values, from, from.length);
    }

    ColumnVector nth(WindowFrames frames, boolean fromLast) {
        int[] from = new int[rows.size()];
        for (int i = 0; i < from.length; i++) {
            Interruption.atRow(i);
            Object position = argument(1).value(i);
            if (position == null) {
                from[i] = NONE;
                continue;
            }
            long nth = checked(((Number) position).longValue());
            from[i] = fromLast ? nthBack(frames, i, nth) : nth(frames, i, nth);
        }
        return Vectors.gather(values, from, from.length);
    }

    /** A position of NTH_VALUE. */
    static long checked(long nth) {
        if (nth < 1) {
            throw new TauroException(
                    ErrorCode.INVALID_ARGUMENT,
                    "The position of NTH_VALUE is not positive. Use at least 1.");
        }
        return nth;
    }

    private int nth(WindowFrames frames, int row, long nth) {
        int count = frames.pieces(row, pieces);
        long left = nth;
        for (int piece = 0; piece < count; piece++) {
            int within = counted.count(pieces[2 * piece], pieces[2 * piece + 1]);
            if (left <= within) {
                return counted.nth(pieces[2 * piece], (int) left);
            }
            left -= within;
        }
        return NONE;
    }

    private int nthBack(WindowFrames frames, int row, long nth) {
        int count = frames.pieces(row, pieces);
        long left = nth;
        for (int piece = count - 1; piece >= 0; piece--) {
            int within = counted.count(pieces[2 * piece], pieces[2 * piece + 1]);
            if (left <= within) {
                return counted.nth(pieces[2 * piece], within - (int) left + 1);
            }
            left -= within;
        }
        return NONE;
    }
}
