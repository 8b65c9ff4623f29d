package io.tauro.predicate;

import java.util.ArrayList;
import java.util.List;

/**
 * A pattern of LIKE: {@code %} stands for any text, {@code _} for one character (code point).
 * Matching takes time linear in the text for each part between two {@code %}. Immutable.
 */
public final class LikePattern {

    private static final int ANY_ONE = -1;

    /** The parts between the {@code %}, as code points. */
    private final List<int[]> parts;

    private final boolean anchored;

    private LikePattern(List<int[]> parts) {
        this.parts = parts;
        this.anchored = parts.size() == 1;
    }

    /** A pattern without an escape character. */
    public static LikePattern of(String pattern) {
        return parse(pattern, -1);
    }

    /**
     * A pattern in which the escape makes the next {@code %}, {@code _} or escape ordinary.
     *
     * @throws IllegalArgumentException if the escape is followed by anything else, or by nothing
     */
    public static LikePattern of(String pattern, int escape) {
        return parse(pattern, escape);
    }

    private static LikePattern parse(String pattern, int escape) {
        List<int[]> parts = new ArrayList<>();
        int[] points = pattern.codePoints().toArray();
        int[] part = new int[points.length];
        int length = 0;
        for (int i = 0; i < points.length; i++) {
            if (points[i] == escape) {
                i++;
                if (i == points.length
                        || points[i] != '%' && points[i] != '_' && points[i] != escape) {
                    throw new IllegalArgumentException(
                            "An escape in a LIKE pattern must stand before %, _ or itself");
                }
                part[length++] = points[i];
            } else if (points[i] == '%') {
                parts.add(java.util.Arrays.copyOf(part, length));
                length = 0;
            } else {
                part[length++] = points[i] == '_' ? ANY_ONE : points[i];
            }
        }
        parts.add(java.util.Arrays.copyOf(part, length));
        return new LikePattern(parts);
    }

    /** Whether the whole text matches. */
    public boolean matches(String text) {
        int[] points = text.codePoints().toArray();
        int[] first = parts.get(0);
        if (anchored) {
            return points.length == first.length && matchesAt(points, 0, first);
        }
        int[] last = parts.get(parts.size() - 1);
        if (points.length < first.length + last.length || !matchesAt(points, 0, first)) {
            return false;
        }
        int end = points.length - last.length;
        int position = first.length;
        for (int i = 1; i < parts.size() - 1; i++) {
            position = find(points, position, end, parts.get(i));
            if (position < 0) {
                return false;
            }
        }
        return matchesAt(points, end, last);
    }

    /** The position behind the first occurrence of a part between two positions, or -1. */
    private static int find(int[] text, int from, int to, int[] part) {
        for (int i = from; i + part.length <= to; i++) {
            if (matchesAt(text, i, part)) {
                return i + part.length;
            }
        }
        return -1;
    }

    private static boolean matchesAt(int[] text, int position, int[] part) {
        for (int i = 0; i < part.length; i++) {
            if (part[i] != ANY_ONE && part[i] != text[position + i]) {
                return false;
            }
        }
        return true;
    }
}
