package io.tauro.connector.files.parquet;

import io.tauro.type.Column;
import io.tauro.type.DataType;
import org.apache.parquet.format.Type;

/**
 * A flat column of a file.
 *
 * @param name the name
 * @param index which of the readable columns, from 0
 * @param leaf which of all column chunks of a row group, from 0
 * @param optional whether there may be nulls, and so definition levels
 * @param kind how values are stored and what they are
 */
record LeafColumn(String name, int index, int leaf, boolean optional, Kind kind) {

    /**
     * How values are stored and what they are.
     *
     * @param physical how they are stored
     * @param length bytes a value of a fixed length; else 0
     * @param type what the values are
     * @param unit of times and timestamps
     * @param unsigned whether integers are stored without a sign
     */
    record Kind(Type physical, int length, DataType type, Unit unit, boolean unsigned) {}

    DataType type() {
        return kind.type();
    }

    Column column() {
        return Column.of(name, type()).nullable(optional);
    }
}
