package io.tauro.internal.sql;

import java.util.List;

/**
 * A statement as the parser shall read it: each name in double quotes whatever quotes it came in,
 * without comments and the closing semicolon, and each character at its line and column.
 *
 * @param text what to parse
 * @param tokens its pieces, in order
 */
record SqlText(String text, List<Token> tokens) {

    SqlText {
        tokens = List.copyOf(tokens);
    }

    /** The word at an index, in upper case; empty if there is none. */
    String word(int index) {
        return index < tokens.size() && tokens.get(index).kind() == Token.Kind.WORD
                ? tokens.get(index).text()
                : "";
    }

    /** The same text with blanks in place of its first words. */
    SqlText without(int count) {
        StringBuilder blanked = new StringBuilder(text);
        for (Token word : tokens.subList(0, count)) {
            for (int i = word.start(); i < word.end(); i++) {
                blanked.setCharAt(i, ' ');
            }
        }
        return new SqlText(blanked.toString(), tokens.subList(count, tokens.size()));
    }
}
