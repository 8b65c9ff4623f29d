package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import java.util.List;
import java.util.Optional;

/** From the keys of a probe row to the build rows that have the same, in their order. */
interface KeyIndex {

    /** No build row. */
    int NONE = -1;

    /** The rows of a probe batch that have a partner; they stand until the next batch is asked. */
    Matches start(Batch probe);

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

    /**
     * An index over the rows of the build side.
     *
     * @param room for more than {@link #bytes} says
     */
    static KeyIndex of(JoinKeys keys, List<ColumnVector> build, int rows, IndexRoom room) {
        return ofInteger(keys, build, rows, room)
                .orElseGet(() -> new HashedKeys(keys, build, rows));
    }

    /** The index for one integer key of which no null equals another. */
    private static Optional<KeyIndex> ofInteger(
            JoinKeys keys, List<ColumnVector> build, int rows, IndexRoom room) {
        if (keys.build().size() != 1) {
            return Optional.empty();
        }
        int probe = keys.probe().get(0);
        return IntegerColumn.of(build.get(keys.build().get(0)), rows)
                .filter(key -> !keys.nullsMatch().get(0) || !key.mayHaveNulls())
                .map(
                        key -> {
                            if (DenseKeys.suits(key)) {
                                return new DenseKeys(probe, key);
                            }
                            return RankedKeys.suits(key, room)
                                    ? new RankedKeys(probe, key)
                                    : new LongKeys(probe, key);
                        });
    }
}
