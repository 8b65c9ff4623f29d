package io.tauro.internal.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Parts a path into its words, in the way of PostgreSQL. */
final class PathScanner {

    /** What a word is. */
    enum Kind {
        NAME,
        TEXT,
        NUMBER,
        VARIABLE,
        SYMBOL,
        END
    }

    /** A word and where it begins. */
    record Word(Kind kind, String text, int position) {
        boolean is(String symbol) {
            return kind == Kind.SYMBOL && text.equals(symbol);
        }

        boolean isName(String name) {
            return kind == Kind.NAME && text.equals(name);
        }
    }

    private static final Set<String> PAIRS = Set.of("&&", "||", "==", "<>", "!=", "<=", ">=", "**");

    private static final String SYMBOLS = "?%$.[]{}()|&!=<>@#,*:-+/";

    private final String path;
    private int at;

    private PathScanner(String path) {
        this.path = path;
    }

    static List<Word> scan(String path) {
        PathScanner scanner = new PathScanner(path);
        List<Word> words = new ArrayList<>();
        Word word;
        do {
            word = scanner.next();
            words.add(word);
        } while (word.kind() != Kind.END);
        return words;
    }

    private Word next() {
        blanks();
        int start = at;
        if (at >= path.length()) {
            return new Word(Kind.END, "", start);
        }
        char c = path.charAt(at);
        if (c == '"') {
            return new Word(Kind.TEXT, quoted(), start);
        }
        if (isDigit(c) || c == '.' && at + 1 < path.length() && isDigit(path.charAt(at + 1))) {
            return new Word(Kind.NUMBER, number(), start);
        }
        if (c == '$') {
            at++;
            if (at < path.length() && path.charAt(at) == '"') {
                return new Word(Kind.VARIABLE, quoted(), start);
            }
            String name = name();
            return name.isEmpty()
                    ? new Word(Kind.SYMBOL, "$", start)
                    : new Word(Kind.VARIABLE, name, start);
        }
        if (SYMBOLS.indexOf(c) >= 0) {
            boolean pair = at + 1 < path.length() && PAIRS.contains(path.substring(at, at + 2));
            at += pair ? 2 : 1;
            return new Word(Kind.SYMBOL, path.substring(start, at), start);
        }
        String name = name();
        if (name.isEmpty()) {
            throw PathSyntaxException.at(start, "this character has no meaning here");
        }
        return new Word(Kind.NAME, name, start);
    }

    private void blanks() {
        while (at < path.length()) {
            if (" \t\n\r\f".indexOf(path.charAt(at)) >= 0) {
                at++;
            } else if (path.startsWith("/*", at)) {
                int end = path.indexOf("*/", at + 2);
                if (end < 0) {
                    throw PathSyntaxException.at(at, "a comment is not closed");
                }
                at = end + 2;
            } else {
                return;
            }
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Letters and whatever else is neither a blank nor a symbol; a backslash escapes. */
    private String name() {
        StringBuilder name = new StringBuilder();
        while (at < path.length()) {
            char c = path.charAt(at);
            if (c == '\\') {
                escape(name);
            } else if (SYMBOLS.indexOf(c) >= 0 || c == '"' || " \t\n\r\f".indexOf(c) >= 0) {
                break;
            } else {
                name.append(c);
                at++;
            }
        }
        return name.toString();
    }

    private String quoted() {
        int start = at++;
        StringBuilder text = new StringBuilder();
        while (true) {
            if (at >= path.length()) {
                throw PathSyntaxException.at(start, "a quoted text is not closed");
            }
            char c = path.charAt(at);
            if (c == '"') {
                at++;
                return text.toString();
            } else if (c == '\\') {
                escape(text);
            } else {
                text.append(c);
                at++;
            }
        }
    }

    private void escape(StringBuilder out) {
        int start = at++;
        if (at >= path.length()) {
            throw PathSyntaxException.at(start, "nothing is escaped");
        }
        char c = path.charAt(at++);
        switch (c) {
            case 'b' -> out.append('\b');
            case 'f' -> out.append('\f');
            case 'n' -> out.append('\n');
            case 'r' -> out.append('\r');
            case 't' -> out.append('\t');
            case 'v' -> out.append('\u000b');
            case 'x' -> out.append((char) hex(start, 2));
            case 'u' -> {
                if (at < path.length() && path.charAt(at) == '{') {
                    int close = path.indexOf('}', at);
                    int digits = close - at - 1;
                    if (close < 0 || digits < 1 || digits > 6) {
                        throw PathSyntaxException.at(start, "an escape is not complete");
                    }
                    at++;
                    int point = hex(start, digits);
                    at++;
                    if (!Character.isValidCodePoint(point)) {
                        throw PathSyntaxException.at(start, "there is no such character");
                    }
                    out.appendCodePoint(point);
                } else {
                    out.append((char) hex(start, 4));
                }
            }
            default -> out.append(c);
        }
    }

    private int hex(int start, int digits) {
        int value = 0;
        for (int i = 0; i < digits; i++) {
            int digit = at < path.length() ? Character.digit(path.charAt(at), 16) : -1;
            if (digit < 0) {
                throw PathSyntaxException.at(start, "an escape is not complete");
            }
            value = value * 16 + digit;
            at++;
        }
        return value;
    }

    private String number() {
        int start = at;
        digits();
        if (at < path.length() && path.charAt(at) == '.' && !isMethod(at + 1)) {
            at++;
            digits();
        }
        if (at < path.length() && (path.charAt(at) == 'e' || path.charAt(at) == 'E')) {
            int exponent = at++;
            if (at < path.length() && (path.charAt(at) == '+' || path.charAt(at) == '-')) {
                at++;
            }
            int first = at;
            digits();
            if (at == first) {
                throw PathSyntaxException.at(exponent, "an exponent has no digits");
            }
        }
        if (at < path.length() && isNamePart(path.charAt(at))) {
            throw PathSyntaxException.at(at, "a letter stands behind a number");
        }
        return path.substring(start, at);
    }

    /** Whether what follows a point is a name: {@code 1.type()} has no fraction. */
    private boolean isMethod(int index) {
        return index < path.length()
                && (Character.isLetter(path.charAt(index)) || path.charAt(index) == '"')
                && path.charAt(index) != 'e'
                && path.charAt(index) != 'E';
    }

    private static boolean isNamePart(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    private void digits() {
        while (at < path.length() && isDigit(path.charAt(at))) {
            at++;
        }
    }
}
