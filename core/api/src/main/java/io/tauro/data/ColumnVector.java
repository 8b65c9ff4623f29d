package io.tauro.data;

import io.tauro.type.DataType;
import org.jspecify.annotations.Nullable;

/**
 * The values of one column for the rows of a batch. Immutable once handed over: it may be kept and
 * shared between threads.
 *
 * <p>The kinds follow {@link DataType#physical()}. A {@link DictionaryVector} and a {@link
 * ConstantVector} stand for any type: they hold positions in, or one value of, another vector.
 * Arrays may be longer than {@link #size()}; what lies behind is undefined, and so is the value at
 * a null row.
 */
public sealed interface ColumnVector
        permits BooleanVector,
                IntVector,
                LongVector,
                DoubleVector,
                DecimalVector,
                BytesVector,
                DictionaryVector,
                ConstantVector,
                ListVector,
                StructVector {

    /** The type of the values. */
    DataType type();

    /** The number of rows. */
    int size();

    /** False only if no row is null; true does not promise a null. */
    boolean mayHaveNulls();

    /** Whether the value at a row, from 0 to {@code size() - 1}, is null. */
    boolean isNull(int row);

    /**
     * The value at a row as an object of {@link DataType#javaType()}; null where it is null. Slow:
     * for edges, not for kernels.
     */
    @Nullable Object value(int row);

    /** The memory that the arrays take, in bytes; an estimate that is right to a few percent. */
    long bytes();
}
