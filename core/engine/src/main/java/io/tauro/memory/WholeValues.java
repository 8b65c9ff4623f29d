package io.tauro.memory;

import io.tauro.data.ColumnVector;
import io.tauro.data.DecimalVector;
import io.tauro.data.IntVector;
import io.tauro.data.LongVector;
import io.tauro.type.DataType;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Values that are 64 bits or less, in the order of those as an integer. Not thread-safe. */
final class WholeValues implements ColumnValues {

    private static final int SLOTS = Integer.highestOneBit(MOST_DISTINCT) * 4;

    private long[] slots = new long[64];
    private boolean zero;
    private int distinct;
    private boolean tooMany;

    private long least;
    private long greatest;
    private @Nullable Object leastValue;
    private @Nullable Object greatestValue;

    /** Whether the values of a type are like that. */
    static boolean has(DataType type) {
        return switch (type.kind()) {
            case TINYINT, SMALLINT, INTEGER, BIGINT, DATE, TIME, TIMESTAMP -> true;
            case DECIMAL -> type.precision() <= DecimalVector.MAX_LONG_DIGITS;
            default -> false;
        };
    }

    @Override
    public void add(ColumnVector vector, int[] rows, int count) {
        if (count == 0) {
            return;
        }
        if (vector instanceof IntVector ints) {
            long[] wide = new long[vector.size()];
            for (int i = 0; i < count; i++) {
                wide[rows[i]] = ints.values()[rows[i]];
            }
            add(vector, wide, rows, count);
        } else if (vector instanceof DecimalVector decimals) {
            add(vector, decimals.low(), rows, count);
        } else {
            add(vector, ((LongVector) vector).values(), rows, count);
        }
    }

    private void add(ColumnVector vector, long[] values, int[] rows, int count) {
        int low = rows[0];
        int high = rows[0];
        for (int i = 0; i < count; i++) {
            long value = values[rows[i]];
            if (value < values[low]) {
                low = rows[i];
            }
            if (value > values[high]) {
                high = rows[i];
            }
        }
        if (leastValue == null || values[low] < least) {
            least = values[low];
            leastValue = vector.value(low);
        }
        if (greatestValue == null || values[high] > greatest) {
            greatest = values[high];
            greatestValue = vector.value(high);
        }
        for (int i = 0; i < count && !tooMany; i++) {
            remember(values[rows[i]]);
        }
    }

    private void remember(long value) {
        if (value == 0) {
            distinct += zero ? 0 : 1;
            zero = true;
        } else if (put(value)) {
            distinct++;
            if (distinct > slots.length / 2 && slots.length < SLOTS) {
                grow();
            }
        }
        if (distinct > MOST_DISTINCT) {
            tooMany = true;
            slots = new long[1];
        }
    }

    private boolean put(long value) {
        int mask = slots.length - 1;
        int slot = (int) (value * 0x9E3779B97F4A7C15L >>> 40) & mask;
        while (slots[slot] != 0) {
            if (slots[slot] == value) {
                return false;
            }
            slot = slot + 1 & mask;
        }
        slots[slot] = value;
        return true;
    }

    private void grow() {
        long[] before = slots;
        slots = new long[4 * before.length];
        for (long value : before) {
            if (value != 0) {
                put(value);
            }
        }
    }

    @Override
    public OptionalLong distinct() {
        return tooMany ? OptionalLong.empty() : OptionalLong.of(distinct);
    }

    @Override
    public Optional<Object> least() {
        return Optional.ofNullable(leastValue);
    }

    @Override
    public Optional<Object> greatest() {
        return Optional.ofNullable(greatestValue);
    }
}
