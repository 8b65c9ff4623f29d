package io.tauro.internal.spill;

import io.tauro.data.Batch;
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
import io.tauro.internal.kernel.Vectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes batches as bytes, column by column. A dictionary that follows itself is written once, so
 * batches are to be read in their order. Not thread-safe.
 */
final class BatchEncoder {

    static final int PLAIN = 0;
    static final int CONSTANT = 1;
    static final int DICTIONARY = 2;
    static final int SAME_DICTIONARY = 3;
    static final int VALIDITY = 4;
    static final int HIGH = 8;

    private final ByteWriter out;
    private final @Nullable ColumnVector[] dictionaries;

    BatchEncoder(ByteWriter out, int columns) {
        this.out = out;
        this.dictionaries = new ColumnVector[columns];
    }

    /**
     * @param batch without a selection
     */
    void write(Batch batch) {
        out.writeInt(batch.rowCount());
        for (int i = 0; i < batch.columnCount(); i++) {
            column(i, batch.column(i));
        }
    }

    private void column(int index, ColumnVector column) {
        if (column instanceof DictionaryVector coded && coded.dictionary() == dictionaries[index]) {
            out.writeByte(SAME_DICTIONARY | flag(coded.validity()));
            codes(coded);
            return;
        }
        if (column instanceof DictionaryVector coded && isWorthIt(coded)) {
            dictionaries[index] = coded.dictionary();
        }
        vector(column);
    }

    private static boolean isWorthIt(DictionaryVector coded) {
        return coded.dictionary().size() <= coded.size();
    }

    private void vector(ColumnVector vector) {
        if (vector instanceof ConstantVector constant) {
            out.writeByte(CONSTANT);
            vector(constant.entry());
        } else if (vector instanceof DictionaryVector coded && isWorthIt(coded)) {
            out.writeByte(DICTIONARY | flag(coded.validity()));
            out.writeInt(coded.dictionary().size());
            vector(coded.dictionary());
            codes(coded);
        } else {
            plain(Vectors.flatten(vector));
        }
    }

    private void codes(DictionaryVector coded) {
        validity(coded.validity(), coded.size());
        out.writeInts(coded.codes(), 0, coded.size());
    }

    private void plain(ColumnVector vector) {
        int size = vector.size();
        if (vector instanceof BooleanVector booleans) {
            head(booleans.validity(), size, 0);
            out.writeBooleans(booleans.values(), size);
        } else if (vector instanceof IntVector ints) {
            head(ints.validity(), size, 0);
            out.writeInts(ints.values(), 0, size);
        } else if (vector instanceof LongVector longs) {
            head(longs.validity(), size, 0);
            out.writeLongs(longs.values(), size);
        } else if (vector instanceof DoubleVector doubles) {
            head(doubles.validity(), size, 0);
            out.writeDoubles(doubles.values(), size);
        } else if (vector instanceof DecimalVector decimals) {
            decimals(decimals);
        } else if (vector instanceof BytesVector bytes) {
            bytes(bytes);
        } else if (vector instanceof ListVector lists) {
            lists(lists);
        } else {
            StructVector structs = (StructVector) vector;
            head(structs.validity(), size, 0);
            structs.fields().forEach(this::vector);
        }
    }

    private void decimals(DecimalVector decimals) {
        long[] high = decimals.high();
        head(decimals.validity(), decimals.size(), high == null ? 0 : HIGH);
        out.writeLongs(decimals.low(), decimals.size());
        if (high != null) {
            out.writeLongs(high, decimals.size());
        }
    }

    private void bytes(BytesVector bytes) {
        int size = bytes.size();
        head(bytes.validity(), size, 0);
        lengths(bytes.offsets(), size);
        int start = bytes.offsets()[0];
        out.writeBytes(bytes.data(), start, bytes.offsets()[size] - start);
    }

    private void lists(ListVector lists) {
        int size = lists.size();
        head(lists.validity(), size, 0);
        lengths(lists.offsets(), size);
        int start = lists.offsets()[0];
        int count = lists.offsets()[size] - start;
        if (start == 0 && count == lists.elements().size()) {
            vector(lists.elements());
        } else {
            int[] positions = new int[count];
            for (int i = 0; i < count; i++) {
                positions[i] = start + i;
            }
            vector(Vectors.gather(lists.elements(), positions, count));
        }
    }

    private void lengths(int[] offsets, int size) {
        int[] lengths = new int[size];
        for (int i = 0; i < size; i++) {
            lengths[i] = offsets[i + 1] - offsets[i];
        }
        out.writeInts(lengths, 0, size);
    }

    private void head(long @Nullable [] validity, int size, int flags) {
        out.writeByte(PLAIN | flags | flag(validity));
        validity(validity, size);
    }

    private static int flag(long @Nullable [] validity) {
        return validity == null ? 0 : VALIDITY;
    }

    private void validity(long @Nullable [] validity, int size) {
        if (validity != null) {
            out.writeWords(validity, (size + 63) >>> 6);
        }
    }
}
