package io.tauro.security.mask;

import io.tauro.data.ColumnVector;
import io.tauro.data.ConstantVector;
import io.tauro.data.DictionaryVector;
import io.tauro.data.Validity;
import io.tauro.type.DataType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A transform of a column by itself alone: null stays null, and each value is computed once. */
abstract class OneColumn implements ColumnTransform {

    private final String name;
    private final String column;
    private final DataType type;

    /**
     * @param column that is read
     * @param type of what is shown
     */
    OneColumn(String name, String column, DataType type) {
        this.name = name;
        this.column = column;
        this.type = type;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final DataType type() {
        return type;
    }

    @Override
    public final List<String> inputs() {
        return List.of(column);
    }

    @Override
    public final @Nullable Object one(List<@Nullable Object> inputs) {
        Object value = inputs.get(0);
        return value == null ? null : ofValue(value);
    }

    @Override
    public final ColumnVector apply(
            List<ColumnVector> inputs, int @Nullable [] selected, int count) {
        ColumnVector in = inputs.get(0);
        if (in instanceof ConstantVector constant) {
            return new ConstantVector(ofVector(constant.entry(), null, 1), constant.size());
        }
        if (in instanceof DictionaryVector dictionary) {
            return ofDictionary(dictionary, selected, count);
        }
        return ofVector(in, selected, count);
    }

    private ColumnVector ofDictionary(DictionaryVector in, int @Nullable [] selected, int count) {
        ColumnVector entries = in.dictionary();
        int[] used = count < entries.size() ? used(in, selected, count) : null;
        ColumnVector shown = ofVector(entries, used, used == null ? entries.size() : used.length);
        return new DictionaryVector(shown, in.codes(), in.validity(), in.size());
    }

    /** The entries that some row has, ascending. */
    private static int[] used(DictionaryVector in, int @Nullable [] selected, int count) {
        boolean[] marks = new boolean[in.dictionary().size()];
        int found = 0;
        for (int i = 0; i < count; i++) {
            int row = selected == null ? i : selected[i];
            int code = in.codes()[row];
            if (Validity.isValid(in.validity(), row) && !marks[code]) {
                marks[code] = true;
                found++;
            }
        }
        int[] used = new int[found];
        for (int code = 0, i = 0; i < found; code++) {
            if (marks[code]) {
                used[i++] = code;
            }
        }
        return used;
    }

    /**
     * What is shown for the rows of a plain vector.
     *
     * @return a plain vector of as many rows
     */
    abstract ColumnVector ofVector(ColumnVector in, int @Nullable [] selected, int count);

    /** What is shown of a value, by code of its own. */
    abstract @Nullable Object ofValue(Object value);
}
