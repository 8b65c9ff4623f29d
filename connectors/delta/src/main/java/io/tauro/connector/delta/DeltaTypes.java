package io.tauro.connector.delta;

import io.delta.kernel.internal.util.ColumnMapping;
import io.delta.kernel.types.ArrayType;
import io.delta.kernel.types.BinaryType;
import io.delta.kernel.types.BooleanType;
import io.delta.kernel.types.ByteType;
import io.delta.kernel.types.DateType;
import io.delta.kernel.types.DecimalType;
import io.delta.kernel.types.DoubleType;
import io.delta.kernel.types.FloatType;
import io.delta.kernel.types.IntegerType;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.MapType;
import io.delta.kernel.types.ShortType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructField;
import io.delta.kernel.types.StructType;
import io.delta.kernel.types.TimestampNTZType;
import io.delta.kernel.types.TimestampType;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Types of Delta as ours. */
final class DeltaTypes {

    private DeltaTypes() {}

    /**
     * The type of a column; empty if there is none like it.
     *
     * @param physical whether fields of structs are called as they are in the files
     */
    static Optional<DataType> of(io.delta.kernel.types.DataType type, boolean physical) {
        if (type instanceof ArrayType array) {
            return of(array.getElementType(), physical).map(DataType::array);
        }
        if (type instanceof MapType map) {
            Optional<DataType> key = of(map.getKeyType(), physical);
            Optional<DataType> value = of(map.getValueType(), physical);
            return key.isPresent() && value.isPresent()
                    ? Optional.of(DataType.map(key.get(), value.get()))
                    : Optional.empty();
        }
        return type instanceof StructType struct ? row(struct, physical) : simple(type);
    }

    private static Optional<DataType> row(StructType struct, boolean physical) {
        List<Column> fields = new ArrayList<>();
        for (StructField field : struct.fields()) {
            Optional<DataType> type = of(field.getDataType(), physical);
            if (type.isEmpty()) {
                return Optional.empty();
            }
            fields.add(
                    Column.of(physical ? physicalName(field) : field.getName(), type.get())
                            .nullable(field.isNullable()));
        }
        return fields.isEmpty() ? Optional.empty() : Optional.of(DataType.row(fields));
    }

    /** What a field is called in the files. */
    static String physicalName(StructField field) {
        String name =
                field.getMetadata().contains(ColumnMapping.COLUMN_MAPPING_PHYSICAL_NAME_KEY)
                        ? field.getMetadata()
                                .getString(ColumnMapping.COLUMN_MAPPING_PHYSICAL_NAME_KEY)
                        : null;
        return name == null ? field.getName() : name;
    }

    private static Optional<DataType> simple(io.delta.kernel.types.DataType type) {
        if (type instanceof DecimalType decimal) {
            return Optional.of(DataType.decimal(decimal.getPrecision(), decimal.getScale()));
        }
        if (type instanceof StringType) {
            return Optional.of(DataType.VARCHAR);
        }
        if (type instanceof BooleanType) {
            return Optional.of(DataType.BOOLEAN);
        }
        if (type instanceof ByteType) {
            return Optional.of(DataType.TINYINT);
        }
        if (type instanceof ShortType) {
            return Optional.of(DataType.SMALLINT);
        }
        if (type instanceof IntegerType) {
            return Optional.of(DataType.INTEGER);
        }
        if (type instanceof LongType) {
            return Optional.of(DataType.BIGINT);
        }
        if (type instanceof FloatType) {
            return Optional.of(DataType.REAL);
        }
        if (type instanceof DoubleType) {
            return Optional.of(DataType.DOUBLE);
        }
        if (type instanceof BinaryType) {
            return Optional.of(DataType.VARBINARY);
        }
        if (type instanceof DateType) {
            return Optional.of(DataType.DATE);
        }
        if (type instanceof TimestampType) {
            return Optional.of(DataType.TIMESTAMP_WITH_TIME_ZONE);
        }
        return type instanceof TimestampNTZType
                ? Optional.of(DataType.TIMESTAMP)
                : Optional.empty();
    }
}
