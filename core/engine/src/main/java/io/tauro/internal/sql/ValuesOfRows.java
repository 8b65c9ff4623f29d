package io.tauro.internal.sql;

import java.util.ArrayList;
import java.util.List;

/**
 * Writes {@code VALUES (ROW(1, 2))}, of which the parser makes two columns, and {@code VALUES
 * (ROW(1, 2), 3)}, which it does not read, with a second ROW.
 */
final class ValuesOfRows {

    private ValuesOfRows() {}

    static List<Spelling> of(List<Token> tokens) {
        List<Spelling> spellings = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).is("VALUES")) {
                rows(tokens, i + 1, spellings);
            }
        }
        return spellings;
    }

    private static void rows(List<Token> tokens, int first, List<Spelling> spellings) {
        int i = first;
        while (is(tokens, i, "(") || is(tokens, i, "ROW")) {
            int open = is(tokens, i, "ROW") ? i + 1 : i;
            int close = close(tokens, open);
            if (open == i && is(tokens, i + 1, "ROW") && is(tokens, i + 2, "(")) {
                spellings.add(new Spelling(tokens.get(i).start(), 0, Spelling.ROW));
            }
            if (!is(tokens, close + 1, ",")) {
                return;
            }
            i = close + 2;
        }
    }

    private static int close(List<Token> tokens, int open) {
        int depth = 0;
        for (int i = open; i < tokens.size(); i++) {
            depth += tokens.get(i).is("(") ? 1 : tokens.get(i).is(")") ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return tokens.size();
    }

    private static boolean is(List<Token> tokens, int i, String text) {
        return i < tokens.size() && tokens.get(i).is(text);
    }
}
