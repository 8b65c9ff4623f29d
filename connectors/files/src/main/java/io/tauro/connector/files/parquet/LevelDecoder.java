package io.tauro.connector.files.parquet;

/** Levels: tells for one row after the other whether it has a value. */
interface LevelDecoder {

    /** The next levels themselves. */
    void read(int[] into, int count);

    /**
     * Sets the bits of the rows that have a value, and returns how many there are.
     *
     * @param validity bits that are all clear
     */
    int read(long[] validity, int count);

    /**
     * Passes over rows if it is known at once that all of them have a value.
     *
     * @return whether it has; else nothing was read
     */
    default boolean passValid(int count) {
        return false;
    }
}
