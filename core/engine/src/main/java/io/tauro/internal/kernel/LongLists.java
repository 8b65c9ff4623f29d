package io.tauro.internal.kernel;

import io.tauro.data.ColumnVector;
import io.tauro.data.IntVector;
import io.tauro.data.ListVector;
import io.tauro.data.LongVector;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind.Physical;
import java.util.Arrays;

/** Lists of integers, dates or times in the making. Rows are set in order. */
final class LongLists {

    private final DataType type;
    private final Rows rows;
    private final int[] offsets;
    private long[] values = new long[64];
    private int count;
    private int next;

    LongLists(DataType type, Rows rows) {
        this.type = type;
        this.rows = rows;
        this.offsets = new int[rows.size() + 1];
    }

    /** Begins the list of a row. */
    void begin(int row) {
        while (next <= row) {
            offsets[next++] = count;
        }
    }

    void add(long value) {
        if (count == values.length) {
            values = Arrays.copyOf(values, Limits.elements(2L * count));
        }
        values[count++] = value;
    }

    ListVector build() {
        begin(rows.size());
        return new ListVector(type, offsets, elements(), rows.validity(), rows.size());
    }

    private ColumnVector elements() {
        DataType element = type.elementType();
        if (element.physical() == Physical.LONG) {
            return new LongVector(element, values, null, count);
        }
        int[] ints = new int[count];
        for (int i = 0; i < count; i++) {
            ints[i] = (int) values[i];
        }
        return new IntVector(element, ints, null, count);
    }
}
