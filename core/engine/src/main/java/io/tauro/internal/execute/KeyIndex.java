package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import java.util.List;

/** From the keys of a probe row to the build rows that have the same, in their order. */
interface KeyIndex {

    /** No build row. */
    int NONE = -1;

    /** Takes the probe batch whose rows are asked for from now on. */
    void start(Batch probe);

    /** The first build row with the keys of the probe row, or {@link #NONE}. */
    int first(int probeRow);

    /** The build row with the keys of the probe row that follows another, or {@link #NONE}. */
    int next(int probeRow, int buildRow);

    /** Whether no two build rows have the same key, so that the first is the only one. */
    boolean isUnique();

    /** The same index for one more thread: it may be asked while others are. */
    KeyIndex fork();

    /** The bytes that an index over so many rows takes at most. */
    static long bytes(int rows) {
        return 12L * rows + 4L * HashedKeys.slots(rows);
    }

    /** An index over the rows of the build side. */
    static KeyIndex of(JoinKeys keys, List<ColumnVector> build, int rows) {
        return DenseKeys.of(keys, build, rows)
                .<KeyIndex>map(dense -> dense)
                .or(() -> LongKeys.of(keys, build, rows))
                .orElseGet(() -> new HashedKeys(keys, build, rows));
    }
}
