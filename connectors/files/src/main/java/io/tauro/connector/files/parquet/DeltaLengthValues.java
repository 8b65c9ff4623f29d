package io.tauro.connector.files.parquet;

/** DELTA_LENGTH_BYTE_ARRAY: all lengths, then all bytes. */
final class DeltaLengthValues extends PageValues {

    private final DeltaDecoder lengths;
    private final PageTail tail;

    DeltaLengthValues(byte[] data, int start, int limit) {
        this.lengths = new DeltaDecoder(data, start, limit);
        int end = new DeltaDecoder(data, start, limit).skipAll();
        this.tail = new PageTail(data, end, limit, null);
    }

    DeltaLengthValues(PageWindow window, int start) {
        PageLengths all = PageLengths.at(window, start);
        this.lengths = all.decoder();
        this.tail = new PageTail(window.data(), all.end(), window.limit(), window);
    }

    @Override
    ByteValues readBytes(int count) {
        int[] offsets = new int[count + 1];
        int left = tail.left();
        for (int i = 0; i < count; i++) {
            int length = requireInt(lengths.next(), "a value of negative length");
            if (length > left - offsets[i]) {
                throw new MalformedData("a page that ends early");
            }
            offsets[i + 1] = offsets[i] + length;
        }
        byte[] bytes = new byte[offsets[count]];
        tail.read(bytes, 0, bytes.length);
        return new ByteValues(bytes, offsets);
    }
}
