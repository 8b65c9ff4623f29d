package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.data.DecimalVector;
import io.tauro.data.LongVector;
import io.tauro.internal.kernel.Vectors;
import io.tauro.internal.physical.AggregateCall;
import io.tauro.internal.physical.AggregateFunction;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind.Physical;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * COUNT, and SUM, SUM0 and AVG of exact numbers, for all calls that take every row: what several of
 * them need is computed once, and all sums in one pass over a batch. The numbers of a group stand
 * together, so that a row comes to one place. Not thread-safe.
 *
 * <p>A cell holds a sum in 64 bits as long as it is certain that it fits; what may not goes to wide
 * sums.
 */
final class GroupSums {

    /** Sums in cells stay below this. */
    private static final long LIMIT = 1L << 62;

    /** Sums above this leave their cells when they come near the limit. */
    private static final long LARGE = 1L << 58;

    /** With more cells a second copy of them would be more work than it saves. */
    private static final int MOST_COPIED = 1 << 9;

    private final List<DataType> types;
    private final Map<Integer, Argument> arguments = new LinkedHashMap<>();
    private final int width;
    private final long[][] narrow;
    private final int[] places;
    private long[] cells = {};
    private long[] copies = {};

    /**
     * @param calls that it {@link #takes}
     * @param types of the columns of the input
     */
    GroupSums(List<AggregateCall> calls, List<DataType> types) {
        this.types = types;
        int cellsOfGroup = 1;
        for (boolean sums : new boolean[] {true, false}) {
            for (AggregateCall call : calls) {
                if (isSum(call.function()) != sums || call.arguments().isEmpty()) {
                    continue;
                }
                int column = call.arguments().get(0);
                if (!arguments.containsKey(column)) {
                    arguments.put(column, new Argument(column, sums ? cellsOfGroup++ : 0));
                }
            }
        }
        this.width = cellsOfGroup;
        this.narrow = new long[width][];
        this.places = new int[width];
    }

    /** Whether a call takes every row, and is one of these. */
    static boolean takes(AggregateCall call, List<DataType> types) {
        boolean everyRow =
                !call.distinct() && call.filter().isEmpty() && call.arguments().size() <= 1;
        return everyRow
                && (call.function() == AggregateFunction.COUNT
                                && call.type().equals(DataType.BIGINT)
                        || isSum(call.function())
                                && isExact(types.get(call.arguments().get(0)).physical()));
    }

    private static boolean isSum(AggregateFunction function) {
        return function == AggregateFunction.SUM
                || function == AggregateFunction.SUM0
                || function == AggregateFunction.AVG;
    }

    private static boolean isExact(Physical layout) {
        return layout == Physical.INT || layout == Physical.LONG || layout == Physical.DECIMAL;
    }

    /** The values of a column: how many there are and, if it has a place, their sums. */
    private final class Argument implements ExactSums {

        private final int column;
        private final int place;
        private final SumColumn values;
        private final LongArray nulls = new LongArray();
        private final WideSums wide = new WideSums();
        private long bound;

        Argument(int column, int place) {
            this.column = column;
            this.place = place;
            this.values = new SumColumn(column);
        }

        @Override
        public long count(int group) {
            return cell(group, 0) - nulls.get(group);
        }

        @Override
        public boolean fitsLong(int group) {
            return wide.isEmpty() || sum(group).bitLength() < Long.SIZE;
        }

        @Override
        public long low(int group) {
            return cell(group, place) + wide.low(group);
        }

        @Override
        public BigInteger sum(int group) {
            return BigInteger.valueOf(cell(group, place)).add(wide.sum(group));
        }

        /** Whether no value was null, and all sums are in cells. */
        boolean isPlain() {
            return wide.isEmpty() && nulls.bytes() == 0;
        }

        void countNulls(Batch batch, int[] groups) {
            ColumnVector vector = batch.column(column);
            if (vector.mayHaveNulls()) {
                for (int n = 0; n < batch.selectedCount(); n++) {
                    int row = batch.row(n);
                    if (vector.isNull(row)) {
                        nulls.add(groups[row], 1);
                    }
                }
            }
        }

        /** The values to add to cells; none if they have been added to the wide sums. */
        long[] load(Batch batch, int[] groups, int groupCount) {
            long[] loaded = values.load(batch);
            if (loaded.length == 0) {
                wide.add(Vectors.flatten(batch.column(column)), batch, groups, groupCount);
            } else {
                makeRoom(values.most() * batch.selectedCount(), groupCount);
            }
            return loaded;
        }

        /** Makes sure that so much more does not overflow a cell. */
        private void makeRoom(long more, int groupCount) {
            if (bound + more > LIMIT) {
                bound = 0;
                for (int group = 0; group < groupCount; group++) {
                    bound = Math.max(bound, Math.abs(cell(group, place)));
                }
                if (bound > LARGE) {
                    for (int group = 0; group < groupCount; group++) {
                        wide.add(group, cell(group, place), groupCount);
                        cells[group * width + place] = 0;
                    }
                    bound = 0;
                }
            }
            bound += more;
        }

        long bytes() {
            return nulls.bytes() + wide.bytes() + values.bytes();
        }
    }

    void add(Batch batch, int[] groups, int groupCount) {
        int count = batch.selectedCount();
        if (count == 0) {
            return;
        }
        if (groupCount > cells.length / width) {
            int grown = Slots.grown(cells.length / width, groupCount);
            cells = Arrays.copyOf(cells, Math.multiplyExact(grown, width));
        }
        int columns = 0;
        for (Argument argument : arguments.values()) {
            argument.countNulls(batch, groups);
            if (argument.place > 0) {
                long[] values = argument.load(batch, groups, groupCount);
                if (values.length > 0) {
                    narrow[columns] = values;
                    places[columns++] = argument.place;
                }
            }
        }
        if (groupCount == 1) {
            cells[0] += count;
            for (int i = 0; i < columns; i++) {
                cells[places[i]] += SumLoops.sum(narrow[i], batch.selection(), count);
            }
        } else if (groupCount * width <= MOST_COPIED && groupCount * width <= count) {
            addToCopies(batch, groups, groupCount * width, columns);
        } else {
            new SumLoops(groups, batch.selection(), count, cells, width, 0)
                    .add(narrow, places, columns);
        }
    }

    private void addToCopies(Batch batch, int[] groups, int used, int columns) {
        if (copies.length < 2 * used) {
            copies = new long[2 * used];
        }
        Arrays.fill(copies, 0, 2 * used, 0);
        new SumLoops(groups, batch.selection(), batch.selectedCount(), copies, width, used)
                .add(narrow, places, columns);
        for (int i = 0; i < used; i++) {
            cells[i] += copies[i] + copies[used + i];
        }
    }

    private long cell(int group, int place) {
        long at = (long) group * width + place;
        return at < cells.length ? cells[(int) at] : 0;
    }

    /** The results of so many groups. */
    ColumnVector result(AggregateCall call, int from, int count) {
        if (call.function() != AggregateFunction.COUNT) {
            int column = call.arguments().get(0);
            int scale = types.get(column).scale();
            Argument argument = argument(column);
            boolean plain =
                    call.function() == AggregateFunction.SUM
                            && call.type().physical() == Physical.DECIMAL
                            && call.type().precision() > DecimalVector.MAX_LONG_DIGITS
                            && call.type().scale() == scale
                            && argument.isPlain()
                            && haveRows(from, count);
            if (plain) {
                long[] sums = cells(from, count, argument.place);
                return new DecimalVector(call.type(), sums, null, null, count);
            }
            return ExactNumbers.ofSums(call, scale, argument(column), from, count);
        }
        long[] counts = cells(from, count, 0);
        for (int argument : call.arguments()) {
            for (int i = 0; i < count; i++) {
                counts[i] -= argument(argument).nulls.get(from + i);
            }
        }
        return new LongVector(DataType.BIGINT, counts, null, count);
    }

    private boolean haveRows(int from, int count) {
        boolean all = true;
        for (int i = 0; i < count; i++) {
            all &= cell(from + i, 0) > 0;
        }
        return all;
    }

    /** A number of each of so many groups. */
    private long[] cells(int from, int count, int place) {
        long[] some = new long[count];
        for (int i = 0; i < count; i++) {
            some[i] = cell(from + i, place);
        }
        return some;
    }

    private Argument argument(int column) {
        return Objects.requireNonNull(arguments.get(column));
    }

    long bytes() {
        long bytes = 8L * cells.length + 8L * copies.length;
        for (Argument argument : arguments.values()) {
            bytes += argument.bytes();
        }
        return bytes;
    }
}
