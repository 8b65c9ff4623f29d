package io.tauro.internal.sql;

import org.jspecify.annotations.Nullable;

/**
 * An operator of PostgreSQL that binds closer than a comparison and less than {@code +}. To the
 * parser it is a {@code ^} with marks behind it, as many as its place here, from 1.
 */
enum Symbol {
    JSON_GET_TEXT("->>", "$JSON_GET_TEXT"),
    JSON_GET("->", "$JSON_GET"),
    JSON_GET_PATH_TEXT("#>>", "$JSON_GET_PATH_TEXT"),
    JSON_GET_PATH("#>", "$JSON_GET_PATH"),
    JSON_DELETE_PATH("#-", "$JSON_DELETE_PATH"),
    JSON_HAS_ANY("?|", "$JSON_HAS_ANY"),
    JSON_HAS_ALL("?&", "$JSON_HAS_ALL"),
    JSON_HAS("?", "$JSON_HAS_ANY"),
    JSON_EXISTS("@?", "$JSON_EXISTS"),
    JSON_MATCH("@@", "$JSON_PATH_MATCH"),
    CONCAT("||", null),
    SHIFT_LEFT("<<", "BITSHIFTLEFT"),
    SHIFT_RIGHT(">>", "BITSHIFTRIGHT"),
    CONTAINS("@>", "$JSON_CONTAINS"),
    CONTAINED("<@", "$JSON_CONTAINS"),
    OVERLAPS("&&", "ARRAYS_OVERLAP"),
    AND("&", "BITAND"),
    OR("|", "BITOR"),
    XOR("#", "BITXOR"),
    /** Between the bounds of a part of an array. */
    SLICE(":", null),
    /** With nothing before it. */
    NOT("~", "BITNOT");

    /** Blanks to the parser; the scanner leaves none in a query. */
    static final char MARK = '\f';

    private final String text;
    private final @Nullable String function;

    Symbol(String text, @Nullable String function) {
        this.text = text;
        this.function = function;
    }

    /** Whether it begins like a parameter, and is one unless it stands between operands. */
    boolean asksForKeys() {
        return text.charAt(0) == '?';
    }

    /** As a query writes it. */
    String text() {
        return text;
    }

    /** The name of the function that it is; null if it is an operator here too. */
    @Nullable String function() {
        return function;
    }

    /** As the parser reads it. */
    @SuppressWarnings("EnumOrdinal") // any number of its own will do
    String spelling() {
        return "^" + String.valueOf(MARK).repeat(ordinal() + 1);
    }

    /** The symbol whose spelling begins at a place of a text; null if it is another operator. */
    static @Nullable Symbol at(String spelled, int start) {
        int marks = 0;
        while (start + 1 + marks < spelled.length() && spelled.charAt(start + 1 + marks) == MARK) {
            marks++;
        }
        return marks == 0 || marks > values().length ? null : values()[marks - 1];
    }
}
