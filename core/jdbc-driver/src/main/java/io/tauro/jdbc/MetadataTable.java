package io.tauro.jdbc;

import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A result set of metadata in the making. Not thread-safe. */
final class MetadataTable {

    private final Schema schema;
    private final List<@Nullable Object[]> rows = new ArrayList<>();

    private MetadataTable(Schema schema) {
        this.schema = schema;
    }

    /**
     * A table of these columns: {@code NAME} for text, {@code NAME:int}, {@code NAME:short}, {@code
     * NAME:long} or {@code NAME:boolean} for others.
     */
    static MetadataTable of(String... columns) {
        List<Column> parsed = new ArrayList<>();
        for (String column : columns) {
            String[] parts = column.split(":", -1);
            parsed.add(Column.of(parts[0], parts.length == 1 ? DataType.VARCHAR : type(parts[1])));
        }
        return new MetadataTable(new Schema(parsed));
    }

    private static DataType type(String name) {
        return switch (name) {
            case "int" -> DataType.INTEGER;
            case "short" -> DataType.SMALLINT;
            case "long" -> DataType.BIGINT;
            case "boolean" -> DataType.BOOLEAN;
            default -> throw new IllegalArgumentException(name);
        };
    }

    MetadataTable row(@Nullable Object... values) {
        if (values.length != schema.size()) {
            throw new IllegalArgumentException(
                    values.length + " values for " + schema.size() + " columns");
        }
        rows.add(values);
        return this;
    }

    ResultSet rows() {
        return TauroResultSet.of(schema, rows);
    }
}
