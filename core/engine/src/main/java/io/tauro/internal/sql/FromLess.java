package io.tauro.internal.sql;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * Writes a FROM where a query has none but goes on with WHERE, GROUP BY or HAVING, which the parser
 * does not read. Errors behind it, on its line, are told to be further to the right than they are.
 */
final class FromLess {

    private static final Set<String> CLAUSES = Set.of("WHERE", "HAVING", "GROUP", "QUALIFY");

    /** What is known of a query between its parentheses. */
    private enum State {
        OUTSIDE,
        SELECT,
        FROM
    }

    private FromLess() {}

    static List<Spelling> of(List<Token> tokens) {
        List<Spelling> spellings = new ArrayList<>();
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
                    spellings.add(new Spelling(token.start(), 0, Spelling.FROM_NOTHING));
                    state = State.FROM;
                }
            }
            before = token;
        }
        return spellings;
    }
}
