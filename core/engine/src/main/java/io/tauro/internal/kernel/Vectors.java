package io.tauro.internal.kernel;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.data.ConstantVector;
import io.tauro.data.DictionaryVector;
import io.tauro.data.VectorBuilder;
import io.tauro.type.DataType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of vectors moved to where an operator needs them. The vectors themselves stay as they are.
 */
public final class Vectors {

    private Vectors() {}

    /**
     * The values at so many positions, in their order, as a vector of its own. A dictionary stays
     * one.
     *
     * @param positions rows of the source, any number of times each; -1 for a null
     * @param count how many of the positions count
     */
    public static ColumnVector gather(ColumnVector source, int[] positions, int count) {
        if (source instanceof ConstantVector constant) {
            return gatherConstant(constant, positions, count);
        }
        if (source instanceof DictionaryVector dictionary) {
            return gatherDictionary(dictionary, positions, count);
        }
        return Gather.plain(source, positions, count);
    }

    private static ColumnVector gatherConstant(ConstantVector source, int[] positions, int count) {
        for (int i = 0; i < count; i++) {
            if (positions[i] < 0) {
                long[] validity = Gather.validity(null, positions, count);
                return new DictionaryVector(source.entry(), new int[count], validity, count);
            }
        }
        return new ConstantVector(source.entry(), count);
    }

    private static ColumnVector gatherDictionary(
            DictionaryVector source, int[] positions, int count) {
        int[] codes = Gather.ints(source.codes(), positions, count);
        long[] validity = Gather.validity(source.validity(), positions, count);
        return new DictionaryVector(source.dictionary(), codes, validity, count);
    }

    /** The same rows without dictionary or constant; the vector itself if it has neither. */
    public static ColumnVector flatten(ColumnVector vector) {
        if (vector instanceof ConstantVector constant) {
            return Gather.plain(constant.entry(), new int[constant.size()], constant.size());
        }
        if (vector instanceof DictionaryVector dictionary) {
            return Gather.entries(dictionary);
        }
        return vector;
    }

    /**
     * A value in each of so many rows.
     *
     * @param value of the type's {@code javaType()}, or null
     */
    public static ColumnVector constant(@Nullable Object value, DataType type, int rows) {
        VectorBuilder builder = new VectorBuilder(type, 1);
        builder.append(value);
        return new ConstantVector(builder.build(), rows);
    }

    /** The rows that count, one behind the other, without a selection. */
    public static Batch compact(Batch batch) {
        int[] selection = batch.selection();
        if (selection == null) {
            return batch;
        }
        int count = batch.selectedCount();
        List<ColumnVector> columns = new ArrayList<>(batch.columnCount());
        for (ColumnVector column : batch.columns()) {
            columns.add(count == batch.rowCount() ? column : gather(column, selection, count));
        }
        return Batch.of(count, columns);
    }

    /**
     * The rows of all parts, one part behind the other.
     *
     * @param type the type of the result, which is laid out as the parts are
     */
    public static ColumnVector concat(DataType type, List<ColumnVector> parts) {
        if (parts.size() == 1 && parts.get(0).type().equals(type)) {
            return parts.get(0);
        }
        return Concat.of(type, parts);
    }
}
