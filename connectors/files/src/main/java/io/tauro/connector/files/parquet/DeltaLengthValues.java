package io.tauro.connector.files.parquet;

/** DELTA_LENGTH_BYTE_ARRAY: all lengths, then all bytes. */
final class DeltaLengthValues extends PageValues {

    private final byte[] data;
    private final int limit;
    private final DeltaDecoder lengths;
    private int position;

    DeltaLengthValues(byte[] data, int start, int limit) {
        this.data = data;
        this.limit = limit;
        this.lengths = new DeltaDecoder(data, start, limit);
        this.position = new DeltaDecoder(data, start, limit).skipAll();
    }

    @Override
    ByteValues readBytes(int count) {
        int[] offsets = new int[count + 1];
        for (int i = 0; i < count; i++) {
            int length = requireInt(lengths.next(), "a value of negative length");
            if (length > limit - position - offsets[i]) {
                throw new MalformedData("a page that ends early");
            }
            offsets[i + 1] = offsets[i] + length;
        }
        byte[] bytes = new byte[offsets[count]];
        System.arraycopy(data, position, bytes, 0, bytes.length);
        position += bytes.length;
        return new ByteValues(bytes, offsets);
    }
}
