package io.tauro.jdbc;

import io.tauro.engine.SqlDialect;
import io.tauro.error.ErrorCode;
import java.sql.SQLException;
import java.util.Locale;

/**
 * Turns the escapes of JDBC, such as <code>{d '2026-01-31'}</code>, into SQL, wherever they are not
 * inside of a literal, a quoted name or a comment. Used once.
 */
final class EscapeSyntax {

    private final String sql;
    private final SqlTokens tokens;
    private final StringBuilder out;
    private int position;

    private EscapeSyntax(String sql, SqlDialect dialect) {
        this.sql = sql;
        this.tokens = new SqlTokens(sql, dialect);
        this.out = new StringBuilder(sql.length() + 16);
    }

    static String translate(String sql, SqlDialect dialect) throws SQLException {
        if (sql.indexOf('{') < 0) {
            return sql;
        }
        EscapeSyntax syntax = new EscapeSyntax(sql, dialect);
        syntax.text(false);
        return syntax.out.toString();
    }

    /** Copies up to the end, or to the brace that closes the escape we are in. */
    private void text(boolean inside) throws SQLException {
        while (position < sql.length()) {
            int end = tokens.skip(position);
            if (end > position) {
                out.append(sql, position, end);
                position = end;
            } else if (sql.charAt(position) == '{' && isEscape()) {
                escape();
            } else if (sql.charAt(position) == '}' && inside) {
                position++;
                return;
            } else {
                out.append(sql.charAt(position++));
            }
        }
        if (inside) {
            throw Errors.of(ErrorCode.SQL_SYNTAX, "A JDBC escape is not closed. Close it with }.");
        }
    }

    /** Whether a word stands behind the brace; else it is a repetition such as {@code A{2,3}}. */
    private boolean isEscape() {
        int at = skipBlanks(position + 1);
        return at < sql.length() && (Character.isLetter(sql.charAt(at)) || sql.charAt(at) == '?');
    }

    private void escape() throws SQLException {
        position = skipBlanks(position + 1);
        int start = position;
        while (position < sql.length() && Character.isLetter(sql.charAt(position))) {
            position++;
        }
        String keyword = sql.substring(start, position).toLowerCase(Locale.ROOT);
        switch (keyword) {
            case "d" -> inside("DATE");
            case "t" -> inside("TIME");
            case "ts" -> inside("TIMESTAMP");
            case "escape" -> inside("ESCAPE");
            case "limit" -> inside("LIMIT");
            case "oj" -> inside("");
            case "fn" -> function();
            case "call", "" -> throw Errors.notSupported("A procedure call", "Run a query.");
            default ->
                    throw Errors.of(
                            ErrorCode.SQL_SYNTAX,
                            "There is no JDBC escape '"
                                    + keyword
                                    + "'. Known escapes: d, t, ts, fn, oj, escape, limit.");
        }
    }

    private void inside(String keyword) throws SQLException {
        out.append(keyword);
        text(true);
    }

    private void function() throws SQLException {
        int start = skipBlanks(position);
        int end = start;
        while (end < sql.length() && Character.isJavaIdentifierPart(sql.charAt(end))) {
            end++;
        }
        String name = sql.substring(start, end).toUpperCase(Locale.ROOT);
        int mark = out.length();
        position = end;
        text(true);
        String call = out.substring(mark);
        out.setLength(mark);
        out.append(EscapedFunctions.call(name, call));
    }

    private int skipBlanks(int from) {
        int at = from;
        while (at < sql.length() && Character.isWhitespace(sql.charAt(at))) {
            at++;
        }
        return at;
    }
}
