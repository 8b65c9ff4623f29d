package io.tauro.security.mask;

import io.tauro.data.ColumnVector;
import io.tauro.type.DataType;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is shown in the place of a column: a mask or a cipher, with its arguments and keys, for one
 * type. Total: it has a result for every row and never throws for a value, but for a ciphertext
 * that cannot be deciphered. Immutable and thread-safe.
 */
public interface ColumnTransform {

    /** What it is called in plans and audit records, such as {@code email}: no key, no value. */
    String name();

    /** The type of what is shown. */
    DataType type();

    /** The names of the columns that it reads: its own first. */
    List<String> inputs();

    /**
     * What is shown, for many rows. Of a dictionary or a constant each value is computed once.
     *
     * @param inputs the columns as they are, in the order of {@link #inputs()}
     * @param selected the rows that count, ascending; null for all. What the result has at others
     *     is undefined
     * @param count how many of them
     * @return as many rows as the inputs have
     */
    ColumnVector apply(List<ColumnVector> inputs, int @Nullable [] selected, int count);

    /**
     * The same for one row, found by code of its own: what is delivered is held against it.
     *
     * @param inputs values of the columns' {@code javaType()}, or null
     * @return of {@code type().javaType()}, or null
     */
    @Nullable Object one(List<@Nullable Object> inputs);

    /**
     * Whether what was shown of a row is right: by default, if it is what {@link #one} finds.
     *
     * @param inputs values of the columns' {@code javaType()}, or null
     * @param shown of {@code type().javaType()}, or null
     */
    default boolean isRight(List<@Nullable Object> inputs, @Nullable Object shown) {
        return Objects.deepEquals(one(inputs), shown);
    }

    /** Whether {@link #isRight} can tell: by default, if the same row gives the same result. */
    default boolean isVerifiable() {
        return isRepeatable();
    }

    /** Whether the same row always gives the same result. */
    default boolean isRepeatable() {
        return true;
    }
}
