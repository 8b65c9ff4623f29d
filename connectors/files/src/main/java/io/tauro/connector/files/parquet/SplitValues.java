package io.tauro.connector.files.parquet;

/** BYTE_STREAM_SPLIT: first the first bytes of all values, then the second ones, and so on. */
final class SplitValues extends PageValues {

    private final byte[] data;
    private final int start;
    private final int width;
    private final int total;
    private int next;

    SplitValues(byte[] data, int start, int limit, int width) {
        this.data = data;
        this.start = start;
        this.width = width;
        this.total = (limit - start) / width;
    }

    private int advance(int count) {
        if (count > total - next) {
            throw new MalformedData("a page that ends early");
        }
        int from = next;
        next += count;
        return from;
    }

    private long value(int index) {
        long value = 0;
        for (int i = 0; i < width; i++) {
            value |= (data[start + i * total + index] & 0xFFL) << 8 * i;
        }
        return value;
    }

    @Override
    void readInts(int[] into, int count) {
        int from = advance(count);
        for (int i = 0; i < count; i++) {
            into[i] = (int) value(from + i);
        }
    }

    @Override
    void readLongs(long[] into, int count) {
        int from = advance(count);
        for (int i = 0; i < count; i++) {
            into[i] = value(from + i);
        }
    }

    @Override
    void readFloats(double[] into, int count) {
        int from = advance(count);
        for (int i = 0; i < count; i++) {
            into[i] = Float.intBitsToFloat((int) value(from + i));
        }
    }

    @Override
    void readDoubles(double[] into, int count) {
        int from = advance(count);
        for (int i = 0; i < count; i++) {
            into[i] = Double.longBitsToDouble(value(from + i));
        }
    }

    @Override
    ByteValues readBytes(int count) {
        int from = advance(count);
        byte[] bytes = new byte[count * width];
        for (int b = 0; b < width; b++) {
            for (int i = 0; i < count; i++) {
                bytes[i * width + b] = data[start + b * total + from + i];
            }
        }
        return new ByteValues(bytes, PlainValues.evenOffsets(count, width));
    }
}
