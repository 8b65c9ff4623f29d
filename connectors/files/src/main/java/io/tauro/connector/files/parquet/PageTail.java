package io.tauro.connector.files.parquet;

import org.jspecify.annotations.Nullable;

/** The bytes at the end of a page, behind the lengths of its values. Not thread-safe. */
final class PageTail {

    /** Where more comes from; null if all is there. */
    private final @Nullable PageWindow window;

    private byte[] data;
    private int position;
    private int limit;

    PageTail(byte[] data, int start, int limit, @Nullable PageWindow window) {
        this.data = data;
        this.position = start;
        this.limit = limit;
        this.window = window;
    }

    /** How many bytes are to come. */
    int left() {
        return window == null ? limit - position : window.left(position);
    }

    /** The next bytes; there are as many. */
    void read(byte[] into, int offset, int length) {
        if (length > left()) {
            throw new MalformedData("a page that ends early");
        }
        int done = 0;
        while (done < length) {
            if (position == limit && window != null) {
                position = window.load(position, 1);
                data = window.data();
                limit = window.limit();
            }
            int some = Math.min(length - done, limit - position);
            System.arraycopy(data, position, into, offset + done, some);
            position += some;
            done += some;
        }
    }
}
