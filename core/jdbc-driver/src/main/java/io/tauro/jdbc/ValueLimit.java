package io.tauro.jdbc;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts text and bytes to the size that {@code Statement.setMaxFieldSize} allows.
 *
 * @param size the most characters or bytes; 0 for no limit
 */
record ValueLimit(int size) {

    @Nullable Object apply(@Nullable Object value) {
        if (size == 0) {
            return value;
        }
        if (value instanceof String text && text.length() > size) {
            return text.substring(0, size);
        }
        return value instanceof byte[] bytes && bytes.length > size
                ? Arrays.copyOf(bytes, size)
                : value;
    }
}
