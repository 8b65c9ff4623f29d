package io.tauro.internal.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Writes parentheses around the first argument of a function in FROM that begins with a call: the
 * parser takes {@code f(g(x))} there for a table with a hint.
 */
final class TableArguments {

    /** What the parser reads behind an argument, but not behind its parentheses. */
    private static final Set<String> CLAUSES = Set.of("FORMAT", "PASSING", "AS");

    private TableArguments() {}

    static List<Spelling> of(List<Token> tokens) {
        List<Spelling> spellings = new ArrayList<>();
        for (int i = 0; i + 3 < tokens.size(); i++) {
            if (isTable(tokens.get(i))
                    && tokens.get(i + 1).is("(")
                    && tokens.get(i + 2).kind() == Token.Kind.WORD
                    && tokens.get(i + 3).is("(")) {
                int end = end(tokens, i + 2);
                if (end > 0) {
                    spellings.add(new Spelling(tokens.get(i + 2).start(), 0, Spelling.OPEN));
                    spellings.add(new Spelling(tokens.get(end).start(), 0, Spelling.CLOSE));
                }
            }
        }
        return spellings;
    }

    private static boolean isTable(Token name) {
        return name.kind() == Token.Kind.WORD
                && (name.is("JSON_TABLE")
                        || JsonRows.givesRows(name.text())
                        || TableFunctions.isOne(name.text()));
    }

    /** The comma or parenthesis behind an argument; 0 if it has to stay as it is. */
    private static int end(List<Token> tokens, int first) {
        int depth = 0;
        for (int i = first; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (depth == 0 && (token.is(",") || token.is(")"))) {
                return i;
            }
            if (depth == 0 && CLAUSES.contains(token.text())) {
                return 0;
            }
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
        }
        return 0;
    }
}
