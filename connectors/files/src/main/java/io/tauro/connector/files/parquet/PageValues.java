package io.tauro.connector.files.parquet;

/**
 * The values of one page, nulls left out, in the order of the rows. An encoding offers the methods
 * of the physical types that it can hold. Not thread-safe.
 */
abstract class PageValues {

    /**
     * Of so many values, how many can be read at once without taking too much memory; at least 1 of
     * any.
     */
    int readable(int wanted) {
        return wanted;
    }

    void readInts(int[] into, int count) {
        throw unsuited("INT32");
    }

    void readLongs(long[] into, int count) {
        throw unsuited("INT64");
    }

    /** FLOATs. */
    void readFloats(double[] into, int count) {
        throw unsuited("FLOAT");
    }

    void readDoubles(double[] into, int count) {
        throw unsuited("DOUBLE");
    }

    void readBooleans(boolean[] into, int count) {
        throw unsuited("BOOLEAN");
    }

    /** Byte arrays, of fixed length or not, and INT96. */
    ByteValues readBytes(int count) {
        throw unsuited("bytes");
    }

    private MalformedData unsuited(String physical) {
        return new MalformedData("an encoding that cannot hold " + physical);
    }

    static int requireInt(long value, String what) {
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw new MalformedData(what);
        }
        return (int) value;
    }
}
