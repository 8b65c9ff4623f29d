package io.tauro.internal.execute;

import io.tauro.data.LongVector;
import io.tauro.internal.kernel.Interruption;
import io.tauro.type.DataType;
import java.util.List;
import java.util.Optional;

/**
 * Several integers as one, as the digits of a number are: each counts from the least key of its
 * column, in a system of as many digits as there are values up to the greatest.
 */
final class KeyPacking {

    /** What stands for a build row that has a null and equals nothing. */
    private static final long NULL = -1;

    /** What stands for a probe row with a key that no build row has. */
    private static final long NOWHERE = -2;

    private static final long MOST = 1L << 62;

    private final long[] least;
    private final long[] ranges;

    private KeyPacking(long[] least, long[] ranges) {
        this.least = least;
        this.ranges = ranges;
    }

    /** The packing of these columns, if the numbers are not too large for it. */
    static Optional<KeyPacking> of(List<IntegerColumn> columns) {
        long[] least = new long[columns.size()];
        long[] ranges = new long[columns.size()];
        long all = 1;
        for (int k = 0; k < least.length; k++) {
            ranges[k] = columns.get(k).range();
            if (ranges[k] <= 0 || ranges[k] > MOST / all) {
                return Optional.empty();
            }
            least[k] = columns.get(k).from();
            all *= ranges[k];
        }
        return Optional.of(new KeyPacking(least, ranges));
    }

    /** The build rows' keys. */
    IntegerColumn build(List<IntegerColumn> columns) {
        int rows = columns.get(0).rows();
        long[] keys = new long[rows];
        for (int k = 0; k < least.length; k++) {
            IntegerColumn column = columns.get(k);
            boolean nullable = column.mayHaveNulls();
            for (int row = 0; row < rows; row++) {
                Interruption.atRow(row);
                boolean none = keys[row] < 0 || nullable && column.isNull(row);
                keys[row] = none ? NULL : keys[row] * ranges[k] + column.value(row) - least[k];
            }
        }
        return IntegerColumn.of(new LongVector(DataType.BIGINT, keys, null, rows), rows)
                .orElseThrow();
    }

    /** Puts the values of one key more behind those that are packed; the first begins. */
    void pack(int key, long[] values, long[] packed, int count) {
        long from = least[key];
        long range = ranges[key];
        for (int n = 0; n < count; n++) {
            long before = key == 0 ? 0 : packed[n];
            long digit = values[n] - from;
            boolean is = before >= 0 && digit >= 0 && digit < range;
            packed[n] = is ? before * range + digit : NOWHERE;
        }
    }
}
