package io.tauro.internal.verify;

import java.util.ArrayList;
import java.util.List;

/**
 * Some of the values of a column, and whether null is among them. Immutable.
 *
 * @param first whether the least values are in it
 * @param cuts where that changes, ascending
 * @param withNull whether null is in it
 */
record ValueSet(boolean first, List<Cut> cuts, boolean withNull) {

    static final ValueSet NONE = new ValueSet(false, List.of(), false);
    static final ValueSet VALUES = new ValueSet(true, List.of(), false);
    static final ValueSet NULL = new ValueSet(false, List.of(), true);

    ValueSet {
        cuts = List.copyOf(cuts);
    }

    static ValueSet only(Object value) {
        return new ValueSet(false, List.of(new Cut(value, false), new Cut(value, true)), false);
    }

    static ValueSet below(Object value, boolean inclusive) {
        return new ValueSet(true, List.of(new Cut(value, inclusive)), false);
    }

    static ValueSet above(Object value, boolean inclusive) {
        return new ValueSet(false, List.of(new Cut(value, !inclusive)), false);
    }

    /** The other values; null is not among them. */
    ValueSet otherValues() {
        return new ValueSet(!first, cuts, false);
    }

    /** Everything else. */
    ValueSet complement() {
        return new ValueSet(!first, cuts, !withNull);
    }

    ValueSet or(ValueSet other) {
        return complement().and(other.complement()).complement();
    }

    ValueSet and(ValueSet other) {
        List<Cut> both = new ArrayList<>();
        boolean inA = first;
        boolean inB = other.first;
        boolean in = inA && inB;
        int a = 0;
        int b = 0;
        while (a < cuts.size() || b < other.cuts.size()) {
            int order =
                    a == cuts.size()
                            ? 1
                            : b == other.cuts.size()
                                    ? -1
                                    : cuts.get(a).compareTo(other.cuts.get(b));
            Cut at = order <= 0 ? cuts.get(a) : other.cuts.get(b);
            if (order <= 0) {
                inA = !inA;
                a++;
            }
            if (order >= 0) {
                inB = !inB;
                b++;
            }
            if ((inA && inB) != in) {
                in = !in;
                both.add(at);
            }
        }
        return new ValueSet(first && other.first, both, withNull && other.withNull);
    }

    boolean isEmpty() {
        return !first && cuts.isEmpty() && !withNull;
    }

    boolean isWithin(ValueSet other) {
        return and(other.complement()).isEmpty();
    }
}
