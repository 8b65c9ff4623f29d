package io.tauro.connector.files.parquet;

/** RLE: booleans as runs, with the length of all before them. */
final class RunBooleans extends PageValues {

    private final RunDecoder runs;

    RunBooleans(byte[] data, int start, int limit) {
        if (limit - start < 4) {
            throw new MalformedData("a page that ends early");
        }
        int length = Bits.intAt(data, start);
        if (length < 0 || length > limit - start - 4) {
            throw new MalformedData("runs that are longer than their page");
        }
        runs = new RunDecoder(data, start + 4, start + 4 + length, 1);
    }

    @Override
    void readBooleans(boolean[] into, int count) {
        int[] bits = new int[count];
        runs.read(bits, count);
        for (int i = 0; i < count; i++) {
            into[i] = bits[i] != 0;
        }
    }
}
