package io.tauro.security.crypto;

import io.tauro.data.ColumnVector;
import io.tauro.data.ConstantVector;
import io.tauro.data.DictionaryVector;
import io.tauro.data.VectorBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Work once an entry of a dictionary, or once a constant. Entries that no row of the selection has
 * are left alone: they may be of rows that must not be seen, not even by an error.
 */
final class SharedEntries {

    private SharedEntries() {}

    /** What is shown; null if the vector has a value for each row. */
    static @Nullable ColumnVector apply(
            CipherTransform transform, ColumnVector values, int @Nullable [] selected, int count) {
        if (values instanceof ConstantVector constant) {
            return new ConstantVector(
                    entries(transform, constant.entry(), new boolean[] {count > 0}),
                    constant.size());
        }
        if (values instanceof DictionaryVector rows) {
            ColumnVector entries =
                    entries(transform, rows.dictionary(), used(rows, selected, count));
            return new DictionaryVector(entries, rows.codes(), rows.validity(), rows.size());
        }
        return null;
    }

    private static boolean[] used(DictionaryVector rows, int @Nullable [] selected, int count) {
        boolean[] used = new boolean[rows.dictionary().size()];
        for (int i = 0; i < count; i++) {
            int row = selected == null ? i : selected[i];
            if (!rows.isNull(row)) {
                used[rows.codes()[row]] = true;
            }
        }
        return used;
    }

    private static ColumnVector entries(
            CipherTransform transform, ColumnVector entries, boolean[] used) {
        VectorBuilder out = new VectorBuilder(transform.type(), entries.size());
        for (int i = 0; i < entries.size(); i++) {
            if (!used[i] || entries.isNull(i)) {
                out.appendNull();
            } else {
                transform.append(entries, i, null, out);
            }
        }
        return out.build();
    }
}
