package io.tauro.connector.files.parquet;

import io.tauro.data.ColumnVector;
import io.tauro.predicate.Predicate;
import io.tauro.predicate.Predicate.And;
import io.tauro.predicate.PredicateEvaluator;
import io.tauro.predicate.RowSelector;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds conditions that no entry of a dictionary meets: where all values of a column in a row group
 * are entries, no row does.
 */
final class DictionaryTest {

    private DictionaryTest() {}

    /** What is known of the columns of a row group. */
    interface Dictionaries {

        /** All values of a column but null; null if they are not known, or too many. */
        @Nullable ColumnVector dictionary(String column);

        /** Whether a column may have nulls. */
        boolean mayHaveNulls(String column);
    }

    /** Whether there may be a row for which all conditions are true. */
    static boolean mayHold(List<Predicate> filters, Dictionaries known) {
        return filters.stream().allMatch(filter -> mayHold(filter, known));
    }

    private static boolean mayHold(Predicate filter, Dictionaries known) {
        if (filter instanceof And and) {
            return mayHold(and.operands(), known);
        }
        if (filter.columns().size() != 1) {
            return true;
        }
        String column = filter.columns().iterator().next();
        ColumnVector entries = known.dictionary(column);
        if (entries == null) {
            return true;
        }
        int[] rows = Positions.to(entries.size()).clone();
        int passing =
                entries.size() == 0
                        ? 0
                        : new RowSelector(List.of(filter))
                                .select(name -> entries, rows, entries.size());
        return passing > 0
                || known.mayHaveNulls(column) && PredicateEvaluator.isTrue(filter, name -> null);
    }
}
