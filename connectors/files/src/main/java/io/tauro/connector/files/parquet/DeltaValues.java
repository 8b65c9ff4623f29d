package io.tauro.connector.files.parquet;

import org.jspecify.annotations.Nullable;

/** DELTA_BINARY_PACKED: integers. */
final class DeltaValues extends PageValues {

    private final DeltaDecoder deltas;

    DeltaValues(byte[] data, int start, int limit) {
        this(data, start, limit, null);
    }

    DeltaValues(byte[] data, int start, int limit, @Nullable PageWindow window) {
        deltas = new DeltaDecoder(data, start, limit, window);
    }

    @Override
    void readInts(int[] into, int count) {
        for (int i = 0; i < count; i++) {
            into[i] = (int) deltas.next();
        }
    }

    @Override
    void readLongs(long[] into, int count) {
        for (int i = 0; i < count; i++) {
            into[i] = deltas.next();
        }
    }
}
