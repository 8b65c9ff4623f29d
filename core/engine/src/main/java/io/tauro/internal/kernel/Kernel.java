package io.tauro.internal.kernel;

import io.tauro.data.ColumnVector;
import org.jspecify.annotations.Nullable;

/** Computes a function for a batch of rows. Stateless. */
@FunctionalInterface
interface Kernel {

    /**
     * The value for each of the rows, as a plain vector of {@code rows.size()} rows, or a constant.
     * Of a function that is null where an argument is, no argument is null at these rows.
     */
    ColumnVector compute(Arguments arguments, Rows rows);

    /**
     * The same of arguments some of which may be dictionaries, where that is quicker than to look
     * their rows up first; null if it is not.
     */
    default @Nullable ColumnVector computeCoded(ColumnVector[] arguments, Rows rows) {
        return null;
    }
}
