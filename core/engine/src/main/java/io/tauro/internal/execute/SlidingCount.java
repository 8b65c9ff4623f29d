package io.tauro.internal.execute;

import io.tauro.data.ColumnVector;
import io.tauro.data.VectorBuilder;
import io.tauro.internal.physical.AggregateCall;
import io.tauro.type.DataType;
import java.util.List;

/** COUNT of a range of rows: those before its end less those before its start. */
final class SlidingCount implements SlidingAggregate {

    /** How many rows before each, and behind the last, have no null; empty if all have none. */
    private final int[] before;

    private final VectorBuilder results;

    private SlidingCount(int[] before, DataType type) {
        this.before = before;
        this.results = new VectorBuilder(type, 16);
    }

    static SlidingCount of(AggregateCall call, WindowRows rows) {
        List<ColumnVector> nullable =
                call.arguments().stream()
                        .map(argument -> rows.columns().get(argument))
                        .filter(ColumnVector::mayHaveNulls)
                        .toList();
        return of(nullable, rows.size(), call.type());
    }

    /** How many values of a column are not null. */
    static SlidingCount of(ColumnVector column) {
        List<ColumnVector> nullable = column.mayHaveNulls() ? List.of(column) : List.of();
        return of(nullable, column.size(), DataType.BIGINT);
    }

    private static SlidingCount of(List<ColumnVector> nullable, int rows, DataType type) {
        int[] before = new int[nullable.isEmpty() ? 0 : rows + 1];
        for (int row = 0; row + 1 < before.length; row++) {
            before[row + 1] = before[row] + (JoinKeys.anyNull(nullable, row) ? 0 : 1);
        }
        return new SlidingCount(before, type);
    }

    long count(int[] pieces, int count) {
        long total = 0;
        for (int piece = 0; piece < count; piece++) {
            int start = pieces[2 * piece];
            int end = pieces[2 * piece + 1];
            total += before.length == 0 ? end - start : before[end] - before[start];
        }
        return total;
    }

    @Override
    public void add(int[] pieces, int count) {
        results.append(count(pieces, count));
    }

    @Override
    public ColumnVector results() {
        return results.build();
    }

    @Override
    public long bytes() {
        return 4L * before.length;
    }
}
