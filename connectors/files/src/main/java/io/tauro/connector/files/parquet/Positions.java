package io.tauro.connector.files.parquet;

/** The positions from 0, ready to be copied. */
final class Positions {

    private static final int[] KNOWN = make(1 << 15);

    /** If no more than one in so many is left out, the others are copied run by run. */
    private static final int DENSE = 8;

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

    /**
     * Whether there are so few gaps that runs pay.
     *
     * @param positions increasing
     * @param count how many of the positions count
     */
    static boolean areDense(int[] positions, int count) {
        int span = count == 0 ? 0 : positions[count - 1] + 1;
        return count > span - span / DENSE;
    }

    private static int[] make(int count) {
        int[] positions = new int[count];
        for (int i = 0; i < count; i++) {
            positions[i] = i;
        }
        return positions;
    }
}
