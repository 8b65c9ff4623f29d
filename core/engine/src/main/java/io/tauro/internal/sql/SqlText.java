package io.tauro.internal.sql;

import java.util.List;

/**
 * A statement as the parser shall read it: each name in double quotes whatever quotes it came in,
 * without the closing semicolon, and each character at its line and column.
 *
 * @param text what to parse
 * @param words the first words of the statement, comments left out
 */
record SqlText(String text, List<Word> words) {

    SqlText {
        words = List.copyOf(words);
    }

    /**
     * A keyword or unquoted name.
     *
     * @param text in upper case
     * @param start the position of its first character
     * @param end the position behind its last
     */
    record Word(String text, int start, int end) {}

    /** The word at an index, or an empty text. */
    String word(int index) {
        return index < words.size() ? words.get(index).text() : "";
    }

    /** The same text with blanks in place of its first words. */
    SqlText without(int count) {
        StringBuilder blanked = new StringBuilder(text);
        for (Word word : words.subList(0, count)) {
            for (int i = word.start(); i < word.end(); i++) {
                blanked.setCharAt(i, ' ');
            }
        }
        return new SqlText(blanked.toString(), words.subList(count, words.size()));
    }
}
