package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.data.IntVector;
import io.tauro.internal.kernel.RowComparator;
import io.tauro.internal.kernel.Vectors;
import io.tauro.internal.physical.AggregateCall;
import io.tauro.internal.physical.PhysicalNode.Order;
import io.tauro.type.DataType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The rows of an aggregate that would have to keep them, on disk in the order of their groups: a
 * column of groups, then the arguments, then the keys of its order. Those of one group are
 * aggregated when its result is asked for. With DISTINCT rows are in the order of the arguments,
 * too, so that equal ones follow each other; only lists look at that themselves.
 */
final class SpilledCall implements AutoCloseable {

    private final AggregateCall call;
    private final List<DataType> types;
    private final List<Integer> columns;
    private final boolean lists;
    private final QueryRuntime runtime;
    private final List<Order> order;
    private final SortedRows rows;
    private final MemoryBudget.Reservation tables;
    private final MemoryBudget.Reservation kept;
    private boolean complete;
    private @Nullable Batch current;
    private int at;
    private boolean[] repeated = {};

    SpilledCall(
            AggregateCall call,
            List<DataType> inputTypes,
            QueryRuntime runtime,
            OperatorStatistics statistics) {
        this.runtime = runtime;
        this.tables = runtime.memory().reserve("aggregate");
        this.kept = runtime.memory().reserveAhead("aggregate");
        this.lists = Accumulators.keepsRows(call.function());
        this.columns = new ArrayList<>(call.arguments());
        if (isOrdered(call)) {
            call.order().forEach(key -> columns.add(key.column()));
        }
        List<DataType> layout = new ArrayList<>();
        layout.add(DataType.INTEGER);
        columns.forEach(column -> layout.add(inputTypes.get(column)));
        this.types = List.copyOf(layout);
        this.call = moved(call, lists);
        this.order = new ArrayList<>();
        order.add(new Order(0, false, false));
        if (call.distinct() && !lists) {
            this.call.arguments().forEach(argument -> order.add(new Order(argument, false, false)));
        }
        this.rows =
                new SortedRows(
                        types,
                        order,
                        runtime,
                        runtime.memory().reserve("aggregate", () -> false),
                        statistics);
    }

    /** Other functions have what orders them among their arguments. */
    private static boolean isOrdered(AggregateCall call) {
        return switch (call.function()) {
            case LISTAGG, ARRAY_AGG, FIRST, LAST, JSON_ARRAYAGG, JSON_OBJECTAGG -> true;
            default -> false;
        };
    }

    /** The call over columns that are laid out as here. */
    private static AggregateCall moved(AggregateCall call, boolean lists) {
        int arguments = call.arguments().size();
        List<Order> order = new ArrayList<>();
        for (Order key : call.order()) {
            int column = 1 + arguments + order.size();
            order.add(new Order(column, key.descending(), key.nullsFirst()));
        }
        return new AggregateCall(
                call.function(),
                IntStream.rangeClosed(1, arguments).boxed().toList(),
                call.distinct() && lists,
                OptionalInt.empty(),
                isOrdered(call) ? order : List.of(),
                call.type());
    }

    /** Whether the aggregate keeps rows even without DISTINCT. */
    boolean keepsLists() {
        return lists;
    }

    /** Adds the rows of a batch of the input that count. */
    void add(Batch batch, int[] groups) {
        List<ColumnVector> some = new ArrayList<>();
        int[] ofRow = Arrays.copyOf(groups, batch.rowCount());
        some.add(new IntVector(DataType.INTEGER, ofRow, null, batch.rowCount()));
        columns.forEach(column -> some.add(batch.column(column)));
        add(batch.withColumns(some));
    }

    /** Adds rows that are laid out as here. */
    void add(Batch batch) {
        rows.add(batch);
    }

    /** The results of the next groups. */
    ColumnVector result(int from, int count) {
        if (!complete) {
            complete = true;
            rows.finish();
        }
        List<ColumnVector> parts = new ArrayList<>();
        for (int group = from; group < from + count; ) {
            group = piece(group, from + count, parts);
        }
        return Vectors.concat(call.type(), parts);
    }

    /** Some groups, until there are enough rows; returns the first that is not among them. */
    private int piece(int first, int end, List<ColumnVector> parts) {
        AggregateCall ofPiece = call;
        CallInput input =
                new CallInput(
                        ofPiece,
                        Accumulators.of(ofPiece, types, kept, runtime.cancellation()),
                        types);
        int taken = 0;
        int group = first;
        while (group < end) {
            runtime.cancellation().throwIfCancelled();
            Batch batch = peek();
            int next = batch == null ? end : Math.min(end, groupAt(batch, at));
            if (batch == null || next > group) {
                group = next;
                if (taken >= runtime.batchSize() || isLarge(input)) {
                    break;
                }
                continue;
            }
            taken += addRowsOf(group, first, input, batch);
            tables.resizeAboveLeast(input.bytes());
            if (kept.bytes() > runtime.memory().least() && runtime.memory().isExceeded()) {
                throw kept.refused();
            }
        }
        parts.add(input.result(0, group - first));
        tables.force(0);
        kept.force(0);
        return group;
    }

    /** Whether another group could need more than may be held in any case. */
    private boolean isLarge(CallInput input) {
        long least = runtime.memory().least();
        return input.bytes() > least / 4 || kept.bytes() > least / 2;
    }

    private static int groupAt(Batch batch, int row) {
        return ((IntVector) Vectors.flatten(batch.column(0))).get(row);
    }

    /** The rows of one group in the current batch. */
    private int addRowsOf(int group, int first, CallInput input, Batch batch) {
        int[] groups = ((IntVector) Vectors.flatten(batch.column(0))).values();
        int[] chosen = new int[batch.rowCount() - at];
        int count = 0;
        int start = at;
        while (at < batch.rowCount() && groups[at] == group) {
            if (!repeated[at]) {
                chosen[count++] = at;
            }
            at++;
        }
        int[] local = new int[batch.rowCount()];
        Arrays.fill(local, start, at, group - first);
        if (count > 0) {
            input.add(batch.select(chosen, count), local, group - first + 1);
        }
        return at - start;
    }

    /** Which rows are the same as the one before, for an aggregate that wants no equal ones. */
    private boolean[] repeated(@Nullable Batch before, Batch batch) {
        boolean[] same = new boolean[batch.rowCount()];
        if (order.size() > 1) {
            RowComparator[] within = RowOrder.comparators(batch.columns(), batch.columns(), order);
            for (int row = 1; row < same.length; row++) {
                same[row] = areSame(within, row - 1, row);
            }
            if (before != null) {
                RowComparator[] across =
                        RowOrder.comparators(before.columns(), batch.columns(), order);
                same[0] = areSame(across, before.rowCount() - 1, 0);
            }
        }
        return same;
    }

    private static boolean areSame(RowComparator[] keys, int left, int right) {
        for (RowComparator key : keys) {
            if (key.compare(left, right) != 0) {
                return false;
            }
        }
        return true;
    }

    private @Nullable Batch peek() {
        Batch batch = current;
        if (batch == null || at == batch.rowCount()) {
            Batch next = rows.next(runtime.batchSize());
            repeated = next == null ? new boolean[0] : repeated(batch, next);
            current = next;
            at = 0;
        }
        return current;
    }

    @Override
    public void close() {
        rows.close();
        tables.close();
        kept.close();
        current = null;
    }
}
