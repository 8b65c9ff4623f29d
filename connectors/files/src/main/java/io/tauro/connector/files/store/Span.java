package io.tauro.connector.files.store;

/**
 * A range of an object.
 *
 * @param position from the start of the object
 * @param length in bytes
 */
public record Span(long position, long length) {

    /** Behind the last byte. */
    public long end() {
        return position + length;
    }
}
