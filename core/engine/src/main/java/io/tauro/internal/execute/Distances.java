package io.tauro.internal.execute;

import io.tauro.data.ColumnVector;
import io.tauro.data.DecimalVector;
import io.tauro.data.DoubleVector;
import io.tauro.data.IntVector;
import io.tauro.data.LongVector;
import io.tauro.type.DataType;
import java.math.BigDecimal;

/**
 * Numbers as floating point. Of exact numbers it takes the distance to the first one of the group,
 * which keeps the digits that a DOUBLE of the number itself would lose.
 */
final class Distances {

    private final Slots first;
    private ColumnVector loaded;

    Distances(DataType type) {
        this.first = Slots.of(type);
        this.loaded = first.slice(0, 0);
    }

    /** The plain vector whose rows are meant from now on. */
    void load(ColumnVector vector) {
        loaded = vector;
        first.load(vector);
    }

    /**
     * The number at a row, which is not null. The first one of a group is where it is measured
     * from.
     */
    double of(int group, int row) {
        if (loaded instanceof DoubleVector doubles) {
            return doubles.get(row);
        }
        if (first.isNullSlot(group)) {
            first.set(group, row);
        }
        if (loaded instanceof IntVector ints) {
            return ints.get(row) - ((FixedSlots) first).value(group);
        }
        if (loaded instanceof LongVector longs) {
            long from = ((FixedSlots) first).value(group);
            long distance = longs.get(row) - from;
            boolean overflowed = ((longs.get(row) ^ from) & (longs.get(row) ^ distance)) < 0;
            return overflowed ? (double) longs.get(row) - from : distance;
        }
        BigDecimal from = ((DecimalSlots) first).value(group);
        return ((DecimalVector) loaded).get(row).subtract(from).doubleValue();
    }

    /** Where the numbers of a group are measured from, as far as it has any. */
    double origin(int group) {
        if (first.isNullSlot(group)) {
            return 0;
        }
        return first instanceof DecimalSlots decimals
                ? decimals.value(group).doubleValue()
                : ((FixedSlots) first).value(group);
    }

    long bytes() {
        return first.bytes();
    }
}
