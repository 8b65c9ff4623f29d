package io.tauro.engine;

import io.tauro.data.Batch;
import io.tauro.data.BatchBuilder;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.util.List;

/** Columns of a table as rows: what DESCRIBE gives, by the names that Trino gives it. */
final class ListedColumns {

    static final Schema SCHEMA =
            Schema.of(
                    Column.of("Column", DataType.VARCHAR).notNull(),
                    Column.of("Type", DataType.VARCHAR).notNull(),
                    Column.of("Extra", DataType.VARCHAR).notNull(),
                    Column.of("Comment", DataType.VARCHAR).notNull());

    private ListedColumns() {}

    static Batch of(Schema columns, long mostRows) {
        List<Column> listed = columns.columns().stream().limit(mostRows).toList();
        BatchBuilder rows = new BatchBuilder(SCHEMA, Math.max(1, listed.size()));
        listed.forEach(
                column ->
                        rows.append(
                                column.name(),
                                column.type().toString(),
                                column.nullable() ? "" : "not null",
                                ""));
        return rows.build();
    }
}
