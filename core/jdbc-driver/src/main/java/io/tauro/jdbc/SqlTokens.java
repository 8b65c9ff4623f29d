package io.tauro.jdbc;

import io.tauro.engine.SqlDialect;

/** Finds where literals, quoted names and comments end, so that nothing inside them is touched. */
final class SqlTokens {

    private final String sql;
    private final SqlDialect dialect;

    SqlTokens(String sql, SqlDialect dialect) {
        this.sql = sql;
        this.dialect = dialect;
    }

    /**
     * The position behind the literal, quoted name or comment that begins at a position; the same
     * position if none does. One that never ends goes to the end of the text: the parser says so.
     */
    int skip(int from) {
        char c = sql.charAt(from);
        if (c == '\'') {
            return quoted(from, '\'', isEscapeString(from));
        }
        if (c == '"' || c == '`' && dialect.quote("").startsWith("`")) {
            return quoted(from, c, false);
        }
        if (c == '[' && dialect == SqlDialect.SQLSERVER) {
            return quoted(from, ']', false);
        }
        return comment(from);
    }

    private int comment(int from) {
        if (sql.startsWith("--", from) || sql.startsWith("//", from)) {
            int end = sql.indexOf('\n', from);
            return end < 0 ? sql.length() : end;
        }
        if (sql.startsWith("/*", from)) {
            int end = sql.indexOf("*/", from + 2);
            return end < 0 ? sql.length() : end + 2;
        }
        return from;
    }

    /** Whether an E stands before the quote, as in {@code E'it\'s'}. */
    private boolean isEscapeString(int quote) {
        return quote > 0
                && Character.toUpperCase(sql.charAt(quote - 1)) == 'E'
                && (quote == 1 || !Character.isJavaIdentifierPart(sql.charAt(quote - 2)));
    }

    private int quoted(int from, char close, boolean backslashEscapes) {
        int at = from + 1;
        while (at < sql.length()) {
            char c = sql.charAt(at);
            if (c == '\\' && backslashEscapes) {
                at++;
            } else if (c == close) {
                if (at + 1 >= sql.length() || sql.charAt(at + 1) != close) {
                    return at + 1;
                }
                at++;
            }
            at++;
        }
        return sql.length();
    }
}
