package io.tauro.internal.kernel;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Parts an array or row as PostgreSQL writes it, {@code {1,NULL,"a b"}} or {@code (1,,"a ""b""")}.
 * Used once.
 */
final class NestedLiteral {

    private final String text;
    private final char open;
    private final char close;
    private int at = 1;

    NestedLiteral(String text, char open, char close) {
        this.text = text;
        this.open = open;
        this.close = close;
    }

    List<@Nullable String> parts() {
        List<@Nullable String> parts = new ArrayList<>();
        boolean ofArray = open == '{';
        if (text.length() == 2 && text.charAt(1) == close || ofArray && isEmpty()) {
            return ofArray ? parts : one(parts);
        }
        while (true) {
            parts.add(part(ofArray));
            if (peek() == close) {
                at++;
                break;
            }
            if (peek() != ',') {
                throw CastFailure.invalid();
            }
            at++;
        }
        if (at != text.length()) {
            throw CastFailure.invalid();
        }
        return parts;
    }

    private boolean isEmpty() {
        return text.endsWith("}") && text.substring(1, text.length() - 1).isBlank();
    }

    /** A row of one field that is null. */
    private static List<@Nullable String> one(List<@Nullable String> parts) {
        parts.add(null);
        return parts;
    }

    private char peek() {
        if (at >= text.length()) {
            throw CastFailure.invalid();
        }
        return text.charAt(at);
    }

    private @Nullable String part(boolean ofArray) {
        StringBuilder part = new StringBuilder();
        boolean quoted = false;
        while (ofArray && Character.isWhitespace(peek())) {
            at++;
        }
        if (ofArray && peek() == '{') {
            return nested();
        }
        while (peek() != ',' && peek() != close) {
            char c = text.charAt(at++);
            if (c == '"') {
                quoted = true;
                quoted(part);
            } else if (c == '\\') {
                part.append(peek());
                at++;
            } else if (c == '{' || c == '}' && ofArray) {
                throw CastFailure.invalid();
            } else {
                part.append(c);
            }
        }
        if (quoted) {
            return part.toString();
        }
        String plain = ofArray ? part.toString().strip() : part.toString();
        if (ofArray && plain.isEmpty()) {
            throw CastFailure.invalid();
        }
        return (ofArray ? plain.equalsIgnoreCase("NULL") : plain.isEmpty()) ? null : plain;
    }

    private void quoted(StringBuilder part) {
        while (true) {
            char c = peek();
            at++;
            if (c == '\\') {
                part.append(peek());
                at++;
            } else if (c == '"' && at < text.length() && text.charAt(at) == '"' && open == '(') {
                part.append('"');
                at++;
            } else if (c == '"') {
                skipBlanks();
                return;
            } else {
                part.append(c);
            }
        }
    }

    private void skipBlanks() {
        while (open == '{' && Character.isWhitespace(peek())) {
            at++;
        }
    }

    /** An array within the array, as it is written. */
    private String nested() {
        int start = at;
        int depth = 0;
        boolean quoted = false;
        do {
            char c = peek();
            at++;
            if (c == '\\') {
                at++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted) {
                depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            }
        } while (depth > 0);
        int end = Math.min(at, text.length());
        skipBlanks();
        return text.substring(start, end);
    }
}
