package io.tauro.internal.edge;

import io.tauro.data.ColumnVector;
import io.tauro.data.ConstantVector;
import io.tauro.data.DictionaryVector;
import io.tauro.data.Validity;
import io.tauro.data.VectorBuilder;
import io.tauro.type.DataType;
import java.util.Arrays;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** A condition on one column, which is computed once for each entry of a dictionary. */
final class PerEntry extends Cell {

    private static final byte OPEN = -1;

    private final Cell condition;
    private final int index;
    private final ColumnVector nothing;

    private IntFunction<ColumnVector> now = unbound -> unbound();
    private @Nullable ColumnVector entries;
    private byte[] known = {};
    private byte ofNull = OPEN;

    /** Whether it was found of the entries whether the condition is true of all, and that it is. */
    private boolean looked;

    private boolean allTrue;
    private int @Nullable [] codes;
    private long @Nullable [] validity;

    /**
     * @param index of the only column that the condition reads
     * @param type of this column
     */
    PerEntry(Cell condition, int index, DataType type) {
        this.condition = condition;
        this.index = index;
        VectorBuilder builder = new VectorBuilder(type, 1);
        builder.append(null);
        this.nothing = builder.build();
    }

    private static ColumnVector unbound() {
        throw new IllegalStateException("No columns");
    }

    @Override
    void bind(IntFunction<ColumnVector> columns) {
        ColumnVector column = columns.apply(index);
        if (column instanceof DictionaryVector coded) {
            codes = coded.codes();
            validity = coded.validity();
            over(coded.dictionary());
        } else if (column instanceof ConstantVector constant) {
            codes = null;
            validity = null;
            over(constant.entry());
        } else {
            entries = null;
            now = columns;
            condition.bind(columns);
        }
    }

    private void over(ColumnVector values) {
        if (values != entries) {
            entries = values;
            known = new byte[values.size()];
            Arrays.fill(known, OPEN);
            looked = false;
            allTrue = false;
        }
        now = unused -> values;
        condition.bind(now);
    }

    @Override
    boolean isNull(int row) {
        return truth(row) == UNKNOWN;
    }

    @Override
    int truth(int row) {
        if (entries == null) {
            return condition.truth(row);
        }
        if (!Validity.isValid(validity, row)) {
            return truthOfNull();
        }
        int entry = codes == null ? 0 : codes[row];
        byte found = known[entry];
        if (found == OPEN) {
            found = (byte) condition.truth(entry);
            known[entry] = found;
        }
        return found;
    }

    @Override
    boolean isTrueOfAll(int @Nullable [] selection, int count) {
        if (entries == null) {
            return condition.isTrueOfAll(selection, count);
        }
        if (codes == null || validity != null) {
            return super.isTrueOfAll(selection, count);
        }
        return isTrueOfEntries(count)
                || isKnownOfAll(codes, selection, count)
                || super.isTrueOfAll(selection, count);
    }

    /** Whether it is true of every entry, so that no row has one of which it is not. */
    private boolean isTrueOfEntries(int rows) {
        if (!looked && known.length <= rows) {
            looked = true;
            allTrue = areTrue();
        }
        return allTrue;
    }

    /** An entry of no row may be one that the condition has no value for. */
    private boolean areTrue() {
        try {
            for (int entry = 0; entry < known.length; entry++) {
                known[entry] = (byte) condition.truth(entry);
                if (known[entry] != TRUE) {
                    return false;
                }
            }
            return true;
        } catch (ArithmeticException none) {
            return false;
        }
    }

    /** Whether all of these rows have entries for which it was found to be true before. */
    private boolean isKnownOfAll(int[] codes, int @Nullable [] selection, int count) {
        byte[] found = known;
        int others = 0;
        for (int n = 0; n < count; n++) {
            others |= found[codes[selection == null ? n : selection[n]]] ^ TRUE;
        }
        return others == 0;
    }

    private int truthOfNull() {
        if (ofNull == OPEN) {
            condition.bind(unused -> nothing);
            ofNull = (byte) condition.truth(0);
            condition.bind(now);
        }
        return ofNull;
    }
}
