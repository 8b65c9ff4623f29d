package io.tauro.internal.kernel;

import io.tauro.data.ColumnVector;
import io.tauro.data.ListVector;
import io.tauro.data.StructVector;
import java.util.stream.IntStream;

/**
 * The order of maps: by their entries from the smallest key upwards, in whatever order these are.
 */
final class MapOrder {

    private final int[] offsets;
    private final ColumnVector keys;
    private final ColumnVector values;
    private final RowComparator order;

    private MapOrder(ListVector maps) {
        StructVector entries = (StructVector) Vectors.flatten(maps.elements());
        this.offsets = maps.offsets();
        this.keys = entries.fields().get(0);
        this.values = entries.fields().get(1);
        this.order = RowComparators.order(keys, keys, false, false);
    }

    static RowComparator of(ListVector left, ListVector right) {
        MapOrder a = new MapOrder(left);
        MapOrder b = new MapOrder(right);
        RowComparator keys = RowComparators.order(a.keys, b.keys, false, false);
        RowComparator values = RowComparators.order(a.values, b.values, false, false);
        return (i, j) -> {
            int[] one = a.sorted(i);
            int[] other = b.sorted(j);
            for (int k = 0; k < Math.min(one.length, other.length); k++) {
                int key = keys.compare(one[k], other[k]);
                int entry = key != 0 ? key : values.compare(one[k], other[k]);
                if (entry != 0) {
                    return entry;
                }
            }
            return Integer.compare(one.length, other.length);
        };
    }

    /** Where the entries of a row are, by key; most are in that order already. */
    private int[] sorted(int row) {
        int from = offsets[row];
        int to = offsets[row + 1];
        boolean inOrder = true;
        for (int i = from + 1; i < to && inOrder; i++) {
            inOrder = order.compare(i - 1, i) < 0;
        }
        IntStream places = IntStream.range(from, to);
        return inOrder
                ? places.toArray()
                : places.boxed().sorted(order::compare).mapToInt(Integer::intValue).toArray();
    }
}
