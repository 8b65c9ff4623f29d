package io.tauro.connector.files.parquet;

import java.util.List;
import java.util.Optional;

/** How columns and fields of files are found by the names of the table. */
enum Names {
    EXACT,
    IGNORE_CASE;

    /**
     * The field of a name; where case does not count, the one of exactly this name comes first.
     *
     * @throws MalformedData if there are several
     */
    Optional<Field> find(List<Field> fields, String name) {
        Optional<Field> exact =
                fields.stream().filter(field -> field.name().equals(name)).findFirst();
        if (exact.isPresent() || this == EXACT) {
            return exact;
        }
        List<Field> like =
                fields.stream().filter(field -> field.name().equalsIgnoreCase(name)).toList();
        if (like.size() > 1) {
            throw new MalformedData("several columns '" + name + "' that differ in case alone");
        }
        return like.stream().findFirst();
    }
}
