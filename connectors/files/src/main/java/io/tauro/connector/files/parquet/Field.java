package io.tauro.connector.files.parquet;

import io.tauro.type.Column;
import io.tauro.type.DataType;
import java.util.List;
import java.util.Optional;

/**
 * A column of a file, or a part of one: a value, a list or a map, or a structure. Immutable.
 *
 * <p>Levels are those of Parquet: the definition level of an entry says how much of what is around
 * a value is there, its repetition level which list it goes on with.
 */
sealed interface Field {

    String name();

    /** The number that the writer gave it; -1 if it did not. */
    int id();

    /** The definition level from which on it is not null. */
    int definition();

    /** What it is read as, where nothing else is declared. */
    DataType type();

    /** Any value column of it, by which it is known where it is there. */
    LeafColumn first();

    /**
     * A value.
     *
     * @param leaf its column
     */
    record Value(String name, int id, LeafColumn leaf) implements Field {
        @Override
        public int definition() {
            return leaf.definition();
        }

        @Override
        public DataType type() {
            return leaf.type();
        }

        @Override
        public LeafColumn first() {
            return leaf;
        }
    }

    /**
     * A list, or a map as a list of keys and values.
     *
     * @param repetition the repetition level of a further element
     * @param there the definition level from which on there is an element
     * @param element of a map a structure of key and value
     */
    record Items(
            String name,
            int id,
            int definition,
            int repetition,
            int there,
            Field element,
            boolean map)
            implements Field {
        @Override
        public DataType type() {
            if (map) {
                List<Column> entry = element.type().fields();
                return DataType.map(entry.get(0).type(), entry.get(1).type());
            }
            return DataType.array(element.type());
        }

        @Override
        public LeafColumn first() {
            return element.first();
        }
    }

    /**
     * A structure of at least one field.
     *
     * @param isEntry whether the fields are key and value of a map
     */
    record Group(String name, int id, int definition, List<Field> fields, boolean isEntry)
            implements Field {
        @Override
        public DataType type() {
            return DataType.row(
                    fields.stream().map(field -> Column.of(field.name(), field.type())).toList());
        }

        @Override
        public LeafColumn first() {
            return fields.get(0).first();
        }
    }

    /** Its column if it is a plain one, and no part of anything. */
    default Optional<LeafColumn> flat() {
        return this instanceof Value value ? Optional.of(value.leaf()) : Optional.empty();
    }
}
