package io.tauro.connector.files.parquet;

/**
 * Values that are bytes.
 *
 * @param data all bytes; what lies behind those of the last value is undefined
 * @param offsets where each value begins, and where the last one ends
 */
record ByteValues(byte[] data, int[] offsets) {

    int start(int index) {
        return offsets[index];
    }

    int length(int index) {
        return offsets[index + 1] - offsets[index];
    }
}
