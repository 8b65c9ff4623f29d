package io.tauro.connector.files.parquet;

/** Bytes of an encoding that allows any length, where the column allows one. */
final class FixedLength extends PageValues {

    private final PageValues values;
    private final int length;

    FixedLength(PageValues values, int length) {
        this.values = values;
        this.length = length;
    }

    @Override
    int readable(int wanted) {
        return values.readable(wanted);
    }

    @Override
    ByteValues readBytes(int count) {
        ByteValues bytes = values.readBytes(count);
        for (int i = 0; i < count; i++) {
            if (bytes.length(i) != length) {
                throw new MalformedData("a value of a wrong length");
            }
        }
        return bytes;
    }
}
