package io.tauro.connector.files.parquet;

import io.tauro.data.Validity;

/** Levels as old files have them: a bit a row, most significant first. */
final class PackedLevels implements LevelDecoder {

    private final byte[] data;
    private final int start;
    private int next;

    PackedLevels(byte[] data, int start) {
        this.data = data;
        this.start = start;
    }

    @Override
    public int read(long[] validity, int count) {
        int valid = 0;
        for (int i = 0; i < count; i++, next++) {
            if ((data[start + (next >>> 3)] >>> 7 - (next & 7) & 1) != 0) {
                Validity.setValid(validity, i);
                valid++;
            }
        }
        return valid;
    }
}
