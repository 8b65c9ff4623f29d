package io.tauro.internal.sql;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * Writes {@code f(x ORDER BY y)} as {@code f(x) WITHIN GROUP (ORDER BY y)}, which the parser reads
 * of any aggregate, and the first of a few only.
 */
final class OrderedCalls {

    /** Aggregates that the parser reads an order in, and functions whose order says what to do. */
    private static final Set<String> OTHERS =
            Set.of(
                    "ARRAY_AGG",
                    "STRING_AGG",
                    "GROUP_CONCAT",
                    "JSON_ARRAYAGG",
                    "JSON_OBJECTAGG",
                    "SOME",
                    "RATIO_TO_REPORT",
                    "PERCENTILE_CONT",
                    "PERCENTILE_DISC",
                    "MODE",
                    "GROUPING",
                    "GROUPING_ID",
                    "ROW_NUMBER",
                    "RANK",
                    "DENSE_RANK",
                    "PERCENT_RANK",
                    "CUME_DIST",
                    "NTILE",
                    "LAG",
                    "LEAD",
                    "FIRST_VALUE",
                    "LAST_VALUE",
                    "NTH_VALUE");

    private OrderedCalls() {}

    static List<Spelling> of(List<Token> tokens) {
        List<Spelling> spellings = new ArrayList<>();
        Deque<Boolean> open = new ArrayDeque<>();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.is("(")) {
                open.push(i > 0 && isAggregate(tokens.get(i - 1)));
            } else if (token.is(")")) {
                open.poll();
            } else if (token.is("ORDER")
                    && Boolean.TRUE.equals(open.peek())
                    && i + 1 < tokens.size()
                    && tokens.get(i + 1).is("BY")
                    && !tokens.get(i - 1).is("(")) {
                spellings.add(new Spelling(token.start(), 0, Spelling.WITHIN_GROUP));
            }
        }
        return spellings;
    }

    private static boolean isAggregate(Token name) {
        return name.kind() == Token.Kind.WORD
                && !OTHERS.contains(name.text())
                && TauroOperatorTable.INSTANCE.isAggregate(name.text());
    }
}
