package io.tauro.internal.sql;

/**
 * A piece of SQL text.
 *
 * @param kind what it is
 * @param text a word in upper case, another piece as it is
 * @param start the position of its first character
 * @param end the position behind its last
 */
record Token(Kind kind, String text, int start, int end) {

    enum Kind {
        /** A keyword or a name without quotes. */
        WORD,
        NUMBER,
        /** A literal in single quotes. */
        STRING,
        /** A name in quotes. */
        QUOTED,
        SYMBOL
    }

    static final Token NONE = new Token(Kind.SYMBOL, "", 0, 0);

    boolean is(String expected) {
        return kind != Kind.QUOTED && kind != Kind.STRING && text.equals(expected);
    }
}
