package io.tauro.internal.execute;

/**
 * Up to a batch of pairs of a probe row and a build row, by their positions; -1 for no build row.
 */
final class Pairs {

    static final int NONE = -1;

    private final int[] probe;
    private final int[] build;
    private int count;

    Pairs(int capacity) {
        this.probe = new int[capacity];
        this.build = new int[capacity];
    }

    int count() {
        return count;
    }

    int capacity() {
        return probe.length;
    }

    boolean isFull() {
        return count == probe.length;
    }

    void clear() {
        count = 0;
    }

    void add(int probeRow, int buildRow) {
        probe[count] = probeRow;
        build[count] = buildRow;
        count++;
    }

    /** Adds each row that has a match with the first. There must be room for all. */
    void addFirsts(Matches matches) {
        System.arraycopy(matches.rows(), 0, probe, count, matches.count());
        System.arraycopy(matches.firsts(), 0, build, count, matches.count());
        count += matches.count();
    }

    /** Whether the probe rows are 0, 1, 2, … up to the count. */
    boolean isEachProbeRowOnce() {
        int differences = 0;
        for (int i = 0; i < count; i++) {
            differences |= probe[i] ^ i;
        }
        return differences == 0;
    }

    int[] probe() {
        return probe;
    }

    int[] build() {
        return build;
    }

    /** Keeps only the pairs at these indexes, which are increasing. */
    void keep(int[] indexes, int kept) {
        for (int i = 0; i < kept; i++) {
            probe[i] = probe[indexes[i]];
            build[i] = build[indexes[i]];
        }
        count = kept;
    }

    /**
     * Puts probe rows without a build row in between, by the order of the probe rows, which both
     * are in. There must be room.
     */
    void mergeAlone(int[] probeRows, int rows) {
        int pair = count - 1;
        int alone = rows - 1;
        for (int to = count + rows - 1; alone >= 0; to--) {
            if (pair >= 0 && probe[pair] > probeRows[alone]) {
                probe[to] = probe[pair];
                build[to] = build[pair];
                pair--;
            } else {
                probe[to] = probeRows[alone];
                build[to] = NONE;
                alone--;
            }
        }
        count += rows;
    }
}
