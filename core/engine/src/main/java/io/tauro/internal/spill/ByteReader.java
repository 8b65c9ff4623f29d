package io.tauro.internal.spill;

/** Reads what a {@link ByteWriter} wrote. Not thread-safe. */
final class ByteReader {

    private final byte[] bytes;
    private final int end;
    private int at;

    ByteReader(byte[] bytes, int end) {
        this.bytes = bytes;
        this.end = end;
    }

    boolean isAtEnd() {
        return at >= end;
    }

    private int skip(long length) {
        int start = at;
        if (length > end - start) {
            throw new IndexOutOfBoundsException("A block ends early");
        }
        at += (int) length;
        return start;
    }

    int readByte() {
        return bytes[skip(1)] & 0xFF;
    }

    int readInt() {
        return (int) ByteWriter.INTS.get(bytes, skip(4));
    }

    byte[] readBytes(int length) {
        int start = skip(length);
        byte[] copy = new byte[length];
        System.arraycopy(bytes, start, copy, 0, length);
        return copy;
    }

    double[] readDoubles(int count) {
        int start = skip(8L * count);
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = Double.longBitsToDouble((long) ByteWriter.LONGS.get(bytes, start + 8 * i));
        }
        return values;
    }

    long[] readWords(int count) {
        int start = skip(8L * count);
        long[] words = new long[count];
        for (int i = 0; i < count; i++) {
            words[i] = (long) ByteWriter.LONGS.get(bytes, start + 8 * i);
        }
        return words;
    }

    boolean[] readBooleans(int count) {
        int start = skip((count + 7) / 8);
        boolean[] values = new boolean[count];
        for (int i = 0; i < count; i++) {
            values[i] = (bytes[start + (i >>> 3)] >>> (i & 7) & 1) != 0;
        }
        return values;
    }

    private long readLong() {
        return (long) ByteWriter.LONGS.get(bytes, skip(8));
    }

    long[] readLongs(int count) {
        int width = readByte();
        long least = readLong();
        int start = skip((long) width * count);
        long[] values = new long[count];
        for (int i = 0; i < count; i++) {
            values[i] = least + distance(width, start, i);
        }
        return values;
    }

    int[] readInts(int count) {
        int width = readByte();
        long least = readLong();
        int start = skip((long) width * count);
        int[] values = new int[count];
        for (int i = 0; i < count; i++) {
            values[i] = (int) (least + distance(width, start, i));
        }
        return values;
    }

    private long distance(int width, int start, int i) {
        return switch (width) {
            case 0 -> 0;
            case 1 -> bytes[start + i] & 0xFFL;
            case 2 -> (short) ByteWriter.SHORTS.get(bytes, start + 2 * i) & 0xFFFFL;
            case 4 -> (int) ByteWriter.INTS.get(bytes, start + 4 * i) & 0xFFFF_FFFFL;
            default -> (long) ByteWriter.LONGS.get(bytes, start + 8 * i);
        };
    }
}
