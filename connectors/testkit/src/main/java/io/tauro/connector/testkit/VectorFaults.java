package io.tauro.connector.testkit;

import io.tauro.data.BooleanVector;
import io.tauro.data.BytesVector;
import io.tauro.data.ColumnVector;
import io.tauro.data.ConstantVector;
import io.tauro.data.DecimalVector;
import io.tauro.data.DictionaryVector;
import io.tauro.data.DoubleVector;
import io.tauro.data.IntVector;
import io.tauro.data.ListVector;
import io.tauro.data.LongVector;
import io.tauro.data.StructVector;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import io.tauro.type.TypeKind.Physical;
import org.jspecify.annotations.Nullable;

/** Looks for what is wrong with the arrays of a vector. */
final class VectorFaults {

    private VectorFaults() {}

    /** What is wrong, or null. */
    static @Nullable String structure(ColumnVector vector) {
        if (vector instanceof ConstantVector constant) {
            return structure(constant.entry());
        }
        if (vector instanceof DictionaryVector dictionary) {
            return dictionary(dictionary);
        }
        Physical physical = physical(vector);
        if (physical != vector.type().physical()) {
            return "is laid out as "
                    + physical
                    + ", and its type "
                    + vector.type()
                    + " as "
                    + vector.type().physical();
        }
        if (vector instanceof BytesVector bytes) {
            return bytes(bytes);
        }
        if (vector instanceof ListVector list) {
            return list(list);
        }
        if (vector instanceof StructVector struct) {
            return struct(struct);
        }
        return flat(vector);
    }

    private static Physical physical(ColumnVector vector) {
        if (vector instanceof BooleanVector) {
            return Physical.BOOLEAN;
        }
        if (vector instanceof IntVector) {
            return Physical.INT;
        }
        if (vector instanceof LongVector) {
            return Physical.LONG;
        }
        if (vector instanceof DoubleVector) {
            return Physical.DOUBLE;
        }
        if (vector instanceof DecimalVector) {
            return Physical.DECIMAL;
        }
        if (vector instanceof BytesVector) {
            return Physical.BYTES;
        }
        return vector instanceof ListVector ? Physical.LIST : Physical.STRUCT;
    }

    private static @Nullable String flat(ColumnVector vector) {
        int size = vector.size();
        if (vector instanceof BooleanVector booleans) {
            return lengths(size, booleans.values().length, booleans.validity());
        }
        if (vector instanceof IntVector ints) {
            return lengths(size, ints.values().length, ints.validity());
        }
        if (vector instanceof LongVector longs) {
            return lengths(size, longs.values().length, longs.validity());
        }
        if (vector instanceof DoubleVector doubles) {
            return lengths(size, doubles.values().length, doubles.validity());
        }
        DecimalVector decimals = (DecimalVector) vector;
        long[] high = decimals.high();
        int values =
                high == null ? decimals.low().length : Math.min(high.length, decimals.low().length);
        return lengths(size, values, decimals.validity());
    }

    private static @Nullable String lengths(int size, int values, long @Nullable [] validity) {
        if (values < size) {
            return "has " + values + " values for " + size + " rows";
        }
        return validity(size, validity);
    }

    private static @Nullable String validity(int size, long @Nullable [] validity) {
        return validity != null && validity.length < (size + 63) >>> 6
                ? "has too few bits of validity"
                : null;
    }

    private static @Nullable String dictionary(DictionaryVector vector) {
        for (int i = 0; i < vector.size() && i < vector.codes().length; i++) {
            int code = vector.codes()[i];
            boolean within = code >= 0 && code < vector.dictionary().size();
            if (!within && !(code == 0 && vector.isNull(i))) {
                return "has a code that is not in its dictionary";
            }
        }
        String fault = lengths(vector.size(), vector.codes().length, vector.validity());
        return fault == null ? structure(vector.dictionary()) : fault;
    }

    private static @Nullable String bytes(BytesVector vector) {
        String fault = offsets(vector.offsets(), vector.size(), vector.data().length);
        if (fault == null) {
            fault = validity(vector.size(), vector.validity());
        }
        for (int row = 0; fault == null && row < vector.size(); row++) {
            if (!vector.isNull(row)) {
                fault = bytes(vector, row);
            }
        }
        return fault;
    }

    private static @Nullable String bytes(BytesVector vector, int row) {
        if (vector.type().kind() == TypeKind.UUID && vector.length(row) != 16) {
            return "has a UUID of " + vector.length(row) + " bytes";
        }
        if (vector.type().kind().isText()
                && !Utf8.isValid(vector.data(), vector.start(row), vector.length(row))) {
            return "has text that is not UTF-8";
        }
        return null;
    }

    private static @Nullable String offsets(int[] offsets, int size, int end) {
        if (offsets.length < size + 1) {
            return "has " + offsets.length + " offsets for " + size + " rows";
        }
        int previous = 0;
        for (int i = 0; i <= size; i++) {
            if (offsets[i] < previous || offsets[i] > end) {
                return "has offsets that decrease or leave the data";
            }
            previous = offsets[i];
        }
        return null;
    }

    private static @Nullable String list(ListVector vector) {
        String fault = offsets(vector.offsets(), vector.size(), vector.elements().size());
        if (fault == null) {
            fault = validity(vector.size(), vector.validity());
        }
        if (fault == null && vector.type().kind() == TypeKind.ARRAY) {
            fault = typed(vector.elements(), vector.type().elementType());
        }
        return fault == null ? structure(vector.elements()) : fault;
    }

    private static @Nullable String struct(StructVector vector) {
        String fault = validity(vector.size(), vector.validity());
        if (fault == null && vector.fields().size() != vector.type().fields().size()) {
            fault = "has " + vector.fields().size() + " fields for the type " + vector.type();
        }
        for (int i = 0; fault == null && i < vector.fields().size(); i++) {
            ColumnVector field = vector.fields().get(i);
            fault =
                    field.size() < vector.size()
                            ? "has a field with too few rows"
                            : typed(field, vector.type().fields().get(i).type());
            fault = fault == null ? structure(field) : fault;
        }
        return fault;
    }

    private static @Nullable String typed(ColumnVector part, DataType type) {
        return part.type().equals(type)
                ? null
                : "has parts of type " + part.type() + " instead of " + type;
    }
}
