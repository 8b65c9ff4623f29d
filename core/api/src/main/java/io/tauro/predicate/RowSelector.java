package io.tauro.predicate;

import io.tauro.data.ColumnVector;
import io.tauro.predicate.Predicate.And;
import io.tauro.predicate.Predicate.Or;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Finds the rows of column vectors for which predicates are all true: those that {@link
 * PredicateEvaluator} finds, faster where the values can be compared as they lie in their arrays,
 * and once an entry where they are entries of a dictionary. Conditions on one column are tested
 * together, and columns in the order of how few rows they have left so far. Not thread-safe: it
 * remembers what it found of the dictionary that it saw last.
 */
public final class RowSelector {

    /** So many times after the last look it is looked again which test leaves least. */
    private static final int REORDERED_AFTER = 32;

    private final List<Counted> tests = new ArrayList<>();
    private int uses;

    /**
     * @param filters of which each row is to meet all
     */
    public RowSelector(Collection<? extends Predicate> filters) {
        filters.forEach(this::add);
    }

    private void add(Predicate filter) {
        if (filter instanceof And and) {
            and.operands().forEach(this::add);
            return;
        }
        Test test = test(filter);
        for (Counted known : tests) {
            if (test instanceof ColumnTest column
                    && known.test instanceof ColumnTest same
                    && same.column().equals(column.column())) {
                same.add(filter);
                return;
            }
        }
        tests.add(new Counted(test));
    }

    private static Test test(Predicate filter) {
        Set<String> columns = filter.columns();
        if (columns.size() == 1) {
            ColumnTest test = new ColumnTest(columns.iterator().next());
            test.add(filter);
            return test;
        }
        return filter instanceof Or or && !or.operands().isEmpty()
                ? new AnyTest(or.operands().stream().map(RowSelector::test).toList())
                : new RowTest(filter);
    }

    /** Whether every row passes, since nothing is asked. */
    public boolean isEmpty() {
        return tests.isEmpty();
    }

    /**
     * Keeps the rows that pass, in their order. A column is asked for when the first row needs it.
     *
     * @param rows positions of rows; those that pass are put in their place
     * @param count how many of them count
     * @return how many pass
     */
    public int select(Columns columns, int[] rows, int count) {
        if (tests.size() > 1 && ++uses % REORDERED_AFTER == 0) {
            tests.sort(Comparator.comparingDouble(Counted::share));
        }
        int left = count;
        for (Counted test : tests) {
            if (left == 0) {
                return 0;
            }
            left = test.select(columns, rows, left);
        }
        return left;
    }

    /** The columns of a batch. */
    @FunctionalInterface
    public interface Columns {
        /** The vector of a column by its exact name. */
        ColumnVector column(String name);
    }

    /** One condition that rows are to meet. */
    interface Test {
        int select(Columns columns, int[] rows, int count);
    }

    /** A test and what it has left of the rows that it was asked for lately. */
    private static final class Counted {

        private final Test test;
        private double asked;
        private double kept;

        Counted(Test test) {
            this.test = test;
        }

        int select(Columns columns, int[] rows, int count) {
            int left = test.select(columns, rows, count);
            asked = asked * 0.9 + count;
            kept = kept * 0.9 + left;
            return left;
        }

        double share() {
            return asked == 0 ? 1 : kept / asked;
        }
    }

    /** Any of several: each is asked for the rows that none before it was true for. */
    private record AnyTest(List<Test> operands) implements Test {
        @Override
        public int select(Columns columns, int[] rows, int count) {
            Union union = new Union(rows, count);
            for (Test operand : operands) {
                int[] held = union.open();
                union.add(held, operand.select(columns, held, held.length));
            }
            return union.keep(rows);
        }
    }

    /** By the definition, row by row. */
    private record RowTest(Predicate filter) implements Test {
        @Override
        public int select(Columns columns, int[] rows, int count) {
            int kept = 0;
            for (int i = 0; i < count; i++) {
                int row = rows[i];
                if (PredicateEvaluator.isTrue(filter, name -> columns.column(name).value(row))) {
                    rows[kept++] = row;
                }
            }
            return kept;
        }
    }
}
