package io.tauro.connector.files.parquet;

/** Unpacks a page piece by piece, so that it is never there as a whole. Not thread-safe. */
interface PageStream {

    /** At its place in an array there is always room for so much, or for all that is to come. */
    int LEAST_ROOM = 256;

    /**
     * Unpacks more of the page, one byte at least if there is one.
     *
     * @param out has the last {@link #history()} bytes of what was unpacked before, or all of it
     * @param from behind them
     * @param to up to there it may write, and also behind what it says it has written
     * @return how far the array is filled then
     * @throws MalformedData if the bytes are not such a page, or only to be unpacked as a whole
     * @throws IndexOutOfBoundsException if they end early
     */
    int unpack(byte[] out, int from, int to);

    /** How many of the bytes that were unpacked before it looks at. */
    int history();
}
