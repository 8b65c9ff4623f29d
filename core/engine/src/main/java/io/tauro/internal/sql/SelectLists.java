package io.tauro.internal.sql;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/** Finds the words between SELECT and the clause behind its list. */
final class SelectLists {

    private SelectLists() {}

    /** The indexes of the tokens that stand in a select list, between parentheses there as well. */
    static BitSet in(List<Token> tokens) {
        BitSet within = new BitSet(tokens.size());
        Deque<Boolean> outside = new ArrayDeque<>();
        boolean inside = false;
        Token before = Token.NONE;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.is("(")) {
                outside.push(inside);
            } else if (token.is(")") && !outside.isEmpty()) {
                inside = outside.pop();
            } else if (token.kind() == Token.Kind.WORD && token.is("SELECT")) {
                inside = true;
            } else if (token.kind() == Token.Kind.WORD
                    && token.is("FROM")
                    && !before.is("DISTINCT")) {
                inside = false;
            }
            within.set(i, inside);
            before = token;
        }
        return within;
    }
}
