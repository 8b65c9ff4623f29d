package io.tauro.internal.execute;

import io.tauro.data.ColumnVector;
import io.tauro.data.IntVector;
import io.tauro.data.LongVector;
import io.tauro.internal.kernel.Vectors;
import java.util.Optional;

/**
 * Integers as they lie in an array, and between which two they are.
 *
 * @param least the row of the least value; -1 if there is no value
 * @param greatest the row of the greatest value; -1 if there is no value
 * @param ascending whether each row has a value greater than that of the row before
 */
record IntegerColumn(ColumnVector vector, int rows, int least, int greatest, boolean ascending) {

    /** The column, if it has such values. */
    static Optional<IntegerColumn> of(ColumnVector column, int rows) {
        ColumnVector plain = Vectors.flatten(column);
        return plain instanceof IntVector || plain instanceof LongVector
                ? Optional.of(measured(plain, rows))
                : Optional.empty();
    }

    private static IntegerColumn measured(ColumnVector plain, int rows) {
        boolean nullable = plain.mayHaveNulls();
        int least = -1;
        int greatest = -1;
        long from = Long.MAX_VALUE;
        long to = Long.MIN_VALUE;
        boolean ascending = true;
        for (int row = 0; row < rows; row++) {
            if (nullable && plain.isNull(row)) {
                ascending = false;
                continue;
            }
            long value = value(plain, row);
            ascending &= value > to || greatest < 0;
            if (value < from || least < 0) {
                from = value;
                least = row;
            }
            if (value > to || greatest < 0) {
                to = value;
                greatest = row;
            }
        }
        return new IntegerColumn(plain, rows, least, greatest, ascending);
    }

    private static long value(ColumnVector plain, int row) {
        return plain instanceof IntVector ints
                ? ints.values()[row]
                : ((LongVector) plain).values()[row];
    }

    boolean mayHaveNulls() {
        return vector.mayHaveNulls();
    }

    boolean isNull(int row) {
        return vector.isNull(row);
    }

    long value(int row) {
        return value(vector, row);
    }

    /** The least value, of which there must be one. */
    long from() {
        return value(least);
    }

    /** How many integers there are from the least to the greatest; negative if too many to say. */
    long range() {
        return least < 0 ? 0 : Math.max(-1, value(greatest) - value(least)) + 1;
    }
}
