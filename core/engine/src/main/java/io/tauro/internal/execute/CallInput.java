package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.data.IntVector;
import io.tauro.internal.physical.AggregateCall;
import io.tauro.internal.physical.AggregateFunction;
import io.tauro.type.DataType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hands an aggregate the rows that count for it: those of its FILTER, and of DISTINCT the first.
 */
final class CallInput implements AutoCloseable {

    /** As many keys of DISTINCT are put on disk at once. */
    private static final int PIECE = 1 << 12;

    private final AggregateCall call;
    private final List<DataType> inputTypes;
    private final Accumulator accumulator;
    private @Nullable GroupTable seen;
    private @Nullable SpilledCall onDisk;
    private int[] seenRows = {};

    CallInput(AggregateCall call, Accumulator accumulator, List<DataType> inputTypes) {
        this.call = call;
        this.inputTypes = inputTypes;
        this.accumulator = accumulator;
        this.seen =
                call.distinct() && matters(call) ? new GroupTable(types(call, inputTypes)) : null;
    }

    /** Whether equal arguments change the result at all. */
    private static boolean matters(AggregateCall call) {
        return switch (call.function()) {
            case MIN,
                    MAX,
                    ANY_VALUE,
                    BOOL_AND,
                    BOOL_OR,
                    BIT_AND,
                    BIT_OR,
                    ARG_MIN,
                    ARG_MAX,
                    MIN_BY,
                    MAX_BY,
                    APPROX_COUNT_DISTINCT ->
                    false;
            default -> !call.arguments().isEmpty();
        };
    }

    private static List<DataType> types(AggregateCall call, List<DataType> inputTypes) {
        List<DataType> types = new ArrayList<>();
        types.add(DataType.INTEGER);
        distinctBy(call).forEach(argument -> types.add(inputTypes.get(argument)));
        return types;
    }

    /** The separator of LISTAGG does not make a text another one. */
    private static List<Integer> distinctBy(AggregateCall call) {
        return call.function() == AggregateFunction.LISTAGG
                ? call.arguments().subList(0, 1)
                : call.arguments();
    }

    void add(Batch batch, int[] groups, int groupCount) {
        Batch counted = batch;
        if (call.filter().isPresent()) {
            counted = FilteredRows.of(counted, counted.column(call.filter().getAsInt()));
        }
        if (onDisk != null) {
            onDisk.add(counted, groups);
            return;
        }
        if (seen != null) {
            counted = firstOnes(counted, groups, seen);
        }
        if (counted.selectedCount() > 0) {
            accumulator.add(counted, groups, groupCount);
        }
    }

    private Batch firstOnes(Batch batch, int[] groups, GroupTable table) {
        if (seenRows.length < batch.rowCount()) {
            seenRows = new int[batch.rowCount()];
        }
        List<ColumnVector> columns = new ArrayList<>();
        columns.add(new IntVector(DataType.INTEGER, groups, null, batch.rowCount()));
        distinctBy(call).forEach(argument -> columns.add(batch.column(argument)));
        int known = table.size();
        table.assign(batch, columns, seenRows);
        return FilteredRows.newOnes(batch, seenRows, known);
    }

    /** What it keeps of rows and could put on disk. */
    long keptBytes() {
        return onDisk != null ? 0 : accumulator.keptBytes() + (seen == null ? 0 : seen.bytes());
    }

    /** Puts what it keeps of rows on disk, and all rows from now on. */
    void spill(QueryRuntime runtime, OperatorStatistics statistics) {
        SpilledCall rows = new SpilledCall(call, inputTypes, runtime, statistics);
        onDisk = rows;
        GroupTable keys = seen;
        seen = null;
        if (rows.keepsLists()) {
            accumulator.takeRows(rows::add);
        } else if (keys != null) {
            for (int from = 0; from < keys.size(); from += PIECE) {
                int count = Math.min(PIECE, keys.size() - from);
                rows.add(Batch.of(count, keys.keys(from, count)));
            }
        }
    }

    /** The results of so many groups; those on disk are to be asked for in order. */
    ColumnVector result(int from, int count) {
        return onDisk == null ? accumulator.result(from, count) : onDisk.result(from, count);
    }

    Accumulator accumulator() {
        return accumulator;
    }

    long bytes() {
        return onDisk != null ? 0 : accumulator.bytes() + (seen == null ? 0 : seen.bytes());
    }

    @Override
    public void close() {
        if (onDisk != null) {
            onDisk.close();
        }
    }
}
