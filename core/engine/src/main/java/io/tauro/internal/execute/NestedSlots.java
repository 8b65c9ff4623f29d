package io.tauro.internal.execute;

import io.tauro.data.ColumnVector;
import io.tauro.data.VectorBuilder;
import io.tauro.internal.kernel.RowComparators;
import io.tauro.internal.kernel.Vectors;
import io.tauro.type.DataType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Slots of lists and structs, each a vector of one row. Slow, and rare. */
final class NestedSlots extends Slots {

    private final DataType type;
    private final ColumnVector none;
    private final List<ColumnVector> values = new ArrayList<>();
    private ColumnVector loaded;
    private long bytes;

    NestedSlots(DataType type) {
        this.type = type;
        VectorBuilder builder = new VectorBuilder(type, 1);
        builder.appendNull();
        this.none = builder.build();
        this.loaded = none;
    }

    @Override
    void loadPlain(ColumnVector vector) {
        loaded = vector;
    }

    @Override
    boolean isNull(int row) {
        return loaded.isNull(row);
    }

    @Override
    void setValue(int slot, int row) {
        ColumnVector value = Vectors.gather(loaded, new int[] {row}, 1);
        ColumnVector before = values.set(slot, value);
        bytes += value.bytes() - (before == none ? 0 : before.bytes());
    }

    @Override
    void makeRoom(int slot) {
        while (values.size() <= slot) {
            values.add(none);
        }
    }

    @Override
    int compare(int slot, int row) {
        return RowComparators.order(values.get(slot), loaded, false, false).compare(0, row);
    }

    @Override
    ColumnVector slice(int from, int count, long @Nullable [] bits) {
        return count == 0
                ? new VectorBuilder(type, 1).build()
                : Vectors.concat(type, values.subList(from, from + count));
    }

    @Override
    long bytes() {
        return super.bytes() + 8L * values.size() + bytes;
    }
}
