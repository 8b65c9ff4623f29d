package io.tauro.internal.execute;

import io.tauro.data.ColumnVector;
import io.tauro.data.DoubleVector;
import io.tauro.data.VectorBuilder;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.internal.physical.WindowCall;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;

/** Window functions that say where in its partition a row is. */
final class WindowRanks {

    private final WindowCall call;
    private final WindowRows rows;

    WindowRanks(WindowCall call, WindowRows rows) {
        this.call = call;
        this.rows = rows;
    }

    ColumnVector compute() {
        int[] first = rows.partitionStart();
        int[] last = rows.partitionEnd();
        int[] peers = rows.peerStart();
        return switch (call.function()) {
            case ROW_NUMBER -> integers(i -> i - first[i] + 1L);
            case RANK -> integers(i -> peers[i] - first[i] + 1L);
            case DENSE_RANK -> denseRanks();
            case PERCENT_RANK ->
                    doubles(
                            i ->
                                    last[i] - first[i] == 1
                                            ? 0
                                            : (peers[i] - first[i])
                                                    / (double) (last[i] - first[i] - 1));
            case CUME_DIST ->
                    doubles(i -> (rows.peerEnd()[i] - first[i]) / (double) (last[i] - first[i]));
            case NTILE -> buckets();
            default -> throw new IllegalArgumentException(call.function() + " is no rank");
        };
    }

    private ColumnVector denseRanks() {
        long[] ranks = new long[rows.size()];
        for (int i = 0; i < ranks.length; i++) {
            boolean first = i == rows.partitionStart()[i];
            ranks[i] = first ? 1 : ranks[i - 1] + (i == rows.peerStart()[i] ? 1 : 0);
        }
        return integers(i -> ranks[i]);
    }

    private ColumnVector buckets() {
        ColumnVector counts = rows.columns().get(call.arguments().get(0));
        VectorBuilder builder = new VectorBuilder(call.type(), rows.size());
        for (int i = 0; i < rows.size(); i++) {
            int first = rows.partitionStart()[i];
            Object count = counts.value(first);
            if (count == null) {
                builder.appendNull();
            } else {
                append(
                        call,
                        builder,
                        bucket(
                                i - first,
                                rows.partitionEnd()[i] - first,
                                ((Number) count).longValue()));
            }
        }
        return builder.build();
    }

    /** The first buckets have one row more where they cannot all be equal. */
    static long bucket(long row, long size, long count) {
        if (count < 1) {
            throw new TauroException(
                    ErrorCode.INVALID_ARGUMENT,
                    "The number of buckets of NTILE is not positive. Use at least 1.");
        }
        long small = size / count;
        long large = size % count;
        return row < large * (small + 1)
                ? row / (small + 1) + 1
                : (row - large * (small + 1)) / Math.max(1, small) + large + 1;
    }

    private ColumnVector integers(IntToLongFunction value) {
        VectorBuilder builder = new VectorBuilder(call.type(), rows.size());
        for (int i = 0; i < rows.size(); i++) {
            append(call, builder, value.applyAsLong(i));
        }
        return builder.build();
    }

    /** Puts a rank into the integer type of the call. */
    static void append(WindowCall call, VectorBuilder builder, long value) {
        switch (call.type().physical()) {
            case INT -> builder.appendInt(Math.toIntExact(value));
            case LONG -> builder.appendLong(value);
            default -> throw new IllegalArgumentException(call.type() + " is no integer");
        }
    }

    private ColumnVector doubles(IntToDoubleFunction value) {
        double[] values = new double[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value.applyAsDouble(i);
        }
        return new DoubleVector(call.type(), values, null, values.length);
    }
}
