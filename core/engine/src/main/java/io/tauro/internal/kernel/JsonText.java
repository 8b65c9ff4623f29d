package io.tauro.internal.kernel;

/** Checks that bytes are one JSON value, without making anything of it. */
final class JsonText {

    /** Deeper than anybody nests, and no danger to the stack. */
    private static final int DEEPEST = 500;

    private final byte[] data;
    private int at;

    private JsonText(byte[] data) {
        this.data = data;
    }

    /** The bytes, if they are JSON; else a {@link CastFailure}. */
    static byte[] require(byte[] data) {
        JsonText text = new JsonText(data);
        text.space();
        text.value(0);
        text.space();
        if (text.at != data.length) {
            throw CastFailure.invalid();
        }
        return data;
    }

    private void value(int depth) {
        if (depth > DEEPEST) {
            throw CastFailure.invalid();
        }
        switch (peek()) {
            case '{' -> members('}', depth);
            case '[' -> members(']', depth);
            case '"' -> string();
            case 't' -> word("true");
            case 'f' -> word("false");
            case 'n' -> word("null");
            default -> number();
        }
    }

    private void members(char close, int depth) {
        at++;
        space();
        if (peek() == close) {
            at++;
            return;
        }
        while (true) {
            space();
            if (close == '}') {
                string();
                space();
                expect(':');
                space();
            }
            value(depth + 1);
            space();
            if (peek() == close) {
                at++;
                return;
            }
            expect(',');
        }
    }

    private void string() {
        expect('"');
        while (peek() != '"') {
            if (peek() >= 0 && peek() < ' ') {
                throw CastFailure.invalid();
            }
            if (peek() == '\\') {
                at++;
                escape();
            } else {
                at++;
            }
        }
        at++;
    }

    private void escape() {
        if (peek() == 'u') {
            for (int i = 0; i < 4; i++) {
                at++;
                if (Character.digit(peek(), 16) < 0) {
                    throw CastFailure.invalid();
                }
            }
        } else if ("\"\\/bfnrt".indexOf(peek()) < 0) {
            throw CastFailure.invalid();
        }
        at++;
    }

    private void number() {
        if (peek() == '-') {
            at++;
        }
        if (peek() == '0') {
            at++;
        } else {
            digits();
        }
        if (has('.')) {
            at++;
            digits();
        }
        if (has('e') || has('E')) {
            at++;
            if (has('+') || has('-')) {
                at++;
            }
            digits();
        }
    }

    private void digits() {
        int start = at;
        while (at < data.length && data[at] >= '0' && data[at] <= '9') {
            at++;
        }
        if (at == start) {
            throw CastFailure.invalid();
        }
    }

    private void word(String word) {
        for (int i = 0; i < word.length(); i++) {
            expect(word.charAt(i));
        }
    }

    private void space() {
        while (has(' ') || has('\n') || has('\r') || has('\t')) {
            at++;
        }
    }

    private boolean has(char wanted) {
        return at < data.length && data[at] == wanted;
    }

    private byte peek() {
        if (at >= data.length) {
            throw CastFailure.invalid();
        }
        return data[at];
    }

    private void expect(char wanted) {
        if (peek() != wanted) {
            throw CastFailure.invalid();
        }
        at++;
    }
}
