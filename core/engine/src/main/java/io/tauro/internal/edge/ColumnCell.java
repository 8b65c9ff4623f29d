package io.tauro.internal.edge;

import io.tauro.data.BooleanVector;
import io.tauro.data.BytesVector;
import io.tauro.data.ColumnVector;
import io.tauro.data.ConstantVector;
import io.tauro.data.DecimalVector;
import io.tauro.data.DictionaryVector;
import io.tauro.data.DoubleVector;
import io.tauro.data.IntVector;
import io.tauro.data.LongVector;
import io.tauro.data.Validity;
import io.tauro.type.DataType;
import java.math.BigDecimal;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** A column of the batch, however it is laid out. */
final class ColumnCell extends Cell {

    private static final long[] NO_LONGS = {};
    private static final int[] NO_INTS = {};
    private static final double[] NO_DOUBLES = {};
    private static final boolean[] NO_BOOLEANS = {};

    private final int index;

    private ColumnVector plain = new LongVector(DataType.BIGINT, NO_LONGS, null, 0);
    private boolean same;
    private int @Nullable [] codes;
    private long @Nullable [] validity;
    private boolean nulls;
    private boolean narrow;
    private long[] longs = NO_LONGS;
    private int[] ints = NO_INTS;
    private double[] doubles = NO_DOUBLES;
    private boolean[] booleans = NO_BOOLEANS;

    ColumnCell(int index) {
        this.index = index;
    }

    @Override
    void bind(IntFunction<ColumnVector> columns) {
        ColumnVector column = columns.apply(index);
        same = false;
        codes = null;
        validity = null;
        plain = column;
        if (column instanceof ConstantVector constant) {
            same = true;
            plain = constant.entry();
        } else if (column instanceof DictionaryVector coded) {
            codes = coded.codes();
            validity = coded.validity();
            plain = coded.dictionary();
        }
        nulls = validity != null || plain.mayHaveNulls();
        narrow = plain instanceof IntVector;
        if (plain instanceof LongVector vector) {
            longs = vector.values();
        } else if (plain instanceof IntVector vector) {
            ints = vector.values();
        } else if (plain instanceof DoubleVector vector) {
            doubles = vector.values();
        } else if (plain instanceof BooleanVector vector) {
            booleans = vector.values();
        }
    }

    private int at(int row) {
        return same ? 0 : codes == null ? row : codes[row];
    }

    /** Whether each row has its own whole number at its own place. */
    boolean isPlainWhole() {
        return !same && codes == null && !nulls && (narrow || plain instanceof LongVector);
    }

    /** Whether these rows, of a plain column, are from the one to the other. */
    boolean areWithin(long least, long most, int @Nullable [] selection, int count) {
        if (selection == null && narrow) {
            return areIntsWithin(least, most, count);
        }
        boolean within = true;
        for (int n = 0; n < count && within; n++) {
            int row = selection == null ? n : selection[n];
            long value = narrow ? ints[row] : longs[row];
            within = value >= least && value <= most;
        }
        return within;
    }

    /** By the least and the greatest of them, which are found without a branch. */
    private boolean areIntsWithin(long least, long most, int count) {
        if (count == 0) {
            return true;
        }
        int[] values = ints;
        int lowest = values[0];
        int highest = values[0];
        for (int n = 0; n < count; n++) {
            lowest = Math.min(lowest, values[n]);
            highest = Math.max(highest, values[n]);
        }
        return lowest >= least && highest <= most;
    }

    /** Whether none of these rows, of a plain column, is from the one to the other. */
    boolean areOutside(long least, long most, int @Nullable [] selection, int count) {
        boolean outside = true;
        for (int n = 0; n < count && outside; n++) {
            int row = selection == null ? n : selection[n];
            long value = narrow ? ints[row] : longs[row];
            outside = value < least || value > most;
        }
        return outside;
    }

    @Override
    boolean isNull(int row) {
        return nulls && (!Validity.isValid(validity, row) || plain.isNull(at(row)));
    }

    @Override
    int truth(int row) {
        return isNull(row) ? UNKNOWN : booleans[at(row)] ? TRUE : FALSE;
    }

    @Override
    long whole(int row) {
        return narrow ? ints[at(row)] : longs[at(row)];
    }

    @Override
    double real(int row) {
        return doubles[at(row)];
    }

    @Override
    BigDecimal exact(int row) {
        return ((DecimalVector) plain).get(at(row));
    }

    @Override
    byte[] bytes(int row) {
        return ((BytesVector) plain).data();
    }

    @Override
    int start(int row) {
        return ((BytesVector) plain).start(at(row));
    }

    @Override
    int end(int row) {
        int at = at(row);
        return ((BytesVector) plain).start(at) + ((BytesVector) plain).length(at);
    }
}
