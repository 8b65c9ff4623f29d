package io.tauro.internal.kernel;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;

/** How much one vector, and one text, can hold. */
final class Limits {

    /** The longest text that a function makes: enough for any use, too little to exhaust a heap. */
    static final int MAX_TEXT_BYTES = 16 << 20;

    /** The most elements of arrays that a function makes at once. */
    static final int MAX_ELEMENTS = 8 << 20;

    private static final long MAX_POSITION = Integer.MAX_VALUE - 8;

    private Limits() {}

    /** A position in the data of a vector. */
    static int position(long position) {
        if (position > MAX_POSITION) {
            throw new TauroException(
                    ErrorCode.MEMORY_LIMIT,
                    "The values of a column take more than 2 GiB at once. Read fewer or shorter"
                            + " values.");
        }
        return (int) position;
    }

    /** The number of elements of the arrays that a function is about to make. */
    static int elements(long count) {
        if (count > MAX_ELEMENTS) {
            throw new TauroException(
                    ErrorCode.MEMORY_LIMIT,
                    "The arrays of a batch have more than 8 million elements. Ask for shorter"
                            + " ones.");
        }
        return (int) count;
    }

    /** The length of a text that a function is about to make. */
    static int textLength(long bytes, ScalarFunction function) {
        if (bytes > MAX_TEXT_BYTES) {
            throw new TauroException(
                    ErrorCode.MEMORY_LIMIT,
                    "The result of "
                            + function
                            + " is longer than 16 MiB. Ask for a shorter text.");
        }
        return (int) bytes;
    }
}
