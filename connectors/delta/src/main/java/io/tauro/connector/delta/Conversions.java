package io.tauro.connector.delta;

import io.tauro.data.ColumnVector;
import io.tauro.data.ConstantVector;
import io.tauro.data.ListVector;
import io.tauro.data.StructVector;
import io.tauro.data.VectorBuilder;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Values of files as those of the table: of columns whose type was widened after the file was
 * written, and of structures whose fields are called otherwise there.
 */
final class Conversions {

    private Conversions() {}

    /** Whether values of a type become those of another one here, and not in the decoder. */
    static boolean isNeeded(DataType from, DataType to) {
        return switch (to.kind()) {
            case DOUBLE -> from.kind().isInteger();
            case DECIMAL ->
                    from.kind().isInteger()
                            || from.kind() == TypeKind.DECIMAL && from.scale() < to.scale();
            case TIMESTAMP -> from.kind() == TypeKind.DATE;
            default -> false;
        };
    }

    /** A column as one of the type of the table. */
    static ColumnVector convert(ColumnVector vector, DataType type) {
        if (vector.type().equals(type)) {
            return vector;
        }
        if (vector instanceof ConstantVector constant) {
            return new ConstantVector(convert(constant.entry(), type), constant.size());
        }
        if (vector instanceof StructVector struct) {
            return renamed(struct, type);
        }
        if (vector instanceof ListVector list) {
            return renamed(list, type);
        }
        VectorBuilder builder = new VectorBuilder(type, vector.size());
        for (int row = 0; row < vector.size(); row++) {
            builder.append(value(vector.value(row), type));
        }
        return builder.build();
    }

    private static StructVector renamed(StructVector struct, DataType type) {
        List<ColumnVector> fields = new ArrayList<>();
        for (int i = 0; i < struct.fields().size(); i++) {
            fields.add(convert(struct.fields().get(i), type.fields().get(i).type()));
        }
        return new StructVector(type, fields, struct.validity(), struct.size());
    }

    private static ListVector renamed(ListVector list, DataType type) {
        ColumnVector elements = list.elements();
        if (type.kind() == TypeKind.ARRAY) {
            elements = convert(elements, type.elementType());
        } else if (elements instanceof StructVector entries) {
            List<ColumnVector> sides =
                    List.of(
                            convert(entries.fields().get(0), type.fields().get(0).type()),
                            convert(entries.fields().get(1), type.fields().get(1).type()));
            elements =
                    new StructVector(
                            DataType.row(type.fields()), sides, entries.validity(), entries.size());
        }
        return new ListVector(type, list.offsets(), elements, list.validity(), list.size());
    }

    private static @Nullable Object value(@Nullable Object value, DataType type) {
        if (value == null) {
            return null;
        }
        return switch (type.kind()) {
            case DOUBLE -> ((Number) value).doubleValue();
            case DECIMAL ->
                    (value instanceof BigDecimal number
                                    ? number
                                    : BigDecimal.valueOf(((Number) value).longValue()))
                            .setScale(type.scale(), RoundingMode.UNNECESSARY);
            case TIMESTAMP -> value instanceof LocalDate day ? day.atStartOfDay() : value;
            default -> value;
        };
    }
}
