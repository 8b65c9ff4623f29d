package io.tauro.connector.files.parquet;

import io.tauro.data.ColumnVector;
import io.tauro.data.ConstantVector;
import io.tauro.predicate.RowSelector;
import io.tauro.type.Column;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a row group, some rows at a time. A column is decoded when it is asked for; what
 * nobody asked for is passed over. Not thread-safe.
 */
final class GroupColumns implements RowSelector.Columns, DictionaryTest.Dictionaries {

    private final List<Column> columns;
    private final int delivered;

    /** A reader for each column; null where the file does not have it. */
    private final @Nullable FieldReader[] readers;

    private final @Nullable ColumnVector[] missing;
    private final @Nullable ColumnVector[] vectors;
    private final Map<String, Integer> positions = new HashMap<>();
    private int rows;
    private int current;

    /**
     * @param delivered how many of the columns are asked for; the others are only filtered by
     */
    GroupColumns(List<Column> columns, int delivered, List<@Nullable FieldReader> readers) {
        this.columns = columns;
        this.delivered = delivered;
        this.readers = readers.toArray(FieldReader[]::new);
        this.missing = new ColumnVector[columns.size()];
        this.vectors = new ColumnVector[columns.size()];
        for (int i = 0; i < columns.size(); i++) {
            positions.put(columns.get(i).name(), i);
        }
    }

    /** How many columns are asked for. */
    int delivered() {
        return delivered;
    }

    /** The column that was worked on last, for errors. */
    Column current() {
        return columns.get(current);
    }

    /**
     * Goes to the next rows: as many as each column has in its page, and no more than wanted.
     *
     * @param usual no more than so many if a column that is looked at first has large values
     * @param looked the names of these columns
     */
    int start(int wanted, int usual, Set<String> looked) {
        rows = wanted;
        for (current = 0; current < readers.length; current++) {
            FieldReader reader = readers[current];
            rows = reader == null ? rows : reader.readable(rows);
            vectors[current] = null;
        }
        if (rows > usual && !areNarrow(looked)) {
            rows = usual;
        }
        current = 0;
        return rows;
    }

    /** Whether there is a column of this name; a partition of the files is not one of them. */
    boolean has(String name) {
        return positions.containsKey(name);
    }

    private boolean areNarrow(Set<String> names) {
        for (String name : names) {
            Integer position = positions.get(name);
            FieldReader reader = position == null ? null : readers[position];
            current = position == null ? current : position;
            if (reader != null && !reader.isNarrow()) {
                return false;
            }
        }
        return true;
    }

    /** All the rows of a column, valid until the next rows. */
    @Override
    public ColumnVector column(String name) {
        int column = Objects.requireNonNull(positions.get(name));
        ColumnVector known = vectors[column];
        if (known != null) {
            return known;
        }
        current = column;
        FieldReader reader = readers[column];
        ColumnVector vector = reader == null ? missing(column, rows) : reader.readForNow(rows);
        requireNoNull(vector);
        vectors[column] = vector;
        return vector;
    }

    /** All the rows of a column. Asked for once. */
    ColumnVector all(int column) {
        current = column;
        FieldReader reader = readers[column];
        ColumnVector known = vectors[column];
        if (reader == null) {
            return missing(column, rows);
        }
        if (known != null) {
            return reader.kept(known);
        }
        ColumnVector vector = reader.read(rows);
        vectors[column] = vector;
        requireNoNull(vector);
        return vector;
    }

    /** Some of the rows of a column, one behind the other. Asked for once. */
    ColumnVector selected(int column, Picks picks) {
        current = column;
        FieldReader reader = readers[column];
        if (reader == null) {
            return missing(column, picks.count());
        }
        ColumnVector known = vectors[column];
        ColumnVector vector =
                known == null
                        ? reader.readSelected(rows, picks)
                        : reader.keptSelected(known, picks);
        vectors[column] = vector;
        requireNoNull(vector);
        return vector;
    }

    @Override
    public @Nullable ColumnVector dictionary(String name) {
        FieldReader reader = reader(name);
        return reader == null ? null : reader.dictionary();
    }

    @Override
    public boolean mayHaveNulls(String name) {
        FieldReader reader = reader(name);
        return reader == null || reader.mayHaveNulls();
    }

    private @Nullable FieldReader reader(String name) {
        Integer position = positions.get(name);
        current = position == null ? current : position;
        return position == null ? null : readers[position];
    }

    /** Passes over rows of all columns. */
    void pass(long count) {
        for (current = 0; current < readers.length; current++) {
            FieldReader reader = readers[current];
            if (reader != null) {
                reader.pass(count);
            }
        }
        current = 0;
    }

    /** Passes over the rows of the columns that were not asked for. */
    void finish() {
        for (current = 0; current < readers.length; current++) {
            FieldReader reader = readers[current];
            if (reader != null && vectors[current] == null) {
                reader.skip(rows);
            }
        }
    }

    /** Gives back what the readers of the columns hold. */
    void close() {
        for (FieldReader reader : readers) {
            if (reader != null) {
                reader.close();
            }
        }
    }

    private ColumnVector missing(int column, int count) {
        ColumnVector entry = missing[column];
        if (entry instanceof ConstantVector constant) {
            return new ConstantVector(constant.entry(), count);
        }
        ColumnVector nulls = Gather.nulls(columns.get(column).type(), count);
        missing[column] = nulls;
        return nulls;
    }

    private void requireNoNull(ColumnVector vector) {
        if (columns.get(current).nullable() || !vector.mayHaveNulls()) {
            return;
        }
        for (int row = 0; row < vector.size(); row++) {
            if (vector.isNull(row)) {
                throw new MalformedData("a NULL, but is NOT NULL in the schema of the table");
            }
        }
    }
}
