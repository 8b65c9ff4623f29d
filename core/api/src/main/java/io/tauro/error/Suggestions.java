package io.tauro.error;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that somebody may have meant. */
public final class Suggestions {

    private Suggestions() {}

    /**
     * The known name nearest to an unknown one, if one is near: at most a third of its letters
     * differ.
     */
    public static Optional<String> nearest(String unknown, Collection<String> known) {
        String wanted = unknown.toLowerCase(Locale.ROOT);
        int limit = Math.max(1, wanted.length() / 3);
        return known.stream()
                .filter(name -> distance(wanted, name.toLowerCase(Locale.ROOT)) <= limit)
                .min(
                        Comparator.comparingInt(
                                        (String name) ->
                                                distance(wanted, name.toLowerCase(Locale.ROOT)))
                                .thenComparing(Comparator.naturalOrder()));
    }

    /** {@code " Did you mean 'x'?"}, or nothing. To be put behind a message. */
    public static String didYouMean(String unknown, Collection<String> known) {
        return nearest(unknown, known).map(name -> " Did you mean '" + name + "'?").orElse("");
    }

    /** Edits between two texts, where swapping two neighbours is one (optimal string alignment). */
    private static int distance(String a, String b) {
        int[][] edits = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                edits[i][j] = i == 0 ? j : j == 0 ? i : best(edits, a, b, i, j);
            }
        }
        return edits[a.length()][b.length()];
    }

    private static int best(int[][] edits, String a, String b, int i, int j) {
        int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int best =
                Math.min(
                        edits[i - 1][j - 1] + cost, 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
        boolean swapped =
                i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, edits[i - 2][j - 2] + 1) : best;
    }
}
