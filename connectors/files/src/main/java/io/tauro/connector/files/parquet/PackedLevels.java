package io.tauro.connector.files.parquet;

import io.tauro.data.Validity;

/** Levels as old files have them: packed bits, most significant first. */
final class PackedLevels implements LevelDecoder {

    private final byte[] data;
    private final int start;
    private final int width;
    private int next;

    /**
     * @param width bits a level
     */
    PackedLevels(byte[] data, int start, int width) {
        this.data = data;
        this.start = start;
        this.width = width;
    }

    @Override
    public void read(int[] into, int count) {
        for (int i = 0; i < count; i++) {
            int level = 0;
            for (int bit = 0; bit < width; bit++, next++) {
                level = level << 1 | data[start + (next >>> 3)] >>> 7 - (next & 7) & 1;
            }
            into[i] = level;
        }
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
