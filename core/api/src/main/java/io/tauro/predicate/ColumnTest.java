package io.tauro.predicate;

import io.tauro.data.ColumnVector;
import io.tauro.data.ConstantVector;
import io.tauro.data.DictionaryVector;
import io.tauro.data.Validity;
import io.tauro.predicate.RowSelector.Columns;
import io.tauro.predicate.RowSelector.Test;
import org.jspecify.annotations.Nullable;

/** A condition on one column. Not thread-safe. */
final class ColumnTest implements Test {

    private final Predicate filter;
    private final ValueTest values;
    private final String column;
    private @Nullable ColumnVector known;

    /** For each entry of the known dictionary 1 if it passes, else 0. */
    private byte[] passing = {};

    ColumnTest(Predicate.Condition condition, ValueTest values) {
        this(condition, values, condition.column());
    }

    /**
     * @param values finds the values that pass where it can
     */
    ColumnTest(Predicate filter, ValueTest values, String column) {
        this.filter = filter;
        this.values = values;
        this.column = column;
    }

    @Override
    public int select(Columns columns, int[] rows, int count) {
        ColumnVector vector = columns.column(column);
        if (vector instanceof ConstantVector constant) {
            return passes(constant, 0) ? count : 0;
        }
        if (vector instanceof DictionaryVector coded) {
            return byEntries(coded, rows, count);
        }
        int kept = values.select(vector, rows, count);
        return kept == ValueTest.CANNOT ? oneByOne(vector, rows, count) : kept;
    }

    private int oneByOne(ColumnVector vector, int[] rows, int count) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            if (passes(vector, row)) {
                rows[kept++] = row;
            }
        }
        return kept;
    }

    private boolean passes(ColumnVector vector, int row) {
        return PredicateEvaluator.isTrue(filter, name -> vector.value(row));
    }

    private int byEntries(DictionaryVector coded, int[] rows, int count) {
        if (known != coded.dictionary()) {
            known = coded.dictionary();
            passing = passing(coded.dictionary());
        }
        int[] codes = coded.codes();
        long[] validity = coded.validity();
        int kept = 0;
        if (validity == null) {
            for (int i = 0; i < count; i++) {
                int row = rows[i];
                rows[kept] = row;
                kept += passing[codes[row]];
            }
            return kept;
        }
        boolean nullPasses = PredicateEvaluator.isTrue(filter, name -> null);
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            rows[kept] = row;
            boolean passes =
                    Validity.isValid(validity, row) ? passing[codes[row]] == 1 : nullPasses;
            kept += passes ? 1 : 0;
        }
        return kept;
    }

    private byte[] passing(ColumnVector entries) {
        int[] rows = new int[entries.size()];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = i;
        }
        int kept = values.select(entries, rows, rows.length);
        kept = kept == ValueTest.CANNOT ? oneByOne(entries, rows, rows.length) : kept;
        byte[] marks = new byte[entries.size()];
        for (int i = 0; i < kept; i++) {
            marks[rows[i]] = 1;
        }
        return marks;
    }
}
