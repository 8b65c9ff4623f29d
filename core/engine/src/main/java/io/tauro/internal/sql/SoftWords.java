package io.tauro.internal.sql;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * Lets names be used that the parser takes for keywords, such as a column {@code date}, where what
 * stands around them shows that they are names. The first letter of such a word is moved to a range
 * of letters that no keyword has, and moved back when the text is parsed; so each stays where it
 * was.
 */
final class SoftWords {

    /** Where the letters are moved to: 'A' becomes U+1441. */
    private static final char BASE = 0x1400;

    private static final Set<String> SOFT =
            Set.of(
                    "CALL",
                    "CURRENT",
                    "DATE",
                    "DATETIME",
                    "DEFINE",
                    "DELETE",
                    "DESCRIBE",
                    "EXPLAIN",
                    "FINAL",
                    "INSERT",
                    "MERGE",
                    "NEW",
                    "NEXT",
                    "ORDINAL",
                    "OVER",
                    "PARTITION",
                    "PATTERN",
                    "RANGE",
                    "ROLLUP",
                    "ROW",
                    "ROWS",
                    "RUNNING",
                    "SKIP",
                    "STREAM",
                    "TIME",
                    "TIMESTAMP",
                    "UNNEST",
                    "UPDATE",
                    "UUID",
                    "VALUES",
                    "VARIANT");

    /** What can stand behind a name, and not behind a keyword of these. */
    private static final Set<String> FOLLOWERS =
            Set.of(
                    "",
                    ",",
                    ")",
                    "]",
                    "=",
                    "<",
                    ">",
                    "!",
                    "+",
                    "-",
                    "*",
                    "/",
                    "%",
                    "|",
                    ":",
                    ".",
                    "~",
                    "FROM",
                    "WHERE",
                    "AND",
                    "OR",
                    "IS",
                    "IN",
                    "NOT",
                    "LIKE",
                    "ILIKE",
                    "BETWEEN",
                    "GROUP",
                    "ORDER",
                    "HAVING",
                    "LIMIT",
                    "OFFSET",
                    "AS",
                    "ASC",
                    "DESC",
                    "NULLS",
                    "UNION",
                    "INTERSECT",
                    "EXCEPT",
                    "THEN",
                    "ELSE",
                    "END",
                    "WHEN",
                    "QUALIFY",
                    "FETCH",
                    "WINDOW",
                    "ROWS",
                    "RANGE",
                    "GROUPS",
                    "JOIN",
                    "INNER",
                    "LEFT",
                    "RIGHT",
                    "FULL",
                    "CROSS",
                    "NATURAL",
                    "FOR",
                    "SEPARATOR");

    private static final Set<String> CASTS = Set.of("CAST", "TRY_CAST", "SAFE_CAST", "TREAT");

    private final StringBuilder text;
    private final List<Token> tokens;

    private SoftWords(String text, List<Token> tokens) {
        this.text = new StringBuilder(text);
        this.tokens = tokens;
    }

    static String soften(String text, List<Token> tokens) {
        if (text.chars().anyMatch(c -> c >= BASE + 'A' && c <= BASE + 'z')) {
            return text;
        }
        return new SoftWords(text, tokens).soften();
    }

    /** A name as the query wrote it. */
    static String harden(String name) {
        if (name.isEmpty() || name.charAt(0) < BASE + 'A' || name.charAt(0) > BASE + 'z') {
            return name;
        }
        return (char) (name.charAt(0) - BASE) + name.substring(1);
    }

    private String soften() {
        Deque<Token> openers = new ArrayDeque<>();
        BitSet selectLists = SelectLists.in(tokens);
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.is("(")) {
                openers.push(token(i - 1));
            } else if (token.is(")") && !openers.isEmpty()) {
                openers.pop();
            } else if (token.kind() == Token.Kind.WORD
                    && (isName(i, openers) || selectLists.get(i) && isRowFunction(i))) {
                text.setCharAt(token.start(), (char) (BASE + text.charAt(token.start())));
            }
        }
        return text.toString();
    }

    private Token token(int index) {
        return index >= 0 && index < tokens.size() ? tokens.get(index) : Token.NONE;
    }

    private boolean isName(int index, Deque<Token> openers) {
        Token before = token(index - 1);
        Token after = token(index + 1);
        if (tokens.get(index).start() == 0 || !isAsciiLetter(tokens.get(index).text().charAt(0))) {
            return false;
        }
        if (before.is(".")) {
            return !after.is("(");
        }
        boolean inCast = !openers.isEmpty() && CASTS.contains(openers.peek().text());
        if (isForeignType(tokens.get(index), before, inCast)
                || isUuidCall(index)
                || isOtherForm(index)
                || isAggregate(tokens.get(index), before, after)) {
            return true;
        }
        if (before.is("AS")) {
            return !inCast && !after.is("(") && !after.is("MATERIALIZED");
        }
        return SOFT.contains(tokens.get(index).text())
                && isFollower(after)
                && !continues(before, tokens.get(index), after);
    }

    /** DATETIME as a type, which is a keyword of the parser and no type of it. */
    private static boolean isForeignType(Token word, Token before, boolean inCast) {
        return word.is("DATETIME") && (before.is(":") || before.is("AS") && inCast);
    }

    /** A call with other operands than those that the grammar has for this name. */
    private boolean isOtherForm(int index) {
        Token word = tokens.get(index);
        if (!token(index + 1).is("(")) {
            return false;
        }
        boolean unitAsText = token(index + 2).kind() == Token.Kind.STRING;
        return word.is("DATEDIFF") && (unitAsText || operands(index + 1) == 2)
                || word.is("DATE_DIFF") && unitAsText
                || word.is("DATE_TRUNC") && (unitAsText || operands(index + 1) == 3);
    }

    /** How many operands are between the parenthesis at an index and the one that closes it. */
    private int operands(int open) {
        int depth = 0;
        int count = 1;
        for (int i = open; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            depth += token.is("(") || token.is("[") ? 1 : token.is(")") || token.is("]") ? -1 : 0;
            count += depth == 1 && token.is(",") ? 1 : 0;
            if (depth == 0) {
                break;
            }
        }
        return count;
    }

    /** UNNEST as a function of the select list. */
    private boolean isRowFunction(int index) {
        return tokens.get(index).is("UNNEST")
                && token(index + 1).is("(")
                && !token(index - 1).is("IN");
    }

    private boolean isUuidCall(int index) {
        return tokens.get(index).is("UUID") && token(index + 1).is("(") && token(index + 2).is(")");
    }

    /**
     * FIRST and LAST, and SOME as an aggregate of truth values, where no comparison comes before
     * it.
     */
    private static boolean isAggregate(Token word, Token before, Token after) {
        boolean inOrder = word.is("FIRST") || word.is("LAST");
        return inOrder && after.is("(") && !before.is("FETCH") && !before.is("NULLS")
                || word.is("SOME")
                        && after.is("(")
                        && !(before.is("=") || before.is("<") || before.is(">") || before.is("~"));
    }

    private static boolean isAsciiLetter(char c) {
        return c >= 'A' && c <= 'Z';
    }

    private static boolean isFollower(Token after) {
        return after.kind() != Token.Kind.QUOTED
                && after.kind() != Token.Kind.STRING
                && FOLLOWERS.contains(after.text());
    }

    /** Whether the word goes on with a clause that the one before it began. */
    private static boolean continues(Token before, Token word, Token after) {
        return switch (word.text()) {
            case "ROW", "ROWS" ->
                    before.is("CURRENT")
                            || before.kind() == Token.Kind.NUMBER
                            || before.is("?")
                            || after.is("BETWEEN");
            case "RANGE" -> after.is("BETWEEN");
            case "NEXT" -> before.is("FETCH");
            case "UPDATE" -> before.is("FOR");
            case "DATE", "TIME", "TIMESTAMP", "UUID", "VARIANT" -> before.is(":") || before.is("<");
            default -> false;
        };
    }
}
