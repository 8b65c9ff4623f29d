package io.tauro.security.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * Reads what {@link Json} writes: texts, whole numbers, booleans, lists and objects, without blanks
 * around the object. Anything else, a key that stands twice among it, is refused.
 */
final class JsonReader {

    private static final int DEEPEST = 20;

    private final String text;
    private int at;

    private JsonReader(String text) {
        this.text = text;
    }

    /**
     * @throws IllegalArgumentException if it is anything but one object
     */
    static SortedMap<String, Object> read(String line) {
        JsonReader reader = new JsonReader(line);
        SortedMap<String, Object> tree = reader.object(0);
        if (reader.at != line.length()) {
            throw reader.malformed();
        }
        return tree;
    }

    private IllegalArgumentException malformed() {
        return new IllegalArgumentException("This is no record, at character " + at);
    }

    private char peek() {
        if (at >= text.length()) {
            throw malformed();
        }
        return text.charAt(at);
    }

    private void expect(char wanted) {
        if (peek() != wanted) {
            throw malformed();
        }
        at++;
    }

    private boolean takes(char wanted) {
        if (peek() != wanted) {
            return false;
        }
        at++;
        return true;
    }

    private Object value(int depth) {
        if (depth > DEEPEST) {
            throw malformed();
        }
        return switch (peek()) {
            case '{' -> object(depth + 1);
            case '[' -> array(depth + 1);
            case '"' -> string();
            case 't' -> literal("true", true);
            case 'f' -> literal("false", false);
            default -> number();
        };
    }

    private SortedMap<String, Object> object(int depth) {
        SortedMap<String, Object> tree = Json.tree();
        expect('{');
        if (takes('}')) {
            return tree;
        }
        do {
            String key = string();
            expect(':');
            if (tree.put(key, value(depth)) != null) {
                throw malformed();
            }
        } while (takes(','));
        expect('}');
        return tree;
    }

    private List<Object> array(int depth) {
        List<Object> items = new ArrayList<>();
        expect('[');
        if (takes(']')) {
            return items;
        }
        do {
            items.add(value(depth));
        } while (takes(','));
        expect(']');
        return items;
    }

    private Object literal(String word, Object value) {
        if (!text.startsWith(word, at)) {
            throw malformed();
        }
        at += word.length();
        return value;
    }

    private Long number() {
        int start = at;
        while (at < text.length() && (text.charAt(at) == '-' || isDigit(text.charAt(at)))) {
            at++;
        }
        try {
            return Long.valueOf(text.substring(start, at));
        } catch (NumberFormatException e) {
            throw malformed();
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private String string() {
        expect('"');
        StringBuilder read = new StringBuilder();
        while (peek() != '"') {
            char c = text.charAt(at++);
            read.append(c == '\\' ? escaped() : c);
        }
        at++;
        return read.toString();
    }

    private char escaped() {
        char kind = peek();
        at++;
        int known = "btnfr".indexOf(kind);
        if (known >= 0) {
            return "\b\t\n\f\r".charAt(known);
        }
        if (kind == 'u' && at + 4 <= text.length()) {
            String hex = text.substring(at, at + 4);
            at += 4;
            try {
                return (char) Integer.parseInt(hex, 16);
            } catch (NumberFormatException e) {
                throw malformed();
            }
        }
        if (kind == '"' || kind == '\\' || kind == '/') {
            return kind;
        }
        throw malformed();
    }
}
