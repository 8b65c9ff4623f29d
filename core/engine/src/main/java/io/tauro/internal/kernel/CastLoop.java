package io.tauro.internal.kernel;

import io.tauro.data.BooleanVector;
import io.tauro.data.ColumnVector;
import io.tauro.data.DoubleVector;
import io.tauro.data.IntVector;
import io.tauro.data.LongVector;
import io.tauro.data.Validity;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind.Physical;
import java.math.BigDecimal;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Converts the rows of one batch, one by one, and turns failures into an error or, if the cast is
 * lenient, into nulls.
 */
final class CastLoop {

    private final DataType from;
    private final DataType to;
    private final boolean lenient;
    private final int mask;
    private final Rows rows;
    private long @Nullable [] validity;

    private CastLoop(DataType from, DataType to, boolean lenient, int mask, Rows rows) {
        this.from = from;
        this.to = to;
        this.lenient = lenient;
        this.mask = mask;
        this.rows = rows;
        this.validity = rows.validity();
    }

    /** How to convert one kind of vector: given the vector, a function of its rows. */
    sealed interface Conversion {
        record ToInteger(Function<ColumnVector, IntToLongFunction> bind) implements Conversion {}

        record ToDouble(Function<ColumnVector, IntToDoubleFunction> bind) implements Conversion {}

        record ToDecimal(Function<ColumnVector, IntFunction<BigDecimal>> bind)
                implements Conversion {}

        record ToBoolean(Function<ColumnVector, IntPredicate> bind) implements Conversion {}

        record ToBytes(Function<ColumnVector, IntFunction<byte[]>> bind) implements Conversion {}
    }

    static Kernel kernel(DataType from, DataType to, boolean lenient, Conversion conversion) {
        return (arguments, rows) ->
                new CastLoop(from, to, lenient, arguments.mask(0), rows)
                        .run(conversion, arguments.vector(0));
    }

    private ColumnVector run(Conversion conversion, ColumnVector source) {
        if (conversion instanceof Conversion.ToInteger integer) {
            return integers(integer.bind().apply(source));
        } else if (conversion instanceof Conversion.ToDouble floating) {
            return doubles(floating.bind().apply(source));
        } else if (conversion instanceof Conversion.ToDecimal decimal) {
            return decimals(decimal.bind().apply(source));
        } else if (conversion instanceof Conversion.ToBoolean bool) {
            return booleans(bool.bind().apply(source));
        } else if (conversion instanceof Conversion.ToBytes bytes) {
            return bytes(bytes.bind().apply(source));
        }
        throw new IllegalArgumentException("Unknown conversion");
    }

    private ColumnVector integers(IntToLongFunction conversion) {
        long min = Numbers.min(to.kind());
        long max = Numbers.max(to.kind());
        long[] longs = to.physical() == Physical.LONG ? new long[rows.size()] : null;
        int[] ints = longs == null ? new int[rows.size()] : new int[0];
        for (int n = 0; n < rows.count(); n++) {
            int row = rows.row(n);
            try {
                long value = conversion.applyAsLong(row & mask);
                if (value < min || value > max) {
                    throw CastFailure.overflow();
                }
                if (longs != null) {
                    longs[row] = value;
                } else {
                    ints[row] = (int) value;
                }
            } catch (CastFailure failure) {
                failed(row, failure);
            }
        }
        return longs != null
                ? new LongVector(to, longs, validity, rows.size())
                : new IntVector(to, ints, validity, rows.size());
    }

    private ColumnVector doubles(IntToDoubleFunction conversion) {
        double[] values = new double[rows.size()];
        for (int n = 0; n < rows.count(); n++) {
            int row = rows.row(n);
            try {
                values[row] = conversion.applyAsDouble(row & mask);
            } catch (CastFailure failure) {
                failed(row, failure);
            }
        }
        return new DoubleVector(to, values, validity, rows.size());
    }

    private ColumnVector decimals(IntFunction<BigDecimal> conversion) {
        DecimalColumn values = new DecimalColumn(to, rows);
        for (int n = 0; n < rows.count(); n++) {
            int row = rows.row(n);
            try {
                values.set(row, DecimalCasts.rescale(conversion.apply(row & mask), to));
            } catch (CastFailure failure) {
                failed(row, failure);
            }
        }
        return values.build(validity);
    }

    private ColumnVector booleans(IntPredicate conversion) {
        boolean[] values = new boolean[rows.size()];
        for (int n = 0; n < rows.count(); n++) {
            int row = rows.row(n);
            try {
                values[row] = conversion.test(row & mask);
            } catch (CastFailure failure) {
                failed(row, failure);
            }
        }
        return new BooleanVector(to, values, validity, rows.size());
    }

    private ColumnVector bytes(IntFunction<byte[]> conversion) {
        TextColumn values = new TextColumn(to, rows, rows.count() * 16);
        for (int n = 0; n < rows.count(); n++) {
            int row = rows.row(n);
            try {
                values.set(row, conversion.apply(row & mask));
            } catch (CastFailure failure) {
                failed(row, failure);
            }
        }
        return values.build(validity);
    }

    private void failed(int row, CastFailure failure) {
        if (!lenient) {
            throw failure.error(from, to);
        }
        if (validity == rows.validity()) {
            validity = rows.newValidity();
        }
        if (validity != null) {
            Validity.setNull(validity, row);
        }
    }
}
