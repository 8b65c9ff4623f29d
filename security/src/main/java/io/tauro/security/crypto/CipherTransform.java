package io.tauro.security.crypto;

import io.tauro.data.ColumnVector;
import io.tauro.data.VectorBuilder;
import io.tauro.security.mask.ColumnTransform;
import io.tauro.type.DataType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What ciphers as transforms of columns have in common: the row they work on, and their names. */
abstract class CipherTransform implements ColumnTransform {

    private final String name;
    private final DataType type;
    private final List<String> inputs;

    /**
     * @param inputs the column, and the one that it is bound to if there is one
     */
    CipherTransform(String name, DataType type, List<String> inputs) {
        this.name = name;
        this.type = type;
        this.inputs = List.copyOf(inputs);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public DataType type() {
        return type;
    }

    @Override
    public List<String> inputs() {
        return inputs;
    }

    /** Appends what is shown of a row that is not null. */
    abstract void append(ColumnVector values, int row, @Nullable Object rowKey, VectorBuilder out);

    /** Whether rows with equal inputs get equal results, so that one result can be of all. */
    abstract boolean isShared();

    @Override
    public ColumnVector apply(List<ColumnVector> vectors, int @Nullable [] selected, int count) {
        ColumnVector values = vectors.get(0);
        if (isShared() && vectors.size() == 1) {
            ColumnVector shared = SharedEntries.apply(this, values, selected, count);
            if (shared != null) {
                return shared;
            }
        }
        VectorBuilder out = new VectorBuilder(type, values.size());
        int next = 0;
        for (int i = 0; i < count; i++) {
            int row = selected == null ? i : selected[i];
            for (; next < row; next++) {
                out.appendNull();
            }
            shown(vectors, row, out);
            next++;
        }
        for (; next < values.size(); next++) {
            out.appendNull();
        }
        return out.build();
    }

    private void shown(List<ColumnVector> vectors, int row, VectorBuilder out) {
        ColumnVector values = vectors.get(0);
        if (values.isNull(row)) {
            out.appendNull();
        } else {
            Object rowKey = vectors.size() < 2 ? null : vectors.get(1).value(row);
            append(values, row, rowKey, out);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
