package io.tauro.internal.sql;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts {@code value::type} between parentheses where it is an operand: the parser takes all that
 * stands before it for the value, so that {@code 3 * 1.5::int} would be a cast of 4.5.
 */
final class InfixCasts {

    /** Behind these the value begins anyway. */
    private static final Set<String> BEGINNINGS =
            Set.of(
                    "",
                    "(",
                    ",",
                    "[",
                    ":",
                    "SELECT",
                    "DISTINCT",
                    "ALL",
                    "WHERE",
                    "HAVING",
                    "ON",
                    "BY",
                    "WHEN",
                    "THEN",
                    "ELSE",
                    "CASE",
                    "QUALIFY",
                    "KEY",
                    "VALUE",
                    "PASSING",
                    "DEFAULT",
                    "AS",
                    "IN",
                    "LIMIT",
                    "OFFSET");

    private static final Set<String> LITERALS =
            Set.of(
                    "DATE",
                    "TIME",
                    "TIMESTAMP",
                    "INTERVAL",
                    "UUID",
                    "JSON",
                    "JSONB",
                    "ZONE",
                    "TIMESTAMPTZ");

    private static final Set<String> OF_CALLS = Set.of("OVER", "FILTER", "GROUP", "WITHIN");

    /** Keywords that are functions too, or begin a value. */
    private static final Set<String> CALLABLE =
            Set.of("ROW", "ARRAY", "MAP", "DATE", "TIME", "TIMESTAMP", "INTERVAL", "ANY", "SOME");

    private static final Set<String> UNITS =
            Set.of("YEAR", "QUARTER", "MONTH", "WEEK", "DAY", "HOUR", "MINUTE", "SECOND");

    private final List<Token> tokens;

    private InfixCasts(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** Where to put an opening parenthesis, and where the closing one, by position. */
    static Map<Integer, String> parentheses(List<Token> tokens) {
        InfixCasts casts = new InfixCasts(tokens);
        Map<Integer, String> inserted = new HashMap<>();
        for (int i = 0; i + 1 < tokens.size(); i++) {
            if (casts.isCast(i)) {
                int start = casts.start(i - 1);
                int end = i;
                while (casts.isCast(end)) {
                    end = casts.behindType(end + 2);
                }
                if (start >= 0 && !BEGINNINGS.contains(casts.token(start - 1).text())) {
                    inserted.merge(tokens.get(start).start(), "(", (a, b) -> a + b);
                    inserted.merge(casts.token(end - 1).end(), ")", (a, b) -> a + b);
                }
                i = end - 1;
            }
        }
        return inserted;
    }

    private Token token(int index) {
        return index >= 0 && index < tokens.size() ? tokens.get(index) : Token.NONE;
    }

    private boolean isCast(int i) {
        return token(i).is(":") && token(i + 1).is(":") && token(i).end() == token(i + 1).start();
    }

    private boolean isWord(int i) {
        return token(i).kind() == Token.Kind.WORD;
    }

    // ---- Where the value begins

    private int start(int last) {
        int i = last;
        while (true) {
            if (token(i).is(")") || token(i).is("]")) {
                int open = open(i);
                if (open < 0) {
                    return -1;
                }
                i = open;
                int before = i - 1;
                boolean called =
                        isWord(before) && isCallable(before)
                                || token(before).kind() == Token.Kind.QUOTED;
                if (token(open).is("[")
                        && !called
                        && (token(before).is(")") || token(before).is("]"))) {
                    i = before;
                    continue;
                }
                if (!called) {
                    return i;
                }
                i = before;
            } else if (token(i).is("END")) {
                return caseOf(i);
            } else if (token(i).kind() == Token.Kind.STRING) {
                return literal(i);
            }
            if (isWord(i)
                    && UNITS.contains(token(i).text())
                    && token(i - 1).kind() == Token.Kind.STRING
                    && token(i - 2).is("INTERVAL")) {
                return i - 2;
            }
            if (isWord(i) && OF_CALLS.contains(token(i).text())
                    || isWord(i - 1) && token(i - 1).is("OVER")) {
                i -= token(i - 1).is("OVER") || token(i - 1).is("WITHIN") ? 2 : 1;
                continue;
            }
            if (token(i - 1).is(".")) {
                i -= 2;
                continue;
            }
            return i;
        }
    }

    private boolean isCallable(int i) {
        return CALLABLE.contains(token(i).text())
                || OF_CALLS.contains(token(i).text())
                || !OperandWords.precede(token(i).text());
    }

    private int open(int close) {
        int depth = 0;
        for (int i = close; i >= 0; i--) {
            Token token = token(i);
            depth += token.is(")") || token.is("]") ? 1 : token.is("(") || token.is("[") ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    private int caseOf(int end) {
        int depth = 0;
        for (int i = end; i >= 0; i--) {
            depth += token(i).is("END") ? 1 : token(i).is("CASE") ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    /** Of a literal in quotes the word before it, such as DATE, or a letter that touches it. */
    private int literal(int i) {
        boolean prefixed = isWord(i - 1) && token(i - 1).end() == token(i).start();
        if (token(i - 1).is("ZONE")) {
            int first = i - 1;
            while (first > 0 && !token(first).is("TIMESTAMP") && !token(first).is("TIME")
                    || token(first - 1).is("TIMESTAMP")) {
                first--;
            }
            return first;
        }
        return prefixed || isWord(i - 1) && LITERALS.contains(token(i - 1).text()) ? i - 1 : i;
    }

    // ---- Where the type ends

    private int behindType(int first) {
        int i = first + 1;
        while (token(i).is(".")) {
            i += 2;
        }
        if (token(i).is("PRECISION") || token(i).is("VARYING")) {
            i++;
        }
        if (token(first).is("MAP") && token(i).is("<")) {
            return angle(i);
        }
        if (token(first).is("INTERVAL")) {
            while (UNITS.contains(token(i).text()) || token(i).is("TO")) {
                i++;
                i = token(i).is("(") ? close(i) + 1 : i;
            }
        } else if (token(i).is("(") && token(i).start() == token(i - 1).end()
                || token(i).is("(") && isSized(i)) {
            i = close(i) + 1;
        }
        if (token(first).is("TIME") || token(first).is("TIMESTAMP")) {
            int zone = i + (token(i + 1).is("LOCAL") ? 2 : 1);
            boolean zoned = token(i).is("WITH") || token(i).is("WITHOUT");
            if (zoned && token(zone).is("TIME") && token(zone + 1).is("ZONE")) {
                i = zone + 2;
            }
        }
        while (token(i).is("ARRAY") || token(i).is("[") && token(i + 1).is("]")) {
            i += token(i).is("[") ? 2 : 1;
        }
        return i;
    }

    private boolean isSized(int open) {
        return token(open + 1).kind() == Token.Kind.NUMBER;
    }

    private int close(int open) {
        int depth = 0;
        for (int i = open; i < tokens.size(); i++) {
            depth += token(i).is("(") ? 1 : token(i).is(")") ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return tokens.size() - 1;
    }

    private int angle(int open) {
        int depth = 0;
        for (int i = open; i < tokens.size(); i++) {
            depth += token(i).is("<") ? 1 : token(i).is(">") ? -1 : 0;
            if (depth == 0) {
                return i + 1;
            }
        }
        return tokens.size();
    }
}
