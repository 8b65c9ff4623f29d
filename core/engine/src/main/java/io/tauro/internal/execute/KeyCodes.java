package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.data.DictionaryVector;
import io.tauro.data.Validity;
import java.util.List;

/**
 * Keys that are all dictionaries, as one small number: what is known of a combination of entries is
 * kept while the dictionaries stay the same.
 */
final class KeyCodes {

    private static final int MOST_CODES = 1 << 16;

    private ColumnVector[] dictionaries = {};
    private int[] groups = {};

    /** Whether the columns are such keys. */
    boolean fit(List<ColumnVector> columns) {
        long codes = 1;
        for (ColumnVector column : columns) {
            if (!(column instanceof DictionaryVector coded)) {
                return false;
            }
            codes *= coded.dictionary().size() + 1;
            if (codes > MOST_CODES) {
                return false;
            }
        }
        if (!isKnown(columns)) {
            dictionaries =
                    columns.stream()
                            .map(column -> ((DictionaryVector) column).dictionary())
                            .toArray(ColumnVector[]::new);
            groups = new int[(int) codes];
        }
        return true;
    }

    private boolean isKnown(List<ColumnVector> columns) {
        boolean known = dictionaries.length == columns.size();
        for (int k = 0; known && k < dictionaries.length; k++) {
            known = dictionaries[k] == ((DictionaryVector) columns.get(k)).dictionary();
        }
        return known;
    }

    /** What is known of each combination: its group plus one; 0 for nothing. */
    int[] groups() {
        return groups;
    }

    /** Puts the number of each selected row's combination at its position. */
    void combine(Batch batch, List<ColumnVector> columns, int[] numbers) {
        if (columns.size() == 2 && !hasNullRows(columns.get(0)) && !hasNullRows(columns.get(1))) {
            combineTwo(batch, columns, numbers);
            return;
        }
        for (int k = 0; k < dictionaries.length; k++) {
            DictionaryVector coded = (DictionaryVector) columns.get(k);
            int entries = dictionaries[k].size() + 1;
            int[] codes = coded.codes();
            for (int n = 0; n < batch.selectedCount(); n++) {
                int row = batch.row(n);
                int code = Validity.isValid(coded.validity(), row) ? codes[row] + 1 : 0;
                numbers[row] = k == 0 ? code : numbers[row] * entries + code;
            }
        }
    }

    private static boolean hasNullRows(ColumnVector column) {
        return ((DictionaryVector) column).validity() != null;
    }

    /** The same in one pass, for rows that are not null, or only by their entry. */
    private void combineTwo(Batch batch, List<ColumnVector> columns, int[] numbers) {
        int entries = dictionaries[1].size() + 1;
        int[] first = ((DictionaryVector) columns.get(0)).codes();
        int[] second = ((DictionaryVector) columns.get(1)).codes();
        int[] selection = batch.selection();
        int count = batch.selectedCount();
        for (int n = 0; n < count; n++) {
            int row = selection == null ? n : selection[n];
            numbers[row] = (first[row] + 1) * entries + second[row] + 1;
        }
    }
}
