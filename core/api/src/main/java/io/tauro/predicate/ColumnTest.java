package io.tauro.predicate;

import io.tauro.data.ColumnVector;
import io.tauro.data.ConstantVector;
import io.tauro.data.DictionaryVector;
import io.tauro.data.Validity;
import io.tauro.predicate.Predicate.And;
import io.tauro.predicate.Predicate.Condition;
import io.tauro.predicate.Predicate.Not;
import io.tauro.predicate.Predicate.Or;
import io.tauro.predicate.RowSelector.Columns;
import io.tauro.predicate.RowSelector.Test;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Conditions on one column, all of which are to hold. Not thread-safe. */
final class ColumnTest implements Test {

    private final String column;
    private final List<Part> parts = new ArrayList<>();
    private @Nullable ColumnVector known;

    /** For each entry of the known dictionary 1 if it passes, else 0. */
    private byte[] passing = {};

    private boolean allPass;

    ColumnTest(String column) {
        this.column = column;
    }

    String column() {
        return column;
    }

    /** Asks for one more condition, of no other column. */
    void add(Predicate filter) {
        Part part = Part.of(filter);
        int last = parts.size() - 1;
        Part both = last < 0 ? null : parts.get(last).with(part);
        if (both == null) {
            parts.add(part);
        } else {
            parts.set(last, both);
        }
    }

    @Override
    public int select(Columns columns, int[] rows, int count) {
        ColumnVector vector = columns.column(column);
        if (vector instanceof ConstantVector constant) {
            return parts.stream().allMatch(part -> part.passes(constant.entry().value(0)))
                    ? count
                    : 0;
        }
        return vector instanceof DictionaryVector coded
                ? byEntries(coded, rows, count)
                : plain(vector, rows, count);
    }

    private int plain(ColumnVector vector, int[] rows, int count) {
        return Part.all(parts, vector, rows, count);
    }

    private int byEntries(DictionaryVector coded, int[] rows, int count) {
        if (known != coded.dictionary()) {
            known = coded.dictionary();
            passing = passing(coded.dictionary());
            allPass = allPass(passing);
        }
        int[] codes = coded.codes();
        long[] validity = coded.validity();
        if (allPass && validity == null) {
            return count;
        }
        int kept = 0;
        if (validity == null) {
            for (int i = 0; i < count; i++) {
                int row = rows[i];
                rows[kept] = row;
                kept += passing[codes[row]];
            }
            return kept;
        }
        boolean nullPasses = parts.stream().allMatch(part -> part.passes(null));
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            rows[kept] = row;
            boolean passes =
                    Validity.isValid(validity, row) ? passing[codes[row]] == 1 : nullPasses;
            kept += passes ? 1 : 0;
        }
        return kept;
    }

    private static boolean allPass(byte[] passing) {
        boolean all = true;
        for (byte passes : passing) {
            all &= passes == 1;
        }
        return all;
    }

    private byte[] passing(ColumnVector entries) {
        int[] rows = new int[entries.size()];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = i;
        }
        int kept = plain(entries, rows, rows.length);
        byte[] marks = new byte[entries.size()];
        for (int i = 0; i < kept; i++) {
            marks[rows[i]] = 1;
        }
        return marks;
    }

    /**
     * One condition.
     *
     * @param values finds the values that pass where it can
     */
    private record Part(Predicate filter, ValueTest values) {

        static Part of(Predicate filter) {
            if (filter instanceof Condition condition) {
                return new Part(filter, ValueTest.of(condition));
            }
            if (filter instanceof Not not
                    && not.operand() instanceof Condition like
                    && like.operator() == PredicateOperator.LIKE) {
                return new Part(filter, LikeTest.of((String) like.values().get(0), false));
            }
            if (filter instanceof And and) {
                List<Part> all = and.operands().stream().map(Part::of).toList();
                return new Part(filter, (vector, rows, count) -> all(all, vector, rows, count));
            }
            if (filter instanceof Or or && or.operands().size() <= ValueTest.AnyOf.MOST) {
                List<Part> any = or.operands().stream().map(Part::of).toList();
                return new Part(filter, (vector, rows, count) -> any(any, vector, rows, count));
            }
            return new Part(filter, ValueTest.BOXED);
        }

        /** Both as one condition that takes one look at the values; null if there is none. */
        @Nullable Part with(Part also) {
            RangeSelection range =
                    values instanceof RangeSelection mine
                                    && also.values instanceof RangeSelection other
                            ? mine.and(other)
                            : null;
            return range == null ? null : new Part(new And(List.of(filter, also.filter)), range);
        }

        private static int all(List<Part> parts, ColumnVector vector, int[] rows, int count) {
            int left = count;
            for (Part part : parts) {
                left = part.select(vector, rows, left);
            }
            return left;
        }

        private static int any(List<Part> parts, ColumnVector vector, int[] rows, int count) {
            Union union = new Union(rows, count);
            for (Part part : parts) {
                int[] held = union.open();
                union.add(held, part.select(vector, held, held.length));
            }
            return union.keep(rows);
        }

        /** Keeps the rows that pass, of a plain vector. */
        int select(ColumnVector vector, int[] rows, int count) {
            int kept = values.select(vector, rows, count);
            return kept == ValueTest.CANNOT ? oneByOne(vector, rows, count) : kept;
        }

        private int oneByOne(ColumnVector vector, int[] rows, int count) {
            int kept = 0;
            for (int i = 0; i < count; i++) {
                int row = rows[i];
                if (passes(vector.value(row))) {
                    rows[kept++] = row;
                }
            }
            return kept;
        }

        boolean passes(@Nullable Object value) {
            return PredicateEvaluator.isTrue(filter, name -> value);
        }
    }
}
