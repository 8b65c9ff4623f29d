package io.tauro.internal.kernel;

import io.tauro.data.ColumnVector;
import io.tauro.data.ListVector;
import io.tauro.data.Validity;
import io.tauro.type.DataType;
import java.util.Arrays;

/** Lists in the making, whose elements are positions of a vector. Rows are set in order. */
final class ElementLists {

    private final DataType type;
    private final ColumnVector source;
    private final int size;
    private final int[] offsets;
    private final long[] validity;
    private int[] positions = new int[64];
    private int count;
    private int next;

    ElementLists(DataType type, ColumnVector source, Rows rows) {
        this.type = type;
        this.source = source;
        this.size = rows.size();
        this.offsets = new int[rows.size() + 1];
        this.validity = rows.newValidity();
    }

    /** Begins the list of a row. */
    void begin(int row) {
        while (next <= row) {
            offsets[next++] = count;
        }
    }

    /** Adds the element at a position of the vector; null if it is -1. */
    void add(int position) {
        if (count == positions.length) {
            positions = Arrays.copyOf(positions, Limits.elements(2L * count));
        }
        positions[count++] = position;
    }

    /** The elements from one position to before another. */
    void addAll(int from, int to) {
        for (int i = from; i < to; i++) {
            add(i);
        }
    }

    /** Makes the list of a row null. */
    void setNull(int row) {
        begin(row);
        Validity.setNull(validity, row);
    }

    ListVector build() {
        begin(size);
        ColumnVector elements = Vectors.flatten(Vectors.gather(source, positions, count));
        DataType element =
                type.fields().size() == 1
                        ? type.fields().get(0).type()
                        : DataType.row(type.fields());
        return new ListVector(type, offsets, Retype.as(element, elements), validity, size);
    }
}
