package io.tauro.connector.delta;

import io.delta.kernel.types.StructField;
import io.delta.kernel.types.StructType;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.util.ArrayList;
import java.util.List;

/** The columns of a checkpoint. Any of them, and of their fields, may be missing in a file. */
final class LogTypes {

    private LogTypes() {}

    static Schema columns(StructType schema) {
        List<Column> columns = new ArrayList<>();
        for (StructField field : schema.fields()) {
            DataType type =
                    DeltaTypes.of(field.getDataType(), false)
                            .orElseThrow(() -> new UnsupportedOperationException(field.getName()));
            columns.add(Column.of(field.getName(), nullable(type)).nullable(true));
        }
        return new Schema(columns);
    }

    private static DataType nullable(DataType type) {
        return switch (type.kind()) {
            case ROW ->
                    DataType.row(
                            type.fields().stream()
                                    .map(
                                            field ->
                                                    Column.of(field.name(), nullable(field.type()))
                                                            .nullable(true))
                                    .toList());
            case ARRAY -> DataType.array(nullable(type.elementType()));
            case MAP ->
                    DataType.map(
                            nullable(type.fields().get(0).type()),
                            nullable(type.fields().get(1).type()));
            default -> type;
        };
    }
}
