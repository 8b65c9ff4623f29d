package io.tauro.security.mask;

import java.util.ArrayList;
import java.util.List;
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
        if (text.chars().allMatch(Clusters::standsAlone)) {
            return text.chars().mapToObj(Character::toString).toList();
        }
        List<String> clusters = new ArrayList<>();
        Matcher matcher = CLUSTER.matcher(text);
        while (matcher.find()) {
            clusters.add(matcher.group());
        }
        return clusters;
    }

    /** Whether it is a Latin character, each of which is a cluster beside others of them. */
    private static boolean standsAlone(int character) {
        return character >= ' ' && character < 0x7F || character > 0xAD && character < 0x300;
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
                && cluster.codePoints().allMatch(Clusters::isSafe);
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
