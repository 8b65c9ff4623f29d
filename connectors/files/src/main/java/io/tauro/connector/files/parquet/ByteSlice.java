package io.tauro.connector.files.parquet;

import java.util.Arrays;

/**
 * Bytes of a larger array, which is used again when more is read.
 *
 * @param start where they begin
 * @param end where they end, exclusive
 */
record ByteSlice(byte[] data, int start, int end) {

    int length() {
        return end - start;
    }

    /** The same bytes in an array of their own. */
    ByteSlice copy() {
        return new ByteSlice(Arrays.copyOfRange(data, start, end), 0, length());
    }

    /** These bytes without the first ones. */
    ByteSlice from(int skipped) {
        return new ByteSlice(data, start + skipped, end);
    }
}
