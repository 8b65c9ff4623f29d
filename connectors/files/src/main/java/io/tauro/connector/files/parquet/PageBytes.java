package io.tauro.connector.files.parquet;

import org.jspecify.annotations.Nullable;

/** What is to be read of an unpacked page, which may come in pieces. Not thread-safe. */
final class PageBytes {

    private final @Nullable PageWindow window;
    private byte[] data;
    private int start;
    private int limit;

    private PageBytes(byte[] data, int start, int limit, @Nullable PageWindow window) {
        this.data = data;
        this.start = start;
        this.limit = limit;
        this.window = window;
    }

    static PageBytes of(ByteSlice whole) {
        return new PageBytes(whole.data(), whole.start(), whole.end(), null);
    }

    static PageBytes of(PageWindow window) {
        return new PageBytes(window.data(), 0, window.limit(), window);
    }

    /** Where more comes from; null if all is there. */
    @Nullable PageWindow window() {
        return window;
    }

    byte[] data() {
        return data;
    }

    int start() {
        return start;
    }

    int limit() {
        return limit;
    }

    int left() {
        return window == null ? limit - start : window.left(start);
    }

    /** The next bytes, for as long as the page is read. */
    ByteSlice take(int bytes) {
        if (bytes < 0 || bytes > left()) {
            throw new MalformedData("levels that are longer than their page");
        }
        if (window == null) {
            start += bytes;
            return new ByteSlice(data, start - bytes, start);
        }
        int at = window.load(start, bytes);
        data = window.data();
        limit = window.limit();
        start = at + bytes;
        return new ByteSlice(data, at, start).copy();
    }
}
