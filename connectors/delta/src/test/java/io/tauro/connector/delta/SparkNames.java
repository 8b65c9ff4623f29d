package io.tauro.connector.delta;

import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.util.ArrayList;
import java.util.List;

/** Columns as Spark writes them. */
final class SparkNames {

    private SparkNames() {}

    static String of(Schema schema) {
        List<String> columns = new ArrayList<>();
        for (Column column : schema.columns()) {
            columns.add("\"" + column.name() + "\":\"" + of(column.type()) + "\"");
        }
        return "{" + String.join(",", columns) + "}";
    }

    private static String of(DataType type) {
        return switch (type.kind()) {
            case INTEGER -> "INT";
            case REAL -> "FLOAT";
            case VARCHAR -> "STRING";
            case VARBINARY -> "BINARY";
            case DECIMAL -> "DECIMAL(" + type.precision() + "," + type.scale() + ")";
            case TIMESTAMP_WITH_TIME_ZONE -> "TIMESTAMP";
            case TIMESTAMP -> "TIMESTAMP_NTZ";
            case ARRAY -> "ARRAY<" + of(type.elementType()) + ">";
            case MAP ->
                    "MAP<"
                            + of(type.fields().get(0).type())
                            + ", "
                            + of(type.fields().get(1).type())
                            + ">";
            case ROW ->
                    "STRUCT<"
                            + String.join(
                                    ", ",
                                    type.fields().stream()
                                            .map(field -> field.name() + ": " + of(field.type()))
                                            .toList())
                            + ">";
            default -> type.kind().name();
        };
    }
}
