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
import io.tauro.data.Validity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Copies the values of a plain vector at given positions, where -1 stands for null. */
final class Gather {

    private Gather() {}

    static ColumnVector plain(ColumnVector source, int[] positions, int count) {
        if (source instanceof LongVector v) {
            long[] values = longs(v.values(), positions, count);
            return new LongVector(
                    v.type(), values, validity(v.validity(), positions, count), count);
        }
        if (source instanceof IntVector v) {
            int[] values = ints(v.values(), positions, count);
            return new IntVector(v.type(), values, validity(v.validity(), positions, count), count);
        }
        if (source instanceof BytesVector v) {
            return bytes(v, positions, count);
        }
        if (source instanceof DecimalVector v) {
            long[] low = longs(v.low(), positions, count);
            long[] high = v.high() == null ? null : longs(v.high(), positions, count);
            return new DecimalVector(
                    v.type(), low, high, validity(v.validity(), positions, count), count);
        }
        if (source instanceof DoubleVector v) {
            double[] values = new double[count];
            for (int i = 0; i < count; i++) {
                values[i] = positions[i] < 0 ? 0 : v.values()[positions[i]];
            }
            return new DoubleVector(
                    v.type(), values, validity(v.validity(), positions, count), count);
        }
        if (source instanceof BooleanVector v) {
            boolean[] values = new boolean[count];
            for (int i = 0; i < count; i++) {
                values[i] = positions[i] >= 0 && v.values()[positions[i]];
            }
            return new BooleanVector(
                    v.type(), values, validity(v.validity(), positions, count), count);
        }
        if (source instanceof ListVector v) {
            return lists(v, positions, count);
        }
        if (source instanceof StructVector v) {
            List<ColumnVector> fields = new ArrayList<>(v.fields().size());
            for (ColumnVector field : v.fields()) {
                fields.add(Vectors.gather(field, positions, count));
            }
            return new StructVector(
                    v.type(), fields, validity(v.validity(), positions, count), count);
        }
        if (source instanceof DictionaryVector || source instanceof ConstantVector) {
            return Vectors.flatten(Vectors.gather(source, positions, count));
        }
        throw new IllegalArgumentException("Unknown vector " + source.getClass().getSimpleName());
    }

    /** The entries of a dictionary at codes of rows, of which those that have no value are null. */
    static ColumnVector entries(DictionaryVector coded) {
        long @Nullable [] validity = coded.validity();
        int count = coded.size();
        int[] codes = coded.codes();
        if (coded.dictionary().size() == 0) {
            return plain(coded.dictionary(), codesOrNull(coded), count);
        }
        if (coded.dictionary() instanceof LongVector v && v.validity() == null) {
            return new LongVector(v.type(), entries(v.values(), codes, count), validity, count);
        }
        if (coded.dictionary() instanceof DecimalVector v
                && v.validity() == null
                && v.high() == null) {
            return new DecimalVector(
                    v.type(), entries(v.low(), codes, count), null, validity, count);
        }
        if (coded.dictionary() instanceof IntVector v && v.validity() == null) {
            int[] from = v.values();
            int[] values = new int[count];
            for (int i = 0; i < count; i++) {
                values[i] = from[codes[i]];
            }
            return new IntVector(v.type(), values, validity, count);
        }
        if (coded.dictionary() instanceof DoubleVector v && v.validity() == null) {
            double[] from = v.values();
            double[] values = new double[count];
            for (int i = 0; i < count; i++) {
                values[i] = from[codes[i]];
            }
            return new DoubleVector(v.type(), values, validity, count);
        }
        return plain(coded.dictionary(), codesOrNull(coded), count);
    }

    private static long[] entries(long[] from, int[] codes, int count) {
        long[] values = new long[count];
        for (int i = 0; i < count; i++) {
            values[i] = from[codes[i]];
        }
        return values;
    }

    private static int[] codesOrNull(DictionaryVector dictionary) {
        long[] validity = dictionary.validity();
        if (validity == null) {
            return dictionary.codes();
        }
        int[] codes = dictionary.codes().clone();
        for (int i = 0; i < dictionary.size(); i++) {
            codes[i] = Validity.isValid(validity, i) ? codes[i] : -1;
        }
        return codes;
    }

    /** Whether one of the positions stands for null. */
    static boolean anyNull(int[] positions, int count) {
        int signs = 0;
        for (int i = 0; i < count; i++) {
            signs |= positions[i];
        }
        return signs < 0;
    }

    private static long[] longs(long[] source, int[] positions, int count) {
        long[] values = new long[count];
        if (!anyNull(positions, count)) {
            for (int i = 0; i < count; i++) {
                values[i] = source[positions[i]];
            }
            return values;
        }
        for (int i = 0; i < count; i++) {
            values[i] = positions[i] < 0 ? 0 : source[positions[i]];
        }
        return values;
    }

    static int[] ints(int[] source, int[] positions, int count) {
        int[] values = new int[count];
        if (!anyNull(positions, count)) {
            for (int i = 0; i < count; i++) {
                values[i] = source[positions[i]];
            }
            return values;
        }
        for (int i = 0; i < count; i++) {
            values[i] = positions[i] < 0 ? 0 : source[positions[i]];
        }
        return values;
    }

    private static BytesVector bytes(BytesVector source, int[] positions, int count) {
        int[] offsets = new int[count + 1];
        long total = 0;
        for (int i = 0; i < count; i++) {
            Interruption.atRow(i + 1);
            int row = positions[i];
            total += row < 0 || source.isNull(row) ? 0 : source.length(row);
            offsets[i + 1] = Limits.position(total);
        }
        byte[] data = new byte[(int) total];
        int i = 0;
        while (i < count) {
            Interruption.atRow(i + 1);
            int end = source.mayHaveNulls() ? i + 1 : endOfRun(positions, i, count);
            int length = offsets[end] - offsets[i];
            if (length > 0) {
                System.arraycopy(
                        source.data(), source.start(positions[i]), data, offsets[i], length);
            }
            i = end;
        }
        return new BytesVector(
                source.type(), data, offsets, validity(source.validity(), positions, count), count);
    }

    /** Behind the positions that follow each other, of which the first is given. */
    private static int endOfRun(int[] positions, int first, int count) {
        int end = first + 1;
        while (end < count && positions[first] >= 0 && positions[end] == positions[end - 1] + 1) {
            end++;
        }
        return end;
    }

    private static ListVector lists(ListVector source, int[] positions, int count) {
        int[] offsets = new int[count + 1];
        long total = 0;
        for (int i = 0; i < count; i++) {
            int row = positions[i];
            total +=
                    row < 0 || source.isNull(row)
                            ? 0
                            : source.offsets()[row + 1] - source.offsets()[row];
            offsets[i + 1] = Limits.position(total);
        }
        int[] elements = new int[(int) total];
        for (int i = 0; i < count; i++) {
            for (int j = offsets[i]; j < offsets[i + 1]; j++) {
                elements[j] = source.offsets()[positions[i]] + j - offsets[i];
            }
        }
        return new ListVector(
                source.type(),
                offsets,
                Vectors.gather(source.elements(), elements, elements.length),
                validity(source.validity(), positions, count),
                count);
    }

    /** The validity of the gathered rows; null if all of them have a value. */
    static long @Nullable [] validity(long @Nullable [] source, int[] positions, int count) {
        if (source == null && !anyNull(positions, count)) {
            return null;
        }
        long[] validity = null;
        for (int i = 0; i < count; i++) {
            if (positions[i] < 0 || !Validity.isValid(source, positions[i])) {
                if (validity == null) {
                    validity = Validity.allValid(count);
                }
                Validity.setNull(validity, i);
            }
        }
        return validity;
    }
}
