package io.tauro.jdbc;

import org.jspecify.annotations.Nullable;

/**
 * A table's name as JDBC sees it: what stands before the last dot is the schema.
 *
 * @param schema the schema; empty for a table without one
 * @param name the name within the schema
 */
record TableName(String schema, String name) {

    static TableName of(String qualified) {
        int dot = qualified.lastIndexOf('.');
        return dot < 0
                ? new TableName("", qualified)
                : new TableName(qualified.substring(0, dot), qualified.substring(dot + 1));
    }

    /** As {@code TABLE_SCHEM} has it: null where there is none. */
    @Nullable String schemaOrNull() {
        return schema.isEmpty() ? null : schema;
    }
}
