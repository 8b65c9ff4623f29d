package io.tauro.connector.files.parquet;

import java.util.Arrays;

/**
 * The lengths of all values of a page that comes in pieces: they stand before the values and are
 * wanted together with them, so they are taken from there.
 *
 * @param bytes of the lengths, packed
 * @param end where in the array of the page they ended
 */
record PageLengths(byte[] bytes, int end) {

    private static final int FIRST_LOOK = 1 << 14;

    /** Those that begin at a position of the page. */
    static PageLengths at(PageWindow window, int start) {
        int at = start;
        long bytes = FIRST_LOOK;
        while (true) {
            at = window.load(at, Math.min(bytes, window.left(at)));
            boolean isAll = window.left(window.limit()) == 0;
            int end = end(window, at, isAll);
            if (isAll || end < window.limit()) {
                return new PageLengths(Arrays.copyOfRange(window.data(), at, end), end);
            }
            bytes = 2L * (window.limit() - at);
        }
    }

    /** Where they end, as far as that is to be seen in what is there; the end of that if not. */
    private static int end(PageWindow window, int start, boolean isAll) {
        try {
            return new DeltaDecoder(window.data(), start, window.limit()).skipAll();
        } catch (MalformedData e) {
            if (isAll) {
                throw e;
            }
            return window.limit();
        }
    }

    DeltaDecoder decoder() {
        return new DeltaDecoder(bytes, 0, bytes.length);
    }
}
