package io.tauro.internal.kernel;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import java.util.Arrays;

/** Positions of elements, of equal ones only the first. Nulls equal each other. */
final class ElementSet {

    private final long[] hashes;
    private final RowEquality equality;
    private int[] slots = new int[0];

    /**
     * @param elements what the positions are of
     */
    ElementSet(ColumnVector elements) {
        this.hashes = new long[elements.size()];
        RowHash.hash(elements, Batch.of(elements.size(), elements), hashes, true);
        this.equality = RowEquality.of(elements, elements, true);
    }

    /** Makes it empty, for so many elements at most. */
    void clear(int most) {
        int size = Math.max(16, Integer.highestOneBit(Math.max(1, most)) * 4);
        slots = slots.length == size ? slots : new int[size];
        Arrays.fill(slots, -1);
    }

    /** Whether it has no such element yet. */
    boolean add(int position) {
        return first(position) == position;
    }

    /** The first of the elements that equal this one, which may be this one. */
    int first(int position) {
        int slot = slot(position);
        if (slots[slot] < 0) {
            slots[slot] = position;
        }
        return slots[slot];
    }

    boolean contains(int position) {
        return slots[slot(position)] >= 0;
    }

    /** Where the element is, or would be. */
    private int slot(int position) {
        int mask = slots.length - 1;
        int slot = (int) hashes[position] & mask;
        while (slots[slot] >= 0
                && !(hashes[slots[slot]] == hashes[position]
                        && equality.test(slots[slot], position))) {
            slot = slot + 1 & mask;
        }
        return slot;
    }
}
