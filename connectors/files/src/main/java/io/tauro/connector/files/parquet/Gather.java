package io.tauro.connector.files.parquet;

import io.tauro.data.ColumnVector;
import io.tauro.data.ConstantVector;
import io.tauro.data.DecimalVector;
import io.tauro.data.DictionaryVector;
import io.tauro.data.DoubleVector;
import io.tauro.data.IntVector;
import io.tauro.data.LongVector;
import io.tauro.data.Validity;
import io.tauro.data.VectorBuilder;
import io.tauro.type.DataType;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Looks up values by position. */
final class Gather {

    private Gather() {}

    static ColumnVector nulls(DataType type, int rows) {
        VectorBuilder builder = new VectorBuilder(type, 1);
        builder.appendNull();
        return new ConstantVector(builder.build(), rows);
    }

    /** The rows of any vector that are picked, one behind the other. */
    static ColumnVector selected(ColumnVector vector, Picks picks) {
        int[] positions = picks.positions();
        int count = picks.count();
        if (vector instanceof ConstantVector constant) {
            return new ConstantVector(constant.entry(), count);
        }
        if (vector instanceof DictionaryVector coded) {
            int[] codes = new int[count];
            picks.take(coded.codes(), codes);
            long[] validity = validity(coded.validity(), picks);
            return new DictionaryVector(coded.dictionary(), codes, validity, count);
        }
        return vector.mayHaveNulls() || !copies(vector)
                ? new DictionaryVector(vector, Arrays.copyOf(positions, count), null, count)
                : rows(vector, positions, count, null);
    }

    /** Which of the rows that are picked are not null; null for all, as before. */
    static long @Nullable [] validity(long @Nullable [] all, Picks picks) {
        if (all == null) {
            return null;
        }
        long[] validity = Validity.allValid(picks.count());
        for (int i = 0; i < picks.count(); i++) {
            if (!Validity.isValid(all, picks.positions()[i])) {
                Validity.setNull(validity, i);
            }
        }
        return validity;
    }

    /** Whether {@link #rows} gives a vector that does not keep the positions. */
    static boolean copies(ColumnVector dictionary) {
        return dictionary instanceof IntVector
                || dictionary instanceof LongVector
                || dictionary instanceof DoubleVector
                || dictionary instanceof DecimalVector;
    }

    /** The entries of a plain vector at the positions of rows. */
    static ColumnVector rows(
            ColumnVector dictionary, int[] positions, int rows, long @Nullable [] validity) {
        if (dictionary instanceof IntVector ints) {
            int[] values = new int[rows];
            for (int i = 0; i < rows; i++) {
                values[i] = ints.values()[positions[i]];
            }
            return new IntVector(dictionary.type(), values, validity, rows);
        }
        if (dictionary instanceof LongVector longs) {
            return new LongVector(
                    dictionary.type(), longs(longs.values(), positions, rows), validity, rows);
        }
        if (dictionary instanceof DoubleVector doubles) {
            double[] values = new double[rows];
            for (int i = 0; i < rows; i++) {
                values[i] = doubles.values()[positions[i]];
            }
            return new DoubleVector(dictionary.type(), values, validity, rows);
        }
        if (dictionary instanceof DecimalVector decimals) {
            long[] high = decimals.high();
            return new DecimalVector(
                    dictionary.type(),
                    longs(decimals.low(), positions, rows),
                    high == null ? null : longs(high, positions, rows),
                    validity,
                    rows);
        }
        return new DictionaryVector(dictionary, positions, validity, rows);
    }

    private static long[] longs(long[] entries, int[] positions, int rows) {
        long[] values = new long[rows];
        for (int i = 0; i < rows; i++) {
            values[i] = entries[positions[i]];
        }
        return values;
    }
}
