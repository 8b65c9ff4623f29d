package io.tauro.connector.files.parquet;

import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The type as which the columns of two files can be read that call them by one name. */
final class CommonType {

    private CommonType() {}

    /** Empty if there is none; never one that loses anything of either. */
    static Optional<DataType> of(DataType one, DataType other) {
        if (one.equals(other)) {
            return Optional.of(one);
        }
        if (one.kind() == other.kind()) {
            return switch (one.kind()) {
                case ARRAY -> of(one.elementType(), other.elementType()).map(DataType::array);
                case MAP -> map(one.fields(), other.fields());
                case ROW -> row(one.fields(), other.fields());
                case DECIMAL -> decimal(one, other);
                case VARBINARY -> Optional.of(DataType.VARBINARY);
                case TIME, TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE ->
                        Optional.of(one.precision() > other.precision() ? one : other);
                default -> Optional.empty();
            };
        }
        if (one.kind().isInteger() && other.kind().isInteger()) {
            return Optional.of(one.kind().compareTo(other.kind()) > 0 ? one : other);
        }
        if (isFloating(one) && isFloating(other)) {
            return Optional.of(DataType.DOUBLE);
        }
        return Optional.empty();
    }

    private static boolean isFloating(DataType type) {
        return type.kind() == TypeKind.REAL || type.kind() == TypeKind.DOUBLE;
    }

    private static Optional<DataType> decimal(DataType one, DataType other) {
        int scale = Math.max(one.scale(), other.scale());
        int before = Math.max(one.precision() - one.scale(), other.precision() - other.scale());
        return before + scale <= DataType.MAX_DECIMAL_PRECISION
                ? Optional.of(DataType.decimal(before + scale, scale))
                : Optional.empty();
    }

    private static Optional<DataType> map(List<Column> one, List<Column> other) {
        return of(one.get(0).type(), other.get(0).type())
                .flatMap(
                        key ->
                                of(one.get(1).type(), other.get(1).type())
                                        .map(value -> DataType.map(key, value)));
    }

    /** All fields that either has. */
    private static Optional<DataType> row(List<Column> one, List<Column> other) {
        List<Column> fields = new ArrayList<>();
        for (Column field : one) {
            Optional<Column> same = named(other, field.name());
            Optional<DataType> type =
                    same.isEmpty()
                            ? Optional.of(field.type())
                            : of(field.type(), same.get().type());
            if (type.isEmpty()) {
                return Optional.empty();
            }
            fields.add(Column.of(field.name(), type.get()));
        }
        other.stream().filter(field -> named(one, field.name()).isEmpty()).forEach(fields::add);
        return Optional.of(DataType.row(fields));
    }

    private static Optional<Column> named(List<Column> fields, String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }
}
