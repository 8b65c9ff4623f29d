package io.tauro.connector.files.parquet;

import io.tauro.data.ColumnVector;
import io.tauro.data.ListVector;
import io.tauro.data.StructVector;
import io.tauro.data.Validity;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a nested column: makes its vector of the levels and values of the columns below it. A
 * slot is a place where it could stand: an element of the list around it, or else a row.
 */
sealed interface NestedPart {

    String NULL_KEY = "a map with a key that is NULL";
    String NOT_NULL = "a NULL, but is NOT NULL in the schema of the table";

    /** The column by whose levels the slots are known. */
    LeafSource levels();

    /** A row for each slot. */
    ColumnVector vector();

    /**
     * Values.
     *
     * @param levels their column
     */
    record Values(LeafSource levels) implements NestedPart {
        @Override
        public ColumnVector vector() {
            ColumnVector values = levels.entries().values();
            if (values == null) {
                throw new IllegalStateException("Values that were not asked for");
            }
            return values;
        }
    }

    /**
     * A list or a map.
     *
     * @param field the levels of the file
     * @param slot the definition level from which on there is a slot
     * @param element the elements; of a map a structure
     */
    record Items(Field.Items field, DataType type, int slot, NestedPart element)
            implements NestedPart {
        @Override
        public LeafSource levels() {
            return element.levels();
        }

        @Override
        public ColumnVector vector() {
            Entries entries = levels().entries();
            int[] repetition = entries.repetition();
            int[] definition = entries.definition();
            int level = field.repetition();
            int there = field.there();
            int[] offsets = new int[entries.size() + 1];
            int rows = 0;
            int elements = 0;
            int nulls = 0;
            for (int i = entries.from(); i < entries.to(); i++) {
                int defined = definition[i];
                if (repetition[i] < level && defined >= slot) {
                    offsets[rows++] = elements;
                    elements += defined >= there ? 1 : 0;
                    nulls += defined < field.definition() ? 1 : 0;
                } else if (repetition[i] == level) {
                    if (rows == 0 || defined < there) {
                        throw new MalformedData("levels that contradict each other");
                    }
                    elements++;
                }
            }
            offsets[rows] = elements;
            ColumnVector items = element.vector();
            if (items.size() != elements) {
                throw new MalformedData("lists of different lengths in one");
            }
            long[] validity = nulls == 0 ? null : validity(entries, rows);
            if (rows < entries.size() / 2) {
                offsets = Arrays.copyOf(offsets, rows + 1);
            }
            if (type.kind() == TypeKind.ARRAY && !type.fields().get(0).nullable()) {
                requireNoNull(items, null, NOT_NULL);
            }
            return new ListVector(type, offsets, items, validity, rows);
        }

        private long[] validity(Entries entries, int rows) {
            long[] bits = Validity.allNull(rows);
            int row = 0;
            for (int i = entries.from(); i < entries.to(); i++) {
                int defined = entries.definition()[i];
                if (entries.repetition()[i] < field.repetition() && defined >= slot) {
                    bits[row >>> 6] |= (defined >= field.definition() ? 1L : 0L) << row;
                    row++;
                }
            }
            return bits;
        }
    }

    /**
     * A structure.
     *
     * @param field the levels of the file
     * @param slot the definition level from which on there is a slot
     * @param repetition the level of the list around it; 0 if there is none
     * @param fields a part for each field of the type; null for one that the file lacks
     */
    record Group(
            Field.Group field,
            DataType type,
            int slot,
            int repetition,
            List<@Nullable NestedPart> fields,
            LeafSource levels)
            implements NestedPart {
        @Override
        public ColumnVector vector() {
            Entries entries = levels.entries();
            int rows = slots(entries);
            long[] validity = field.definition() == slot ? null : validity(entries, rows);
            List<ColumnVector> vectors = new ArrayList<>();
            for (int i = 0; i < fields.size(); i++) {
                NestedPart part = fields.get(i);
                Column column = type.fields().get(i);
                ColumnVector vector =
                        part == null ? Gather.nulls(column.type(), rows) : part.vector();
                if (vector.size() != rows) {
                    throw new MalformedData("fields of different numbers of values");
                }
                if (!column.nullable()) {
                    requireNoNull(vector, validity, field.isEntry() ? NULL_KEY : NOT_NULL);
                }
                vectors.add(vector);
            }
            return new StructVector(type, vectors, validity, rows);
        }

        private boolean isSlot(Entries entries, int i) {
            return (levels.repetition() <= repetition || entries.repetition()[i] <= repetition)
                    && (slot == 0 || entries.definition()[i] >= slot);
        }

        private int slots(Entries entries) {
            if (levels.repetition() <= repetition && slot == 0) {
                return entries.size();
            }
            int rows = 0;
            for (int i = entries.from(); i < entries.to(); i++) {
                rows += isSlot(entries, i) ? 1 : 0;
            }
            return rows;
        }

        private long @Nullable [] validity(Entries entries, int rows) {
            long[] bits = Validity.allNull(rows);
            int row = 0;
            int valid = 0;
            for (int i = entries.from(); i < entries.to(); i++) {
                if (isSlot(entries, i)) {
                    int bit = entries.definition()[i] >= field.definition() ? 1 : 0;
                    bits[row >>> 6] |= (long) bit << row;
                    valid += bit;
                    row++;
                }
            }
            return valid == rows ? null : bits;
        }
    }

    /** Refuses nulls but where what is around them is null. */
    private static void requireNoNull(
            ColumnVector vector, long @Nullable [] around, String otherwise) {
        if (vector.mayHaveNulls()) {
            for (int row = 0; row < vector.size(); row++) {
                if (vector.isNull(row) && Validity.isValid(around, row)) {
                    throw new MalformedData(otherwise);
                }
            }
        }
    }

    /** The entries that were read last of a value column. Not thread-safe. */
    final class LeafSource {

        private final RecordReader reader;
        private final LeafColumn column;
        private @Nullable Entries entries;

        LeafSource(LeafColumn column, RecordReader reader) {
            this.column = column;
            this.reader = reader;
        }

        RecordReader reader() {
            return reader;
        }

        int repetition() {
            return column.repetition();
        }

        Entries entries() {
            if (entries == null) {
                throw new IllegalStateException("Nothing was read");
            }
            return entries;
        }

        void read(int records) {
            entries = reader.read(records);
        }

        void readSelected(int records, Picks picks) {
            entries = reader.readSelected(records, picks);
        }

        void forget() {
            entries = null;
        }
    }
}
