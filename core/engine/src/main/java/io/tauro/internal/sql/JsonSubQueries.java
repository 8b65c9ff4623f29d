package io.tauro.internal.sql;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * Writes a function around a sub-query in JSON_OBJECT and JSON_ARRAY, in which the parser reads
 * none.
 */
final class JsonSubQueries {

    private static final Set<String> FUNCTIONS = Set.of("JSON_OBJECT", "JSON_ARRAY");

    private static final Set<String> BEFORE = Set.of(":", ",", "(", "VALUE");

    private JsonSubQueries() {}

    static List<Spelling> of(List<Token> tokens) {
        List<Spelling> spellings = new ArrayList<>();
        Deque<String> open = new ArrayDeque<>();
        Token before = Token.NONE;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.is("(")) {
                Token next = i + 1 < tokens.size() ? tokens.get(i + 1) : Token.NONE;
                boolean query = next.is("SELECT") || next.is("WITH");
                if (query
                        && !open.isEmpty()
                        && FUNCTIONS.contains(open.peek())
                        && BEFORE.contains(before.text())) {
                    spellings.add(
                            new Spelling(token.start(), 0, String.valueOf(Spelling.SUB_QUERY)));
                }
                open.push(before.kind() == Token.Kind.WORD ? before.text() : "");
            } else if (token.is(")")) {
                open.poll();
            }
            before = token;
        }
        return spellings;
    }
}
