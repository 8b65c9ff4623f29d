package io.tauro.internal.kernel;

import io.tauro.data.BooleanVector;
import io.tauro.data.BytesVector;
import io.tauro.data.ColumnVector;
import io.tauro.data.ConstantVector;
import io.tauro.data.DecimalVector;
import io.tauro.data.DoubleVector;
import io.tauro.data.IntVector;
import io.tauro.data.LongVector;
import io.tauro.type.DataType;

/**
 * The arguments of a kernel: plain vectors, and for each a mask that turns the position of a row
 * into that of its value, so that one loop serves columns and constants.
 */
final class Arguments {

    private final ColumnVector[] vectors;
    private final int[] masks;
    private int textBytes;

    /** Of plain vectors and constants. */
    Arguments(ColumnVector... arguments) {
        this.vectors = new ColumnVector[arguments.length];
        this.masks = new int[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            boolean constant = arguments[i] instanceof ConstantVector;
            vectors[i] =
                    arguments[i] instanceof ConstantVector vector ? vector.entry() : arguments[i];
            masks[i] = constant ? 0 : -1;
        }
    }

    int count() {
        return vectors.length;
    }

    ColumnVector vector(int argument) {
        return vectors[argument];
    }

    DataType type(int argument) {
        return vectors[argument].type();
    }

    /** All bits for a column, none for a constant: {@code row & mask} is where a value is. */
    int mask(int argument) {
        return masks[argument];
    }

    boolean isNull(int argument, int row) {
        return vectors[argument].isNull(row & masks[argument]);
    }

    boolean[] booleans(int argument) {
        return ((BooleanVector) vectors[argument]).values();
    }

    int[] ints(int argument) {
        return ((IntVector) vectors[argument]).values();
    }

    long[] longs(int argument) {
        return ((LongVector) vectors[argument]).values();
    }

    double[] doubles(int argument) {
        return ((DoubleVector) vectors[argument]).values();
    }

    DecimalVector decimals(int argument) {
        return (DecimalVector) vectors[argument];
    }

    BytesVector bytes(int argument) {
        return (BytesVector) vectors[argument];
    }

    /** An integer, date, time, timestamp or interval, whatever its width. */
    long integer(int argument, int row) {
        int at = row & masks[argument];
        return vectors[argument] instanceof IntVector ints
                ? ints.values()[at]
                : ((LongVector) vectors[argument]).values()[at];
    }

    /** What is done with a text takes as long as it is long: looks at times whether to go on. */
    String text(int argument, int row) {
        String text = ((BytesVector) vectors[argument]).text(row & masks[argument]);
        textBytes += text.length();
        if (textBytes > Interruption.EVERY_BYTES) {
            textBytes = 0;
            Interruption.throwIfCancelled();
        }
        return text;
    }
}
