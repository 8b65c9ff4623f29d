package io.tauro.internal.sql;

import java.util.Set;

/**
 * Words that are no operands. A question mark between two operands is an operator, any other one a
 * parameter.
 */
final class OperandWords {

    private static final Set<String> BEFORE_OPERANDS =
            Set.of(
                    "ALL",
                    "AND",
                    "ANY",
                    "ARRAY",
                    "AS",
                    "ASYMMETRIC",
                    "BETWEEN",
                    "BOTH",
                    "BY",
                    "CASE",
                    "CROSS",
                    "DATE",
                    "DEFAULT",
                    "DISTINCT",
                    "ELSE",
                    "ESCAPE",
                    "EXCEPT",
                    "FETCH",
                    "FIRST",
                    "FOR",
                    "FROM",
                    "GROUPS",
                    "HAVING",
                    "ILIKE",
                    "IN",
                    "INTERSECT",
                    "INTERVAL",
                    "IS",
                    "JOIN",
                    "KEY",
                    "LEADING",
                    "LIKE",
                    "LIMIT",
                    "NEXT",
                    "NOT",
                    "OFFSET",
                    "ON",
                    "OR",
                    "OVERLAPS",
                    "PASSING",
                    "PLACING",
                    "QUALIFY",
                    "RANGE",
                    "REPEATABLE",
                    "ROW",
                    "ROWS",
                    "SELECT",
                    "SEPARATOR",
                    "SIMILAR",
                    "SOME",
                    "SYMMETRIC",
                    "THEN",
                    "TIME",
                    "TIMESTAMP",
                    "TO",
                    "TOP",
                    "TRAILING",
                    "UNION",
                    "USING",
                    "VALUE",
                    "VALUES",
                    "WHEN",
                    "WHERE",
                    "WITH",
                    "ZONE");

    private static final Set<String> BEHIND_OPERANDS =
            Set.of(
                    "AND",
                    "AS",
                    "ASC",
                    "AT",
                    "BETWEEN",
                    "BY",
                    "COLLATE",
                    "CROSS",
                    "DESC",
                    "ELSE",
                    "END",
                    "ESCAPE",
                    "EXCEPT",
                    "FETCH",
                    "FILTER",
                    "FOLLOWING",
                    "FOR",
                    "FORMAT",
                    "FROM",
                    "FULL",
                    "GROUP",
                    "GROUPS",
                    "HAVING",
                    "IGNORE",
                    "ILIKE",
                    "IN",
                    "INNER",
                    "INTERSECT",
                    "IS",
                    "JOIN",
                    "LEFT",
                    "LIKE",
                    "LIMIT",
                    "NATURAL",
                    "NOT",
                    "NULLS",
                    "OFFSET",
                    "ON",
                    "OR",
                    "ORDER",
                    "OVER",
                    "OVERLAPS",
                    "PARTITION",
                    "PASSING",
                    "PERCENT",
                    "PLACING",
                    "PRECEDING",
                    "QUALIFY",
                    "RANGE",
                    "RESPECT",
                    "RETURNING",
                    "RIGHT",
                    "ROW",
                    "ROWS",
                    "SEPARATOR",
                    "SIMILAR",
                    "THEN",
                    "UNION",
                    "USING",
                    "VALUE",
                    "WHEN",
                    "WHERE",
                    "WINDOW",
                    "WITH",
                    "WITHIN",
                    "WITHOUT");

    private OperandWords() {}

    /** Whether what stands between two pieces of a text stands between operands. */
    static boolean isBetween(Token before, Token after) {
        boolean left =
                switch (before.kind()) {
                    case NUMBER, STRING, QUOTED -> true;
                    case SYMBOL -> before.is(")") || before.is("]");
                    case WORD -> !precede(before.text());
                };
        boolean right =
                switch (after.kind()) {
                    case STRING, QUOTED -> true;
                    case NUMBER -> false;
                    case SYMBOL -> after.is("(") || after.is("?");
                    case WORD -> !follow(after.text());
                };
        return left && right;
    }

    /** Whether an operand can follow the word, which is none itself. */
    static boolean precede(String word) {
        return BEFORE_OPERANDS.contains(word);
    }

    /** Whether the word can follow an operand, and is none itself. */
    static boolean follow(String word) {
        return BEHIND_OPERANDS.contains(word);
    }
}
