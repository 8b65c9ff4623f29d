package io.tauro.spi;

import io.tauro.predicate.Predicate;
import java.util.ArrayList;
import java.util.List;

/**
 * What a scan takes of a request. Made by {@link ScanRequest#offer()}.
 *
 * <p>A promise holds for each split: a limit bounds every split, a sort orders every split, and the
 * engine limits and merges once more.
 *
 * @param filters one answer for each filter of the request, in its order
 * @param sort whether each split is in the order asked for
 * @param limit whether each split has at most as many rows as asked for (the first ones of the
 *     order, if there is one)
 * @param sortReason why a sort is not taken; for EXPLAIN
 * @param limitReason why a limit is not taken; for EXPLAIN
 */
public record Pushdown(
        List<Taken> filters, boolean sort, boolean limit, String sortReason, String limitReason) {

    public Pushdown {
        filters = List.copyOf(filters);
    }

    /** How a filter is taken. */
    public enum Precision {
        /**
         * The same rows as the evaluator gives, for every value: nulls, collation, trailing spaces,
         * zones, NaN, overflow.
         */
        EXACT,
        /** May return too much, never too little; the engine checks again. */
        INEXACT,
        /** Not at all. */
        NONE
    }

    /**
     * The answer for one filter.
     *
     * @param reason why it is not exact, for EXPLAIN, without values, best the text of a {@link
     *     Reason}; not shown for an exact one
     */
    public record Taken(Predicate filter, Precision precision, String reason) {

        public static Taken exact(Predicate filter) {
            return new Taken(filter, Precision.EXACT, "");
        }

        public static Taken inexact(Predicate filter, String reason) {
            return new Taken(filter, Precision.INEXACT, reason);
        }

        public static Taken none(Predicate filter, String reason) {
            return new Taken(filter, Precision.NONE, reason);
        }
    }

    /**
     * The same answer about other filters, one for each of these, in order.
     *
     * @throws IllegalArgumentException if they are not as many
     */
    public Pushdown withFilters(List<Predicate> others) {
        if (others.size() != filters.size()) {
            throw new IllegalArgumentException("As many filters as there are answers");
        }
        List<Taken> answers = new ArrayList<>(others.size());
        for (int i = 0; i < others.size(); i++) {
            Taken answer = filters.get(i);
            answers.add(new Taken(others.get(i), answer.precision(), answer.reason()));
        }
        return new Pushdown(answers, sort, limit, sortReason, limitReason);
    }

    /** Filters that the engine must check itself: all but the exact ones. */
    public List<Predicate> residual() {
        return filters.stream()
                .filter(taken -> taken.precision() != Precision.EXACT)
                .map(Taken::filter)
                .toList();
    }

    /** Filters that the scan applies, exactly or not. */
    public List<Predicate> pushed() {
        return filters.stream()
                .filter(taken -> taken.precision() != Precision.NONE)
                .map(Taken::filter)
                .toList();
    }
}
