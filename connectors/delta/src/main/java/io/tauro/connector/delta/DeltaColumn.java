package io.tauro.connector.delta;

import io.tauro.type.Column;
import io.tauro.type.DataType;

/**
 * A column of a table.
 *
 * @param column as users see it
 * @param physical what it is called in the files, and in the statistics and partition values of the
 *     log
 * @param id by which the files know it, whatever they call it; {@link #NONE} if they do not
 * @param stored its type with the names that its fields have in the files
 * @param place where its values are
 * @param widened whether some files may have been written when its type was narrower
 */
record DeltaColumn(
        Column column, String physical, int id, DataType stored, Place place, boolean widened) {

    /** The id of a column that files do not know by one. */
    static final int NONE = -1;

    /** Where the values of a column are. */
    enum Place {
        /** In the files, as the Parquet decoder delivers them. */
        FILE,
        /** In the files; some may have an older type that the decoder does not widen. */
        WIDENED,
        /** In the log, one for each file. */
        LOG,
        /** In the log for some files, and in the files for others. */
        EITHER
    }

    String name() {
        return column.name();
    }

    /** The same column in a file that calls it so. */
    DeltaColumn called(String name) {
        return new DeltaColumn(column, name, id, stored, place, widened);
    }

    /** As the decoder is asked for it. */
    Column inFile() {
        return Column.of(physical, stored).nullable(column.nullable());
    }
}
