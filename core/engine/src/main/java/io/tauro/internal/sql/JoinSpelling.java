package io.tauro.internal.sql;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * Writes what says which joins belong together, where the parser does not see it: parentheses
 * around {@code b JOIN c ON …} in {@code a JOIN b JOIN c ON … ON …}, and a SELECT in {@code (a JOIN
 * b ON …) AS x}, a join with a name. Errors behind it, on its line, are told to be further to the
 * right than they are.
 */
final class JoinSpelling {

    /** They end a list of tables. */
    private static final Set<String> ENDS =
            Set.of(
                    "SELECT",
                    "WHERE",
                    "GROUP",
                    "HAVING",
                    "WINDOW",
                    "QUALIFY",
                    "ORDER",
                    "LIMIT",
                    "OFFSET",
                    "FETCH",
                    "UNION",
                    "INTERSECT",
                    "EXCEPT",
                    "MINUS");

    /** What stands behind a table and is not its name, apart from {@link #ENDS}. */
    private static final Set<String> FOLLOWERS =
            Set.of(
                    "JOIN",
                    "INNER",
                    "LEFT",
                    "RIGHT",
                    "FULL",
                    "CROSS",
                    "NATURAL",
                    "ASOF",
                    "ON",
                    "USING",
                    "TABLESAMPLE",
                    "FOR",
                    "PIVOT",
                    "UNPIVOT",
                    "MATCH_RECOGNIZE");

    /** What is between two parentheses. */
    private static final class Scope {

        /** The parenthesis, if tables may stand behind it. */
        private final int open;

        private boolean tables;
        private boolean joins;
        private boolean query;
        private final Deque<Pending> pending = new ArrayDeque<>();

        Scope(int open) {
            this.open = open;
            this.tables = open >= 0;
        }

        void end() {
            tables = false;
            pending.clear();
        }

        void joined() {
            joins = true;
            if (!pending.isEmpty()) {
                pending.peek().nested = true;
            }
        }
    }

    /** A join whose condition comes. */
    private static final class Pending {

        private final int right;
        private boolean nested;

        Pending(int right) {
            this.right = right;
        }
    }

    private final List<Token> tokens;
    private final List<Spelling> spellings = new ArrayList<>();
    private final Deque<Scope> scopes = new ArrayDeque<>();

    private JoinSpelling(List<Token> tokens) {
        this.tokens = tokens;
    }

    static List<Spelling> of(List<Token> tokens) {
        if (tokens.stream().noneMatch(token -> token.is("JOIN"))) {
            return List.of();
        }
        JoinSpelling joins = new JoinSpelling(tokens);
        joins.scopes.push(new Scope(-1));
        for (int i = 0; i < tokens.size(); i++) {
            joins.at(i);
        }
        return joins.spellings;
    }

    private void at(int i) {
        Token token = tokens.get(i);
        Scope scope = scopes.getFirst();
        if (token.is("(")) {
            scopes.push(new Scope(scope.tables && isBeforeTable(i, scope) ? i : -1));
        } else if (token.is(")") && scopes.size() > 1) {
            scopes.pop();
            name(scope, i);
        } else if (token.is(",")) {
            scope.pending.clear();
        } else if (token.kind() == Token.Kind.WORD && !token(i - 1).is(".")) {
            word(token, i, scope);
        }
    }

    private void word(Token token, int i, Scope scope) {
        if (token.is("FROM") && !token(i - 1).is("DISTINCT")) {
            scope.tables = true;
        } else if (!scope.tables) {
            return;
        } else if (ENDS.contains(token.text())) {
            scope.query = true;
            scope.end();
        } else if (token.is("JOIN")) {
            boolean free = token(i - 1).is("CROSS") || isNatural(i);
            if (free) {
                scope.joined();
            } else {
                scope.pending.push(new Pending(i + 1));
            }
        } else if (!scope.pending.isEmpty()
                && (token.is("ON") || token.is("USING") && token(i + 1).is("("))) {
            condition(i, scope);
        }
    }

    private boolean isNatural(int join) {
        for (int i = join - 1; i >= join - 3; i--) {
            if (token(i).is("NATURAL")) {
                return true;
            }
        }
        return false;
    }

    private void condition(int i, Scope scope) {
        Pending join = scope.pending.pop();
        if (join.nested && join.right < i) {
            spellings.add(new Spelling(token(join.right).start(), 0, Spelling.OPEN));
            spellings.add(new Spelling(token(i).start(), 0, Spelling.CLOSE));
        }
        scope.joined();
    }

    private boolean isBeforeTable(int parenthesis, Scope scope) {
        Token before = token(parenthesis - 1);
        return before.is("FROM")
                || before.is("JOIN")
                || before.is(",")
                || scope.open >= 0 && scope.open == parenthesis - 1;
    }

    /** Behind joins in parentheses. */
    private void name(Scope scope, int close) {
        Token next = token(close + 1);
        boolean word =
                next.kind() == Token.Kind.WORD
                        && !ENDS.contains(next.text())
                        && !FOLLOWERS.contains(next.text());
        if (scope.open >= 0 && !scope.query && scope.joins && (word || isName(next))) {
            spellings.add(new Spelling(token(scope.open).end(), 0, Spelling.ROWS_OF));
        }
    }

    private static boolean isName(Token token) {
        return token.kind() == Token.Kind.QUOTED;
    }

    private Token token(int index) {
        return index >= 0 && index < tokens.size() ? tokens.get(index) : Token.NONE;
    }
}
