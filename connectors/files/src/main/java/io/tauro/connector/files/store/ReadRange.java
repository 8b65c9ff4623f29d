package io.tauro.connector.files.store;

/**
 * A range of an object and where its bytes go.
 *
 * @param position from the start of the object
 * @param into the array
 * @param offset where in the array
 * @param length in bytes
 */
public record ReadRange(long position, byte[] into, int offset, int length) {

    /** Behind the last byte. */
    long end() {
        return position + length;
    }
}
