package io.tauro.connector.files.parquet;

/**
 * Values that are bytes.
 *
 * @param data all bytes; what lies behind those of the last value is undefined
 * @param offsets where each value begins, and where the last one ends
 * @param ascii whether it is known that no byte of a value has its highest bit set
 */
record ByteValues(byte[] data, int[] offsets, boolean ascii) {

    /** Values whose bytes nobody has looked at. */
    ByteValues(byte[] data, int[] offsets) {
        this(data, offsets, false);
    }

    int start(int index) {
        return offsets[index];
    }

    int length(int index) {
        return offsets[index + 1] - offsets[index];
    }
}
