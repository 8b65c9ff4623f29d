package io.tauro.internal.execute;

import io.tauro.data.ColumnVector;
import io.tauro.data.Validity;
import io.tauro.internal.kernel.Vectors;
import io.tauro.type.DataType;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A growing column of values, one for each group: set from the rows of the vector that was loaded
 * last. Not thread-safe.
 */
abstract class Slots {

    private long[] validity = {};

    static Slots of(DataType type) {
        return switch (type.physical()) {
            case BOOLEAN, INT, LONG, DOUBLE -> new FixedSlots(type);
            case DECIMAL -> new DecimalSlots(type);
            case BYTES -> new BytesSlots(type);
            case LIST, STRUCT -> new NestedSlots(type);
        };
    }

    /** The rows that are meant from now on. */
    final void load(ColumnVector vector) {
        loadPlain(Vectors.flatten(vector));
    }

    abstract void loadPlain(ColumnVector vector);

    /** Whether the loaded row is null. */
    abstract boolean isNull(int row);

    /** Sets a slot to the value of a loaded row, null included. Slots are made as they are set. */
    final void set(int slot, int row) {
        int words = (slot >>> 6) + 1;
        if (words > validity.length) {
            validity = Arrays.copyOf(validity, Math.max(words, validity.length * 2));
        }
        makeRoom(slot);
        if (isNull(row)) {
            Validity.setNull(validity, slot);
        } else {
            Validity.setValid(validity, slot);
            setValue(slot, row);
        }
    }

    /** Makes the slots up to this one, as far as there are none. */
    abstract void makeRoom(int slot);

    /** Sets a slot that there is to the value of a loaded row that is not null. */
    abstract void setValue(int slot, int row);

    /** Whether the slot is null, or was never set. */
    final boolean isNullSlot(int slot) {
        return slot >>> 6 >= validity.length || !Validity.isValid(validity, slot);
    }

    /** Whether slot and loaded row are equal; null equals null. */
    final boolean isSame(int slot, int row) {
        boolean nullRow = isNull(row);
        return isNullSlot(slot) == nullRow && (nullRow || compare(slot, row) == 0);
    }

    /** The order of slot and loaded row, neither of which is null. */
    abstract int compare(int slot, int row);

    /** So many slots as a vector; those that were never set are null. */
    final ColumnVector slice(int from, int count) {
        makeRoom(from + count);
        long @Nullable [] bits = null;
        int tested = isAllSet(from, count) ? 0 : count;
        for (int i = 0; i < tested; i++) {
            if (isNullSlot(from + i)) {
                bits = bits == null ? Validity.allValid(count) : bits;
                Validity.setNull(bits, i);
            }
        }
        return slice(from, count, bits);
    }

    private boolean isAllSet(int from, int count) {
        int last = from + count - 1 >>> 6;
        if (last >= validity.length) {
            return false;
        }
        long all = -1L;
        for (int word = from >>> 6; word < last; word++) {
            all &= validity[word];
        }
        long behind = (from + count & 63) == 0 ? 0 : -1L << from + count;
        return all == -1L && (validity[last] | behind) == -1L;
    }

    abstract ColumnVector slice(int from, int count, long @Nullable [] bits);

    long bytes() {
        return 8L * validity.length;
    }

    /** A length for an array that must hold so many values, with room to grow. */
    static int grown(int length, int needed) {
        long doubled = Math.min(length * 2L, Integer.MAX_VALUE - 8L);
        return (int) Math.max(Math.max(needed, doubled), 16);
    }
}
