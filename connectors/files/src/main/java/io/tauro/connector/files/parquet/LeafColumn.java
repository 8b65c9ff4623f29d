package io.tauro.connector.files.parquet;

import io.tauro.type.DataType;
import org.apache.parquet.format.Type;

/**
 * A column of values of a file: a column of the table, or a part of a nested one.
 *
 * @param name the name; of a part with the names of all it is part of
 * @param index which of the readable columns, from 0
 * @param leaf which of all column chunks of a row group, from 0
 * @param definition the level at which there is a value; 0 if there always is one
 * @param repetition in how many lists it is
 * @param kind how values are stored and what they are
 */
record LeafColumn(String name, int index, int leaf, int definition, int repetition, Kind kind) {

    /**
     * How values are stored and what they are.
     *
     * @param physical how they are stored
     * @param length bytes a value of a fixed length; else 0
     * @param type what the values are
     * @param unit of times and timestamps
     * @param unsigned whether integers are stored without a sign
     * @param alwaysNull whether there is no value, and so any type
     */
    record Kind(
            Type physical,
            int length,
            DataType type,
            Unit unit,
            boolean unsigned,
            boolean alwaysNull) {}

    /** Whether there may be rows without a value, and so definition levels. */
    boolean optional() {
        return definition > 0;
    }

    DataType type() {
        return kind.type();
    }
}
