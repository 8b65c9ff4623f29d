package io.tauro.config;

import io.tauro.error.TauroException;
import io.tauro.memory.MemoryTable;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of a table in memory. Where the columns are given, a value is read as its column's
 * type; else by what it looks like.
 */
final class RowsReader {

    private final Section table;

    RowsReader(Section table) {
        this.table = table;
    }

    MemoryTable read() {
        List<Yaml> rows = Section.items(table.value("rows").orElseThrow());
        Optional<Schema> schema = SchemaReader.read(table);
        if (rows.isEmpty() && schema.isEmpty()) {
            throw table.lacks("schema");
        }
        return schema.isPresent() ? typed(schema.get(), rows) : inferred(rows);
    }

    private MemoryTable typed(Schema schema, List<Yaml> rows) {
        List<List<@Nullable Object>> values = new ArrayList<>();
        for (Yaml row : rows) {
            Map<String, Yaml> cells = cells(row);
            Section.of(row, schema.names(), table.interpolation());
            List<@Nullable Object> objects = new ArrayList<>();
            for (Column column : schema.columns()) {
                Yaml cell = cells.get(column.name());
                objects.add(cell == null ? null : value(cell, column.type()));
            }
            checked(schema, row, objects);
            values.add(objects);
        }
        return MemoryTable.of(schema, values);
    }

    /** A table of each row alone says which row it is that does not fit. */
    private static void checked(Schema schema, Yaml row, List<@Nullable Object> objects) {
        try {
            MemoryTable unused = MemoryTable.of(schema, List.of(objects));
        } catch (TauroException e) {
            String column = e.context().getOrDefault("column", "");
            Yaml cell = ((Yaml.Entries) row).values().getOrDefault(column, row);
            throw cell.place()
                    .invalid(
                            schema.column(column)
                                    .map(found -> "a " + found.type())
                                    .orElse("of the column's type"));
        }
    }

    private MemoryTable inferred(List<Yaml> rows) {
        List<Map<String, @Nullable Object>> maps = new ArrayList<>();
        for (Yaml row : rows) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            cells(row).forEach((name, cell) -> map.put(name, value(cell, null)));
            maps.add(map);
        }
        try {
            MemoryTable found = MemoryTable.ofMaps(maps);
            if (found.schema().size() == 0) {
                throw table.lacks("schema");
            }
            return found;
        } catch (IllegalArgumentException e) {
            throw table.place("rows").invalid("rows whose columns have names");
        }
    }

    private Map<String, Yaml> cells(Yaml row) {
        Section.open(row, table.interpolation());
        return ((Yaml.Entries) row).values();
    }

    private @Nullable Object value(Yaml cell, @Nullable DataType type) {
        if (cell instanceof Yaml.Items items) {
            DataType element =
                    type != null && type.kind() == io.tauro.type.TypeKind.ARRAY
                            ? type.elementType()
                            : null;
            List<@Nullable Object> list = new ArrayList<>();
            items.values().forEach(item -> list.add(value(item, element)));
            return list;
        }
        if (cell instanceof Yaml.Entries entries) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            entries.values().forEach((name, entry) -> map.put(name, value(entry, null)));
            return map;
        }
        Yaml.Scalar scalar = (Yaml.Scalar) cell;
        if (scalar.isNull()) {
            return null;
        }
        String text = table.interpolation().text(scalar);
        if (type == null) {
            boolean written = scalar.plain() && !Interpolation.isReference(scalar);
            return written ? Scalars.typed(text) : text;
        }
        return typed(text.strip(), text, type);
    }

    private static Object typed(String stripped, String text, DataType type) {
        if (type.kind().isNumeric()) {
            return Scalars.decimal(stripped)
                    .<Object>map(number -> number)
                    .orElseGet(
                            () -> {
                                Double number = Scalars.floating(stripped);
                                return number == null ? text : number;
                            });
        }
        return switch (type.kind()) {
            case BOOLEAN -> Scalars.bool(stripped).<Object>map(value -> value).orElse(text);
            case TIMESTAMP -> stripped.replace(' ', 'T');
            default -> text;
        };
    }
}
