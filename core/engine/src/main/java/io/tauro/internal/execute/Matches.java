package io.tauro.internal.execute;

/** The probe rows of a batch that have a partner, in their order, and the first partner of each. */
final class Matches {

    private int[] rows = {};
    private int[] firsts = {};
    private int count;

    /** Makes room for so many, and forgets those that were there. */
    void clear(int room) {
        if (rows.length < room) {
            rows = new int[room];
            firsts = new int[room];
        }
        count = 0;
    }

    void found(int many) {
        count = many;
    }

    int count() {
        return count;
    }

    int[] rows() {
        return rows;
    }

    int[] firsts() {
        return firsts;
    }
}
