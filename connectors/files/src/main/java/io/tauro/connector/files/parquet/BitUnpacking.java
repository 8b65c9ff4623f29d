package io.tauro.connector.files.parquet;

/**
 * Packed bits to integers, eight at a time: a load of 64 bits serves eight, four or two of them.
 */
final class BitUnpacking {

    private BitUnpacking() {}

    /**
     * Unpacks values of 1 to 32 bits.
     *
     * @param start where the packed values begin
     * @param limit where the packed bytes end; the values lie before it
     * @param first which of the packed values is the first to unpack
     */
    static void unpack(
            byte[] data,
            int start,
            int limit,
            long first,
            int width,
            int[] into,
            int at,
            int count) {
        int end = at + count;
        long value = first;
        int n = at;
        for (; n < end && (value & 7) != 0; n++, value++) {
            into[n] = (int) Bits.packed(data, start, value * width, width, limit);
        }
        int position = start + (int) (value >>> 3) * width;
        int groups = (int) Math.min(end - n >>> 3, wholeGroups(data.length - position, width));
        if (width <= 16) {
            PackedKernels.unpack(data, position, width, into, n, groups);
        } else {
            byTwo(data, position, width, into, n, groups);
        }
        value += 8L * groups;
        for (n += 8 * groups; n < end; n++, value++) {
            into[n] = (int) Bits.packed(data, start, value * width, width, limit);
        }
    }

    /** Of how many groups the loads lie within so many bytes. */
    private static long wholeGroups(int bytes, int width) {
        if (width == 31) {
            // Two values and the bits before them are more than 64.
            return 0;
        }
        int lastLoad = width <= 8 ? 0 : width <= 16 ? 4 * width >> 3 : 6 * width >> 3;
        int rest = bytes - lastLoad - 8;
        return rest < 0 ? 0 : rest / width + 1;
    }

    private static void byTwo(byte[] data, int start, int width, int[] into, int at, int groups) {
        long mask = (1L << width) - 1;
        int position = start;
        int n = at;
        for (int g = 0; g < groups; g++) {
            for (int pair = 0; pair < 4; pair++) {
                int bit = 2 * width * pair;
                long word = Bits.longAt(data, position + (bit >> 3)) >>> (bit & 7);
                into[n] = (int) (word & mask);
                into[n + 1] = (int) (word >>> width & mask);
                n += 2;
            }
            position += width;
        }
    }
}
