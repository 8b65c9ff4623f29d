package io.tauro.jdbc;

import io.tauro.type.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows that are in memory. */
final class ListCursor implements Cursor {

    private final Schema schema;
    private final List<@Nullable Object[]> rows;
    private int row = -1;

    ListCursor(Schema schema, List<@Nullable Object[]> rows) {
        this.schema = schema;
        this.rows = rows;
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public boolean next() {
        row = Math.min(row + 1, rows.size());
        return row < rows.size();
    }

    @Override
    public @Nullable Object get(int column) {
        return rows.get(row)[column];
    }

    @Override
    public void close() {}
}
