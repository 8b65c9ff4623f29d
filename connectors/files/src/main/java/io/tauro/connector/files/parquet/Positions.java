package io.tauro.connector.files.parquet;

/** The positions from 0, ready to be copied. */
final class Positions {

    private static final int[] KNOWN = make(1 << 15);

    private Positions() {}

    /** At least the positions below a number; not to be written to. */
    static int[] to(int count) {
        return count <= KNOWN.length ? KNOWN : make(count);
    }

    private static int[] make(int count) {
        int[] positions = new int[count];
        for (int i = 0; i < count; i++) {
            positions[i] = i;
        }
        return positions;
    }
}
