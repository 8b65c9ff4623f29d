package io.tauro.internal.sql;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * Writes a FROM where a query has none but goes on with WHERE, GROUP BY or HAVING, which the parser
 * does not read. Errors behind it, on its line, are told to be further to the right than they are.
 */
final class FromLess {

    private static final Set<String> CLAUSES = Set.of("WHERE", "HAVING", "GROUP", "QUALIFY");

    private static final String INSERTED = "FROM " + PostgresForms.NO_TABLE + " ";

    /** What is known of a query between its parentheses. */
    private enum State {
        OUTSIDE,
        SELECT,
        FROM
    }

    private FromLess() {}

    static String insert(String text, List<Token> tokens) {
        StringBuilder result = new StringBuilder(text);
        Deque<Integer> places = new ArrayDeque<>();
        Deque<State> states = new ArrayDeque<>();
        State state = State.OUTSIDE;
        Token before = Token.NONE;
        for (Token token : tokens) {
            if (token.is("(")) {
                states.push(state);
                state = State.OUTSIDE;
            } else if (token.is(")") && !states.isEmpty()) {
                state = states.pop();
            } else if (token.kind() == Token.Kind.WORD && !before.is(".")) {
                if (token.is("SELECT")) {
                    state = State.SELECT;
                } else if (token.is("FROM") && !before.is("DISTINCT")) {
                    state = State.FROM;
                } else if (state == State.SELECT
                        && CLAUSES.contains(token.text())
                        && !before.is("AS")
                        && !before.is("WITHIN")) {
                    places.push(token.start());
                    state = State.FROM;
                }
            }
            before = token;
        }
        places.forEach(place -> result.insert(place, INSERTED));
        return result.toString();
    }
}
