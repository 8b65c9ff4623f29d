package io.tauro.security.mask;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The characters of a text as people count them: extended grapheme clusters (UAX #29), by the
 * regular expressions of the JDK. Its {@code BreakIterator} cuts emoji apart before JDK 20.
 */
final class Clusters {

    private static final Pattern CLUSTER = Pattern.compile("\\X");

    /** No script needs more; more is a pile of accents that hides what stands around it. */
    private static final int MOST_CODE_POINTS = 8;

    private Clusters() {}

    static List<String> of(String text) {
        List<String> clusters = new ArrayList<>(text.length());
        if (isLatin(text)) {
            for (int i = 0; i < text.length(); i++) {
                clusters.add(text.substring(i, i + 1));
            }
            return clusters;
        }
        Matcher matcher = CLUSTER.matcher(text);
        while (matcher.find()) {
            clusters.add(matcher.group());
        }
        return clusters;
    }

    /** Whether all are Latin characters, each of which is a cluster beside others of them. */
    private static boolean isLatin(String text) {
        for (int i = 0; i < text.length(); i++) {
            char one = text.charAt(i);
            boolean latin = one >= ' ' && one < 0x7F || one > 0xAD && one < 0x300;
            if (!latin) {
                return false;
            }
        }
        return true;
    }

    /** The cluster, or a star if it must not be shown. */
    static String shown(String cluster) {
        return isSafe(cluster) ? cluster : "*";
    }

    /**
     * Whether it can be shown: it is whole, and nothing in it is invisible or changes how its
     * surroundings are read, as controls and directions of writing do.
     */
    static boolean isSafe(String cluster) {
        return cluster.codePointCount(0, cluster.length()) <= MOST_CODE_POINTS
                && !isMark(cluster.codePointAt(0))
                && all(cluster, Clusters::isSafe);
    }

    /** Whether all code points are such. */
    static boolean all(String text, IntPredicate such) {
        for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
            if (!such.test(text.codePointAt(i))) {
                return false;
            }
        }
        return true;
    }

    static boolean isSafe(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED ->
                    false;
            default -> codePoint != 0xFFFD;
        };
    }

    /** Whether it only ever belongs to the character before it. */
    static boolean isMark(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.ENCLOSING_MARK ->
                    true;
            default -> false;
        };
    }

    /** Whether it is white space of any kind. */
    static boolean isSpace(int codePoint) {
        return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint);
    }
}
