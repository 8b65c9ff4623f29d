package io.tauro.connector.delta;

import io.delta.kernel.utils.CloseableIterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** An iterator that looks one element ahead. Not thread-safe. */
abstract class BatchIterator<T> implements CloseableIterator<T> {

    private @Nullable T ahead;

    /** The next element; null at the end. */
    abstract @Nullable T advance();

    @Override
    public boolean hasNext() {
        if (ahead == null) {
            ahead = advance();
        }
        return ahead != null;
    }

    @Override
    public T next() {
        if (!hasNext() || ahead == null) {
            throw new NoSuchElementException();
        }
        T next = ahead;
        ahead = null;
        return next;
    }
}
