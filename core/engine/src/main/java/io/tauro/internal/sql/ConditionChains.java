package io.tauro.internal.sql;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * Writes parentheses around the conditions within long chains of AND and OR: the parser takes time
 * in the cube of the operators such as LIKE and BETWEEN that stand side by side.
 */
final class ConditionChains {

    private static final int LONG = 32;

    /** They end an expression, or begin one. */
    private static final Set<String> BOUNDARIES =
            Set.of(
                    "SELECT",
                    "FROM",
                    "WHERE",
                    "ON",
                    "USING",
                    "HAVING",
                    "QUALIFY",
                    "GROUP",
                    "ORDER",
                    "BY",
                    "WINDOW",
                    "LIMIT",
                    "OFFSET",
                    "FETCH",
                    "UNION",
                    "INTERSECT",
                    "EXCEPT",
                    "MINUS",
                    "JOIN",
                    "INNER",
                    "LEFT",
                    "RIGHT",
                    "FULL",
                    "CROSS",
                    "NATURAL",
                    "WHEN",
                    "THEN",
                    "ELSE",
                    "AS",
                    "VALUES",
                    "WITH",
                    "FILTER",
                    "OVER",
                    "RETURNING",
                    ",");

    /** What is open between two brackets, or CASE and END. */
    private static final class Level {

        private int lastOr = -1;
        private int lastAnd = -1;
        private boolean between;

        private void cut() {
            lastOr = -1;
            lastAnd = -1;
            between = false;
        }
    }

    private final List<Token> tokens;
    private final List<Spelling> spellings = new ArrayList<>();
    private final Deque<Level> levels = new ArrayDeque<>(List.of(new Level()));

    private ConditionChains(List<Token> tokens) {
        this.tokens = tokens;
    }

    static List<Spelling> of(List<Token> tokens) {
        long operators = tokens.stream().filter(one -> one.is("AND") || one.is("OR")).count();
        if (operators < LONG) {
            return List.of();
        }
        ConditionChains chains = new ConditionChains(tokens);
        for (int i = 0; i < tokens.size(); i++) {
            chains.at(i);
        }
        return chains.spellings;
    }

    private void at(int i) {
        Token token = tokens.get(i);
        Level level = levels.element();
        if (i > 0 && tokens.get(i - 1).is(".")) {
            return; // the name of a column
        }
        if (token.is("(") || token.is("[") || token.is("{") || token.is("CASE")) {
            levels.push(new Level());
        } else if (token.is(")") || token.is("]") || token.is("}") || token.is("END")) {
            if (levels.size() > 1) {
                levels.pop();
            }
        } else if (token.is("BETWEEN")) {
            level.between = true;
        } else if (token.is("AND") && level.between) {
            level.between = false;
        } else if (token.is("AND")) {
            wrap(level.lastAnd, i);
            level.lastAnd = i;
        } else if (token.is("OR")) {
            wrap(level.lastOr, i);
            level.cut();
            level.lastOr = i;
        } else if (token.kind() != Token.Kind.QUOTED && BOUNDARIES.contains(token.text())) {
            level.cut();
        }
    }

    /** What stands between two operators, if it has more than a word. */
    private void wrap(int before, int behind) {
        if (before >= 0 && behind - before > 2) {
            spellings.add(new Spelling(tokens.get(before + 1).start(), 0, Spelling.OPEN));
            spellings.add(new Spelling(tokens.get(behind).start(), 0, Spelling.CLOSE));
        }
    }
}
