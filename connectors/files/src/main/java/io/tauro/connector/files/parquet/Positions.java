package io.tauro.connector.files.parquet;

/** The positions from 0, ready to be copied. */
final class Positions {

    private static final int[] KNOWN = make(1 << 15);

    /** Since positions increase, there is no gap before one that is where it would be without. */
    private static final int STRIDE = 8;

    private Positions() {}

    /** At least the positions below a number; not to be written to. */
    static int[] to(int count) {
        return count <= KNOWN.length ? KNOWN : make(count);
    }

    /**
     * Behind the positions, from one on, that follow each other without a gap.
     *
     * @param positions increasing
     * @param first the index of the first of them
     * @param count how many of the positions count
     */
    static int endOfRun(int[] positions, int first, int count) {
        int end = first + 1;
        int distance = positions[first] - first;
        while (end + STRIDE <= count
                && positions[end + STRIDE - 1] - end - STRIDE + 1 == distance) {
            end += STRIDE;
        }
        while (end < count && positions[end] - end == distance) {
            end++;
        }
        return end;
    }

    private static int[] make(int count) {
        int[] positions = new int[count];
        for (int i = 0; i < count; i++) {
            positions[i] = i;
        }
        return positions;
    }
}
