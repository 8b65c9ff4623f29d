package io.tauro.internal.edge;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A pattern of LIKE, matched by going back to the last {@code %} only: in the worst case the length
 * of the text times that of the pattern.
 */
final class Pattern extends TruthCell {

    private static final int ANY_ONE = -1;
    private static final int ANY_TEXT = -2;

    private final Cell text;
    private final boolean caseless;
    private final int[] pattern;

    private Pattern(Cell text, boolean caseless, int[] pattern) {
        super(List.of(text));
        this.text = text;
        this.caseless = caseless;
        this.pattern = pattern;
    }

    /** Empty if the pattern is not well-formed. */
    static Optional<Cell> of(Cell text, String pattern, String escape, boolean caseless) {
        int escapePoint = escape.isEmpty() ? -1 : folded(escape.codePointAt(0), caseless);
        if (escape.codePointCount(0, escape.length()) > 1) {
            return Optional.empty();
        }
        int[] points = pattern.codePoints().map(point -> folded(point, caseless)).toArray();
        List<Integer> read = new ArrayList<>();
        for (int i = 0; i < points.length; i++) {
            int point = points[i];
            if (point == escapePoint) {
                i++;
                if (i == points.length
                        || points[i] != '%' && points[i] != '_' && points[i] != escapePoint) {
                    return Optional.empty();
                }
                read.add(points[i]);
            } else {
                read.add(point == '%' ? ANY_TEXT : point == '_' ? ANY_ONE : point);
            }
        }
        return Optional.of(
                new Pattern(text, caseless, read.stream().mapToInt(Integer::intValue).toArray()));
    }

    private static int folded(int point, boolean caseless) {
        return caseless ? Character.toLowerCase(Character.toUpperCase(point)) : point;
    }

    @Override
    int truth(int row) {
        if (text.isNull(row)) {
            return UNKNOWN;
        }
        int start = text.start(row);
        String value =
                new String(text.bytes(row), start, text.end(row) - start, StandardCharsets.UTF_8);
        return of(matches(value.codePoints().map(point -> folded(point, caseless)).toArray()));
    }

    private boolean matches(int[] points) {
        int p = 0;
        int t = 0;
        int star = -1;
        int mark = 0;
        while (t < points.length) {
            if (p < pattern.length && pattern[p] == ANY_TEXT) {
                star = p++;
                mark = t;
            } else if (p < pattern.length && (pattern[p] == ANY_ONE || pattern[p] == points[t])) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++mark;
            } else {
                return false;
            }
        }
        while (p < pattern.length && pattern[p] == ANY_TEXT) {
            p++;
        }
        return p == pattern.length;
    }
}
