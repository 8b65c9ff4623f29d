package io.tauro.type;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * The columns of a table or a result, in order. Immutable. Names of a table's columns are unique; a
 * result may repeat one.
 *
 * @param columns the columns, in order
 */
public record Schema(List<Column> columns) {

    public Schema {
        columns = List.copyOf(columns);
    }

    public static Schema of(Column... columns) {
        return new Schema(Arrays.asList(columns));
    }

    /** The number of columns. */
    public int size() {
        return columns.size();
    }

    /**
     * The column at a position.
     *
     * @param index from 0 to {@code size() - 1}
     */
    public Column column(int index) {
        return columns.get(index);
    }

    /** The position of the first column of exactly this name. */
    public OptionalInt indexOf(String name) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(name)) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    /** The column of exactly this name. */
    public Optional<Column> column(String name) {
        OptionalInt index = indexOf(name);
        return index.isPresent() ? Optional.of(columns.get(index.getAsInt())) : Optional.empty();
    }

    /** The names, in order. */
    public List<String> names() {
        return columns.stream().map(Column::name).toList();
    }

    /**
     * The columns of these names, in the order of the names.
     *
     * @throws IllegalArgumentException if a name is not here
     */
    public Schema select(List<String> names) {
        Map<String, Column> byName = new HashMap<>();
        columns.forEach(column -> byName.putIfAbsent(column.name(), column));
        return new Schema(names.stream().map(name -> require(byName, name)).toList());
    }

    private static Column require(Map<String, Column> byName, String name) {
        Column column = byName.get(name);
        if (column == null) {
            throw new IllegalArgumentException("No column '" + name + "' among " + byName.keySet());
        }
        return column;
    }

    @Override
    public String toString() {
        return columns.stream().map(Column::toString).collect(Collectors.joining(", ", "(", ")"));
    }
}
