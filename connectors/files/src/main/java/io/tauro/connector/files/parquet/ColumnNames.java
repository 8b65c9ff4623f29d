package io.tauro.connector.files.parquet;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How the columns of a table are found in its files: by name, by name without regard to case, or by
 * the number that the writer gave them. Immutable.
 *
 * @param way how
 * @param ids the numbers of columns by their names in the table
 */
record ColumnNames(Way way, Map<String, Integer> ids) {

    static final ColumnNames EXACT = new ColumnNames(Way.NAME, Map.of());

    /** The ways, as the option calls them. */
    enum Way {
        NAME,
        NAME_IGNORE_CASE,
        FIELD_ID
    }

    ColumnNames {
        ids = Map.copyOf(ids);
    }

    /** For nested fields, which are found by name. */
    Names ofFields() {
        return way == Way.NAME_IGNORE_CASE ? Names.IGNORE_CASE : Names.EXACT;
    }

    Optional<Field> find(Footer footer, String name) {
        Integer id = ids.get(name);
        if (id == null) {
            return ofFields().find(footer.fields(), name);
        }
        return footer.fields().stream().filter(field -> field.id() == id).findFirst();
    }

    /** What tells a column of one file from the others, in all files. */
    Object key(Field field) {
        return switch (way) {
            case NAME -> field.name();
            case NAME_IGNORE_CASE -> field.name().toLowerCase(Locale.ROOT);
            case FIELD_ID -> field.id() < 0 ? field.name() : (Object) field.id();
        };
    }

    /** The same with the names that columns have in some files; of several that of the last. */
    ColumnNames of(List<Footer> footers) {
        if (way != Way.FIELD_ID) {
            return this;
        }
        Map<Integer, String> names = new HashMap<>();
        Map<String, Integer> numbers = new HashMap<>();
        for (Footer footer : footers) {
            for (Field field : footer.fields()) {
                if (field.id() >= 0) {
                    names.put(field.id(), field.name());
                    numbers.put(field.name(), field.id());
                }
            }
        }
        // A name that another column had before is that of the last one only.
        numbers.entrySet().removeIf(one -> !one.getKey().equals(names.get(one.getValue())));
        return new ColumnNames(way, numbers);
    }
}
