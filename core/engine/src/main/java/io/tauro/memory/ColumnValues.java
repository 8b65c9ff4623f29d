package io.tauro.memory;

import io.tauro.data.ColumnVector;
import io.tauro.type.DataType;
import java.util.Optional;
import java.util.OptionalLong;

/** The different values of a column, as they are met, with the least and the greatest of them. */
interface ColumnValues {

    /**
     * Above so many different values, their number is unknown: to remember them would take too much
     * memory.
     */
    int MOST_DISTINCT = 50_000;

    /** For the values of a type. */
    static ColumnValues of(DataType type) {
        if (WholeValues.has(type)) {
            return new WholeValues();
        }
        return type.kind().isText()
                ? new TextValues()
                : new AnyValues(Comparability.isComparable(type));
    }

    /**
     * Takes in the rows of a vector.
     *
     * @param vector neither a dictionary nor a constant
     * @param rows of which so many count; none of them is null
     */
    void add(ColumnVector vector, int[] rows, int count);

    /** How many there are; empty if too many. */
    OptionalLong distinct();

    /** The least one; empty if there is none, or if they cannot be compared. */
    Optional<Object> least();

    /** The greatest one; empty if there is none, or if they cannot be compared. */
    Optional<Object> greatest();
}
