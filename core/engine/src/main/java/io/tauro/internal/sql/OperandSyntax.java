package io.tauro.internal.sql;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Writes operands that the parser has no grammar for in words that it has: {@code INT '5'} as a
 * cast, {@code [1, 2]} as an array, {@code \+000061} in a text with U& as four digits. Errors
 * behind them, on their line, are told to be some places further to the right than they are.
 */
final class OperandSyntax {

    /** Types whose name before a text makes it a literal, and what the parser calls them. */
    private static final Map<String, String> TYPES =
            Map.ofEntries(
                    Map.entry("BOOL", "BOOLEAN"),
                    Map.entry("BOOLEAN", "BOOLEAN"),
                    Map.entry("INT2", "SMALLINT"),
                    Map.entry("SMALLINT", "SMALLINT"),
                    Map.entry("INT", "INTEGER"),
                    Map.entry("INT4", "INTEGER"),
                    Map.entry("INTEGER", "INTEGER"),
                    Map.entry("INT8", "BIGINT"),
                    Map.entry("BIGINT", "BIGINT"),
                    Map.entry("TINYINT", "TINYINT"),
                    Map.entry("NUMERIC", "DECIMAL"),
                    Map.entry("DECIMAL", "DECIMAL"),
                    Map.entry("FLOAT4", "REAL"),
                    Map.entry("REAL", "REAL"),
                    Map.entry("FLOAT8", "DOUBLE"),
                    Map.entry("FLOAT", "DOUBLE"),
                    Map.entry("DOUBLE", "DOUBLE"),
                    Map.entry("TEXT", "VARCHAR"),
                    Map.entry("VARCHAR", "VARCHAR"));

    /** Words behind which a value begins, besides operators and opening brackets. */
    private static final Set<String> BEFORE_VALUE =
            Set.of(
                    "SELECT",
                    "DISTINCT",
                    "ALL",
                    "WHERE",
                    "AND",
                    "OR",
                    "NOT",
                    "ON",
                    "HAVING",
                    "QUALIFY",
                    "BY",
                    "CASE",
                    "WHEN",
                    "THEN",
                    "ELSE",
                    "BETWEEN",
                    "IN",
                    "VALUES",
                    "FROM",
                    "KEY",
                    "VALUE");

    private record Edit(int start, int end, String text) {}

    private final SqlText sql;
    private final List<Edit> edits = new ArrayList<>();

    private OperandSyntax(SqlText sql) {
        this.sql = sql;
    }

    /** The text itself if there is nothing of the kind. */
    static SqlText of(SqlText text) {
        OperandSyntax syntax = new OperandSyntax(text);
        for (int i = 0; i < text.tokens().size(); i++) {
            syntax.at(i);
        }
        return syntax.edits.isEmpty()
                ? text
                : SqlScanner.scan(syntax.edited(), SqlDialectOption.ANSI);
    }

    private Token token(int index) {
        return index >= 0 && index < sql.tokens().size() ? sql.tokens().get(index) : Token.NONE;
    }

    private boolean isText(int index) {
        return token(index).kind() == Token.Kind.STRING;
    }

    private void at(int i) {
        Token token = token(i);
        if (token.kind() == Token.Kind.WORD) {
            if (TYPES.containsKey(token.text()) && isText(i + 1) && !token(i - 1).is("AS")) {
                cast(i, i, TYPES.get(token.text()));
            } else if (token.is("DOUBLE") && token(i + 1).is("PRECISION") && isText(i + 2)) {
                cast(i, i + 1, "DOUBLE");
            } else if (token.is("U") && token(i + 1).is("&") && isText(i + 2)) {
                codePoints(i + 2);
            } else if (token.is("AT") && token(i + 1).is("LOCAL")) {
                edits.add(new Edit(token.start(), token(i + 1).end(), "AT TIME ZONE 'UTC'"));
            } else if (token.is("WITHOUT") && isText(i + 3)) {
                clock(i);
            } else if (token.is("DISTINCT") && token(i + 1).is("ON") && token(i + 2).is("(")) {
                blankBehind(i + 2);
            }
        } else if (token.is("[") && beginsValue(i)) {
            edits.add(new Edit(token.start(), token.start(), "ARRAY"));
        }
    }

    private void cast(int first, int last, String type) {
        int end = token(last + 1).end();
        edits.add(new Edit(token(first).start(), token(last).end(), "CAST("));
        edits.add(new Edit(end, end, " AS " + type + ")"));
    }

    /** {@code TIMESTAMP WITHOUT TIME ZONE '…'}, which is a plain one. */
    private void clock(int i) {
        boolean literal = token(i - 1).is("TIMESTAMP") || token(i - 1).is("TIME");
        if (literal && token(i + 1).is("TIME") && token(i + 2).is("ZONE")) {
            edits.add(new Edit(token(i).start(), token(i + 2).end(), ""));
        }
    }

    /** Room for a comma behind the keys of DISTINCT ON. */
    private void blankBehind(int open) {
        int depth = 0;
        for (int i = open; i < sql.tokens().size(); i++) {
            depth += token(i).is("(") ? 1 : token(i).is(")") ? -1 : 0;
            if (depth == 0) {
                int end = token(i).end();
                if (end < sql.text().length() && sql.text().charAt(end) != ' ') {
                    edits.add(new Edit(end, end, " "));
                }
                return;
            }
        }
    }

    /** Whether what stands before a bracket is no value, of which it would ask for an element. */
    private boolean beginsValue(int i) {
        Token before = token(i - 1);
        return before.kind() == Token.Kind.WORD && BEFORE_VALUE.contains(before.text())
                || before.kind() == Token.Kind.SYMBOL
                        && !before.equals(Token.NONE)
                        && !before.is(")")
                        && !before.is("]")
                        && !before.is("?");
    }

    /** Code points of six digits, which the parser takes for something else, as UTF-16 has them. */
    private void codePoints(int i) {
        boolean other = token(i + 1).is("UESCAPE") && token(i + 2).text().length() == 3;
        char escape = other ? token(i + 2).text().charAt(1) : '\\';
        String text = token(i).text();
        for (int at = text.indexOf(escape); at >= 0; at = text.indexOf(escape, at)) {
            int end = at + 8;
            if (end < text.length() && text.substring(at, end).matches(".\\+[0-9A-Fa-f]{6}")) {
                int point = Integer.parseInt(text.substring(at + 2, end), 16);
                if (Character.isValidCodePoint(point)) {
                    int start = token(i).start() + at;
                    edits.add(new Edit(start, start + 8, utf16(point, escape)));
                }
                at = end;
            } else {
                at += 2;
            }
        }
    }

    private static String utf16(int point, char escape) {
        StringBuilder units = new StringBuilder();
        for (char unit : Character.toChars(point)) {
            units.append(escape).append(String.format(Locale.ROOT, "%04x", (int) unit));
        }
        return units.toString();
    }

    private String edited() {
        StringBuilder text = new StringBuilder(sql.text().length() + 16 * edits.size());
        int done = 0;
        edits.sort(Comparator.comparingInt(Edit::start));
        for (Edit edit : edits) {
            text.append(sql.text(), done, edit.start()).append(edit.text());
            done = edit.end();
        }
        return text.append(sql.text(), done, sql.text().length()).toString();
    }
}
