package io.tauro.internal.sql;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What is written into a text so that the parser can read it, and how to count without it.
 *
 * @param start where it begins
 * @param length how many characters of the text it takes the place of
 * @param text what is written there
 */
record Spelling(int start, int length, String text) {

    /** An operand that is not given: a name that no query has. */
    static final char NOTHING = '\u1409';

    /** A function around a sub-query, where the parser reads none. */
    static final char SUB_QUERY = '\u1524';

    static final String FROM_NOTHING = "FROM " + PostgresForms.NO_TABLE + " ";

    /** Ends the arguments of an aggregate before its order; with a blank that nobody writes. */
    static final String WITHIN_GROUP = ")\fWITHIN GROUP (";

    /** Around a join or an argument, before a join that has a name, and before a row in a row. */
    static final String OPEN = "\f(";

    static final String CLOSE = "\f) ";

    static final String ROWS_OF = "\fSELECT * FROM ";

    static final String ROW = "\fROW";

    private static final List<String> WRITTEN =
            List.of(FROM_NOTHING, WITHIN_GROUP, OPEN, CLOSE, ROWS_OF, ROW);

    /** The text with all of them in it. */
    static String apply(String text, List<Spelling> spellings) {
        List<Spelling> sorted = new ArrayList<>(spellings);
        sorted.sort(Comparator.comparingInt(Spelling::start));
        StringBuilder result = new StringBuilder(text.length() + 16);
        int done = 0;
        for (Spelling one : sorted) {
            result.append(text, done, one.start).append(one.text);
            done = one.start + one.length;
        }
        return result.append(text, done, text.length()).toString();
    }

    /** Of each place in a text with spellings, the place in the text without. */
    static int[] places(String spelled) {
        int[] places = new int[spelled.length() + 1];
        int place = 0;
        int i = 0;
        while (i < spelled.length()) {
            int written = 1;
            int read = 1;
            char c = spelled.charAt(i);
            if (c == '^') {
                Symbol symbol = Symbol.at(spelled, i);
                written = symbol == null ? 1 : symbol.spelling().length();
                read = symbol == null ? 1 : symbol.text().length();
            } else if (c == NOTHING || c == SUB_QUERY) {
                read = 0;
            } else {
                for (String one : WRITTEN) {
                    if (spelled.startsWith(one, i)) {
                        written = one.length();
                        read = 0;
                        break;
                    }
                }
            }
            for (int j = 0; j < written; j++) {
                places[i + j] = place;
            }
            i += written;
            place += read;
        }
        places[i] = place;
        return places;
    }
}
