package io.tauro.internal.execute;

import io.tauro.data.ColumnVector;
import java.util.ArrayList;
import java.util.List;

/**
 * The keys of a hash join.
 *
 * @param probe positions in the probe input
 * @param build positions in the build input
 * @param nullsMatch for each key, whether null equals null
 */
record JoinKeys(List<Integer> probe, List<Integer> build, List<Boolean> nullsMatch) {

    /** The key columns in which a null equals nothing, as far as they may have one. */
    List<ColumnVector> refusing(List<ColumnVector> columns, List<Integer> positions) {
        List<ColumnVector> refusing = new ArrayList<>();
        for (int k = 0; k < positions.size(); k++) {
            ColumnVector column = columns.get(positions.get(k));
            if (!nullsMatch.get(k) && column.mayHaveNulls()) {
                refusing.add(column);
            }
        }
        return refusing;
    }

    /** Whether one of the columns is null in the row. */
    static boolean anyNull(List<ColumnVector> columns, int row) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).isNull(row)) {
                return true;
            }
        }
        return false;
    }
}
