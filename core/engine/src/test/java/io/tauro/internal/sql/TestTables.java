package io.tauro.internal.sql;

import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Tables written as text. */
final class TestTables {

    private TestTables() {}

    record Table(
            List<String> path, Schema schema, Optional<String> viewSql, OptionalDouble rowCount)
            implements CatalogTable {}

    /**
     * A table without rows.
     *
     * @param columns a name and a type each, between semicolons; {@code !} behind one that is never
     *     null
     */
    static CatalogTable table(String name, String columns) {
        return new Table(path(name), schema(columns), Optional.empty(), OptionalDouble.empty());
    }

    static CatalogTable view(String name, String columns, String sql) {
        return new Table(path(name), schema(columns), Optional.of(sql), OptionalDouble.empty());
    }

    private static List<String> path(String name) {
        return List.of(name.split("\\.", -1));
    }

    private static Schema schema(String columns) {
        List<Column> list = new ArrayList<>();
        for (String column : columns.split(";", -1)) {
            String text = column.strip();
            int space = text.indexOf(' ');
            boolean notNull = text.endsWith("!");
            String type = text.substring(space + 1).replace("!", "").strip();
            list.add(Column.of(text.substring(0, space), DataType.parse(type)).nullable(!notNull));
        }
        return new Schema(list);
    }
}
