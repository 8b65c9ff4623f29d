package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import java.util.ArrayList;
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

    /** The index for integer keys of which no null equals another. */
    private static Optional<KeyIndex> ofInteger(
            JoinKeys keys, List<ColumnVector> build, int rows, IndexRoom room) {
        List<IntegerColumn> columns = new ArrayList<>();
        for (int k = 0; k < keys.build().size(); k++) {
            boolean nullsMatch = keys.nullsMatch().get(k);
            Optional<IntegerColumn> column =
                    IntegerColumn.of(build.get(keys.build().get(k)), rows)
                            .filter(key -> !nullsMatch || !key.mayHaveNulls());
            if (column.isEmpty()) {
                return Optional.empty();
            }
            columns.add(column.get());
        }
        if (columns.size() == 1) {
            return Optional.of(of(new ProbeKeys(keys.probe(), null), columns.get(0), room));
        }
        return KeyPacking.of(columns)
                .map(
                        packing ->
                                of(
                                        new ProbeKeys(keys.probe(), packing),
                                        packing.build(columns),
                                        room));
    }

    private static KeyIndex of(ProbeKeys probed, IntegerColumn key, IndexRoom room) {
        if (DenseKeys.suits(key)) {
            return new DenseKeys(probed, key);
        }
        return RankedKeys.suits(key, room)
                ? new RankedKeys(probed, key)
                : new LongKeys(probed, key);
    }
}
