package io.tauro.internal.edge;

import io.tauro.data.ColumnVector;
import java.math.BigDecimal;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A value for each row of a batch, asked for one by one. Which question it answers follows from its
 * {@link Domain}. Of one thread.
 */
abstract class Cell {

    static final int FALSE = 0;
    static final int UNKNOWN = 1;
    static final int TRUE = 2;

    /** Looks at these columns from now on. */
    abstract void bind(IntFunction<ColumnVector> columns);

    abstract boolean isNull(int row);

    /** FALSE, UNKNOWN or TRUE: AND is the least of them, OR the greatest. */
    int truth(int row) {
        throw new IllegalStateException("No truth value");
    }

    /**
     * Whether the condition is true of each of these rows.
     *
     * @param selection the rows; null for the first ones
     * @param count how many of them
     */
    boolean isTrueOfAll(int @Nullable [] selection, int count) {
        for (int n = 0; n < count; n++) {
            if (truth(selection == null ? n : selection[n]) != TRUE) {
                return false;
            }
        }
        return true;
    }

    /** An integer, a day, microseconds or months; of a row that is not null. */
    long whole(int row) {
        throw new IllegalStateException("No whole number");
    }

    double real(int row) {
        throw new IllegalStateException("No floating point number");
    }

    BigDecimal exact(int row) {
        throw new IllegalStateException("No decimal");
    }

    /** What holds the bytes of a row, from {@link #start} to {@link #end}. */
    byte[] bytes(int row) {
        throw new IllegalStateException("No bytes");
    }

    int start(int row) {
        throw new IllegalStateException("No bytes");
    }

    int end(int row) {
        throw new IllegalStateException("No bytes");
    }
}
