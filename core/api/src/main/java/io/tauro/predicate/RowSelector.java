package io.tauro.predicate;

import io.tauro.data.ColumnVector;
import io.tauro.predicate.Predicate.And;
import io.tauro.predicate.Predicate.Condition;
import io.tauro.predicate.Predicate.Not;
import io.tauro.predicate.Predicate.Or;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Finds the rows of column vectors for which predicates are all true: those that {@link
 * PredicateEvaluator} finds, faster where the values can be compared as they lie in their arrays,
 * and once an entry where they are entries of a dictionary. Not thread-safe: it remembers what it
 * found of the dictionary that it saw last.
 */
public final class RowSelector {

    private final List<Test> tests = new ArrayList<>();

    /**
     * @param filters of which each row is to meet all
     */
    public RowSelector(Collection<? extends Predicate> filters) {
        filters.forEach(this::add);
    }

    private void add(Predicate filter) {
        if (filter instanceof And and) {
            and.operands().forEach(this::add);
        } else {
            tests.add(test(filter));
        }
    }

    private static Test test(Predicate filter) {
        if (filter instanceof Or or && !or.operands().isEmpty() && or.columns().size() > 1) {
            return new AnyTest(or.operands().stream().map(RowSelector::test).toList());
        }
        if (filter instanceof Condition condition) {
            return new ColumnTest(condition, ValueTest.of(condition));
        }
        if (filter instanceof Not not
                && not.operand() instanceof Condition like
                && like.operator() == PredicateOperator.LIKE) {
            ValueTest unlike = LikeTest.of((String) like.values().get(0), false);
            return new ColumnTest(filter, unlike, like.column());
        }
        Set<String> columns = filter.columns();
        return columns.size() == 1
                ? new ColumnTest(filter, ValueTest.BOXED, columns.iterator().next())
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
        int left = count;
        for (Test test : tests) {
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
