package io.tauro.connector.files.parquet;

import io.tauro.connector.files.format.ValueRange;
import java.util.List;
import java.util.Map;
import org.apache.parquet.format.CompressionCodec;

/**
 * What a file says of itself, as far as we need it. Immutable.
 *
 * @param fields the columns that can be read
 * @param columns their value columns
 * @param unread the names of the other columns, with the reason
 * @param groups the row groups
 * @param weight the memory that this takes, roughly
 */
record Footer(
        List<Field> fields,
        List<LeafColumn> columns,
        Map<String, String> unread,
        List<RowGroup> groups,
        long weight) {

    /**
     * Rows that stand together.
     *
     * @param chunks the values of each readable column, in the order of {@link Footer#columns()}
     */
    record RowGroup(long rows, List<Chunk> chunks) {}

    /**
     * The values of a column in a row group.
     *
     * @param start where its first page begins
     * @param length its bytes
     * @param unpacked its bytes when they are unpacked
     * @param entries how many values there are, with nulls and empty lists
     * @param range what is known of the values
     * @param exactBounds whether the least and the greatest value are values, and not shortened
     * @param nulls how many values are null; -1 if that is not known
     * @param distinct how many different values there are; -1 if that is not known
     * @param indexes what tells more of the values
     */
    record Chunk(
            CompressionCodec codec,
            long start,
            long length,
            long unpacked,
            long entries,
            ValueRange range,
            boolean exactBounds,
            long nulls,
            long distinct,
            Indexes indexes) {}

    /**
     * What tells more of the values of a column in a row group.
     *
     * @param pages the least and greatest values of each page
     * @param locations where each page is
     * @param bloom the Bloom filter; of length 0 if the file does not tell its length
     * @param ordered whether least and greatest values are in an order that is known
     * @param coded whether all values are in the dictionary
     */
    record Indexes(Place pages, Place locations, Place bloom, boolean ordered, boolean coded) {

        static final Indexes NONE = new Indexes(Place.NONE, Place.NONE, Place.NONE, false, false);
    }

    /** Some bytes of the file. */
    record Place(long offset, int length) {

        static final Place NONE = new Place(0, 0);

        boolean isKnown() {
            return offset > 0;
        }
    }

    long rows() {
        return groups.stream().mapToLong(RowGroup::rows).sum();
    }

    /** The chunk of a column. */
    static Chunk chunk(RowGroup group, LeafColumn column) {
        return group.chunks().get(column.index());
    }
}
