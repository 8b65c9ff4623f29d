package io.tauro.internal.kernel;

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

/** The same values under another type that is laid out alike. */
final class Retype {

    private Retype() {}

    static ColumnVector as(DataType type, ColumnVector vector) {
        if (vector.type().equals(type)) {
            return vector;
        } else if (vector instanceof ConstantVector v) {
            return new ConstantVector(as(type, v.entry()), v.size());
        } else if (vector instanceof DictionaryVector v) {
            return new DictionaryVector(
                    as(type, v.dictionary()), v.codes(), v.validity(), v.size());
        } else if (vector instanceof BooleanVector v) {
            return new BooleanVector(type, v.values(), v.validity(), v.size());
        } else if (vector instanceof IntVector v) {
            return new IntVector(type, v.values(), v.validity(), v.size());
        } else if (vector instanceof LongVector v) {
            return new LongVector(type, v.values(), v.validity(), v.size());
        } else if (vector instanceof DoubleVector v) {
            return new DoubleVector(type, v.values(), v.validity(), v.size());
        } else if (vector instanceof DecimalVector v) {
            return new DecimalVector(type, v.low(), v.high(), v.validity(), v.size());
        } else if (vector instanceof BytesVector v) {
            return new BytesVector(type, v.data(), v.offsets(), v.validity(), v.size());
        } else if (vector instanceof ListVector v) {
            return new ListVector(type, v.offsets(), v.elements(), v.validity(), v.size());
        } else if (vector instanceof StructVector v) {
            return new StructVector(type, v.fields(), v.validity(), v.size());
        }
        throw new IllegalArgumentException("Unknown vector");
    }
}
