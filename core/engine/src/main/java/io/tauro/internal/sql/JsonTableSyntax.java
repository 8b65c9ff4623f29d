package io.tauro.internal.sql;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Writes the columns of JSON_TABLE as arguments that the parser reads: {@code a INT PATH '$.x'} as
 * {@code JSON_VALUE('a', '$.x' RETURNING INT)}, and nested ones as a row of their path and their
 * columns.
 */
final class JsonTableSyntax {

    private static final Set<String> BEHAVIOURS =
            Set.of("NULL", "ERROR", "EMPTY", "DEFAULT", "TRUE", "FALSE", "UNKNOWN");

    private static final Set<String> CLAUSES =
            Set.of("PATH", "EXISTS", "FORMAT", "WITH", "WITHOUT", "KEEP", "OMIT");

    private final String sql;
    private final List<Token> tokens;
    private int at;

    private JsonTableSyntax(String sql, List<Token> tokens, int at) {
        this.sql = sql;
        this.tokens = tokens;
        this.at = at;
    }

    /**
     * The arguments for what stands from COLUMNS on.
     *
     * @param columns where COLUMNS stands among the tokens
     */
    static String arguments(String sql, List<Token> tokens, int columns) {
        JsonTableSyntax syntax = new JsonTableSyntax(sql, tokens, columns);
        String list = syntax.columns();
        boolean fails = syntax.token().is("ERROR");
        return ", '" + (fails ? "ERROR" : "EMPTY") + "'" + list;
    }

    private Token token() {
        return at < tokens.size() ? tokens.get(at) : Token.NONE;
    }

    private Token peek() {
        return at + 1 < tokens.size() ? tokens.get(at + 1) : Token.NONE;
    }

    /** From COLUMNS to behind its parentheses. */
    private String columns() {
        at += 2;
        StringBuilder list = new StringBuilder();
        while (at < tokens.size() && !token().is(")")) {
            list.append(", ").append(column());
            at += token().is(",") ? 1 : 0;
        }
        at++;
        return list.toString();
    }

    private String column() {
        if (token().is("NESTED") && (peek().is("PATH") || peek().kind() == Token.Kind.STRING)) {
            at += peek().is("PATH") ? 2 : 1;
            String path = text(at, at + 1);
            at++;
            at += token().is("AS") ? 2 : 0;
            return "ROW(" + path + columns() + ")";
        }
        String name = name();
        at++;
        if (token().is("FOR") && peek().is("ORDINALITY")) {
            at += 2;
            return name;
        }
        return column(name);
    }

    private String column(String name) {
        int first = at;
        skip(CLAUSES, BEHAVIOURS);
        String type = text(first, at).replace("[]", " ARRAY");
        boolean exists = take("EXISTS");
        boolean json = type.toUpperCase(Locale.ROOT).matches("JSONB?") || token().is("FORMAT");
        if (token().is("FORMAT")) {
            at += 2;
        }
        String path = "'$.\"" + name.substring(1, name.length() - 1) + "\"'";
        if (take("PATH")) {
            path = text(at, at + 1);
            at++;
        }
        int clauses = at;
        json |= CLAUSES.contains(token().text()) || isNested(type);
        skip(Set.of(), Set.of());
        String rest = text(clauses, at);
        if (exists) {
            return "CAST(JSON_EXISTS(" + name + ", " + path + " " + rest + ") AS " + type + ")";
        }
        return (json ? "JSON_QUERY(" : "JSON_VALUE(")
                + name
                + ", "
                + path
                + " RETURNING "
                + type
                + " "
                + rest
                + ")"
                + (omits(clauses) ? "::" + JsonForms.OMIT_QUOTES : "");
    }

    private static boolean isNested(String type) {
        return type.toUpperCase(Locale.ROOT).matches("(?s).*\\bARRAY|(ROW|MAP)\\b.*");
    }

    private boolean take(String word) {
        boolean there = token().is(word);
        at += there ? 1 : 0;
        return there;
    }

    private boolean omits(int from) {
        for (int i = from; i + 1 < at; i++) {
            if (tokens.get(i).is("OMIT") && tokens.get(i + 1).is("QUOTES")) {
                return true;
            }
        }
        return false;
    }

    /** On to a word of these, or to the end of the column. */
    private void skip(Set<String> some, Set<String> others) {
        int depth = 0;
        while (at < tokens.size()) {
            Token token = token();
            boolean word = token.kind() == Token.Kind.WORD;
            boolean ends =
                    token.is(",")
                            || token.is(")")
                            || word && some.contains(token.text())
                            || word && others.contains(token.text());
            if (depth == 0 && ends && !isZone(token)) {
                return;
            }
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            at++;
        }
    }

    /** Whether it is the WITH of a type of time. */
    private boolean isZone(Token token) {
        return (token.is("WITH") || token.is("WITHOUT"))
                && (peek().is("TIME") || peek().is("LOCAL"));
    }

    /** The name at this place as a literal. */
    private String name() {
        String text = text(at, at + 1);
        String name =
                token().kind() == Token.Kind.QUOTED
                        ? text.substring(1, text.length() - 1).replace("\"\"", "\"")
                        : text;
        return "'" + name.replace("'", "''") + "'";
    }

    /** What stands from one token to before another, without the clause of quotes. */
    private String text(int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
            Token token = tokens.get(i);
            if ((token.is("OMIT") || token.is("KEEP"))
                    && i + 1 < to
                    && tokens.get(i + 1).is("QUOTES")) {
                i +=
                        i + 2 < to && tokens.get(i + 2).is("ON") && tokens.get(i + 3).is("SCALAR")
                                ? 4
                                : 1;
                continue;
            }
            boolean gap = i > from && tokens.get(i - 1).end() < token.start();
            text.append(gap ? " " : "").append(sql, token.start(), token.end());
        }
        return text.toString();
    }
}
