package io.tauro.connector.files.parquet;

import io.tauro.connector.files.format.FileErrors;
import io.tauro.connector.files.store.StoredObject;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The columns that any of some files has, of types as which they can be read in all of them. Not
 * thread-safe.
 */
final class InferredColumns {

    private final ColumnNames names;
    private final Map<Object, Found> columns = new LinkedHashMap<>();

    /**
     * @param anyType whether it is always null so far
     * @param files how many files have it
     */
    private record Found(
            String name, DataType type, boolean nullable, boolean anyType, int files) {}

    InferredColumns(ColumnNames names) {
        this.names = names;
    }

    boolean isEmpty() {
        return columns.isEmpty();
    }

    void add(StoredObject file, Footer footer) {
        for (Field field : footer.fields()) {
            Object key = names.key(field);
            boolean anyType = NestedColumns.isAlwaysNull(field);
            Found here = new Found(field.name(), field.type(), field.definition() > 0, anyType, 1);
            Found before = columns.get(key);
            columns.put(key, before == null ? here : merged(before, here, file));
        }
    }

    private Found merged(Found before, Found here, StoredObject file) {
        DataType type =
                here.anyType()
                        ? before.type()
                        : before.anyType()
                                ? here.type()
                                : CommonType.of(before.type(), here.type())
                                        .orElseThrow(() -> differ(before, here, file));
        return new Found(
                names.way() == ColumnNames.Way.FIELD_ID ? here.name() : before.name(),
                type,
                before.nullable() || here.nullable(),
                before.anyType() && here.anyType(),
                before.files() + 1);
    }

    private static RuntimeException differ(Found before, Found here, StoredObject file) {
        return FileErrors.schemaChanged(
                file.key(),
                here.name(),
                "is "
                        + here.type()
                        + ", but "
                        + before.type()
                        + " in the files before it. Declare its type in the schema of the table, or write the files alike.");
    }

    /**
     * @param files how many files have to have a column that is never null
     */
    Schema schema(int files) {
        Map<String, Column> byName = new LinkedHashMap<>();
        for (Map.Entry<Object, Found> entry : columns.entrySet()) {
            Found found = entry.getValue();
            // By number, a name that another column has now is no longer that of this one.
            Optional<Object> owner =
                    Optional.ofNullable(names.ids().get(found.name())).map(id -> (Object) id);
            if (owner.isEmpty() || owner.get().equals(entry.getKey())) {
                byName.put(
                        found.name(),
                        Column.of(found.name(), found.type())
                                .nullable(found.nullable() || found.files() < files));
            }
        }
        return new Schema(List.copyOf(byName.values()));
    }
}
