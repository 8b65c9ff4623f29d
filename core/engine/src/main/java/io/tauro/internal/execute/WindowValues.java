package io.tauro.internal.execute;

import io.tauro.data.ColumnVector;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.internal.kernel.Vectors;
import io.tauro.internal.physical.WindowCall;
import java.util.List;

/** Window functions that are the value of another row: LAG, LEAD, FIRST, LAST and NTH_VALUE. */
final class WindowValues {

    private static final int NONE = -1;

    private final WindowCall call;
    private final WindowRows rows;
    private final ColumnVector values;

    WindowValues(WindowCall call, WindowRows rows) {
        this.call = call;
        this.rows = rows;
        this.values = rows.columns().get(call.arguments().get(0));
    }

    /** LAG and LEAD. */
    ColumnVector shifted(boolean back) {
        int size = rows.size();
        int[] from = new int[size];
        boolean defaults = call.arguments().size() > 2;
        for (int i = 0; i < size; i++) {
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

    private int shifted(int row, long distance) {
        int first = rows.partitionStart()[row];
        int last = rows.partitionEnd()[row];
        if (!call.ignoreNulls() || distance == 0) {
            boolean within = distance >= (long) first - row && distance < (long) last - row;
            return within ? (int) (row + distance) : NONE;
        }
        int step = distance < 0 ? -1 : 1;
        long left = Math.abs(distance);
        for (int other = row + step; other >= first && other < last; other += step) {
            if (!values.isNull(other) && --left == 0) {
                return other;
            }
        }
        return NONE;
    }

    private ColumnVector argument(int index) {
        return rows.columns().get(call.arguments().get(index));
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
            from[i] = NONE;
            for (int row = frames.end(i) - 1; row >= frames.start(i); row--) {
                if (counts(frames, i, row)) {
                    from[i] = row;
                    break;
                }
            }
        }
        return Vectors.gather(values, from, from.length);
    }

    ColumnVector nth(WindowFrames frames) {
        int[] from = new int[rows.size()];
        for (int i = 0; i < from.length; i++) {
            Object position = argument(1).value(i);
            if (position == null) {
                from[i] = NONE;
                continue;
            }
            long nth = ((Number) position).longValue();
            if (nth < 1) {
                throw new TauroException(
                        ErrorCode.INVALID_ARGUMENT,
                        "The position of NTH_VALUE is not positive. Use at least 1.");
            }
            from[i] = nth(frames, i, nth);
        }
        return Vectors.gather(values, from, from.length);
    }

    private int nth(WindowFrames frames, int row, long nth) {
        if (frames.isWhole() && !call.ignoreNulls()) {
            long place = frames.start(row) + (nth - 1);
            return nth <= rows.size() && place < frames.end(row) ? (int) place : NONE;
        }
        long left = nth;
        for (int other = frames.start(row); other < frames.end(row); other++) {
            if (counts(frames, row, other) && --left == 0) {
                return other;
            }
        }
        return NONE;
    }

    private boolean counts(WindowFrames frames, int row, int other) {
        return !frames.excludes(row, other) && !(call.ignoreNulls() && values.isNull(other));
    }
}
