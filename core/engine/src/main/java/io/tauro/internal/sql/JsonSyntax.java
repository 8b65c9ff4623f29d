package io.tauro.internal.sql;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Writes what SQL/JSON has and the parser has not in words that it has; {@link JsonForms} and
 * {@link JsonRewrites} find them again. Where there is no blank to take, errors behind it, on its
 * line, are told to be some places further to the right than they are.
 */
final class JsonSyntax {

    /** What the parser reads with a path. */
    private static final Set<String> WITH_PATH =
            Set.of("JSON_VALUE", "JSON_QUERY", "JSON_EXISTS", "JSON_TABLE");

    /** Functions with clauses that are put behind their parentheses. */
    private static final Set<String> WITH_CLAUSES =
            Set.of(
                    "JSON",
                    "JSON_OBJECT",
                    "JSON_ARRAY",
                    "JSON_SCALAR",
                    "JSON_SERIALIZE",
                    "JSON_QUERY",
                    "JSON_OBJECTAGG",
                    "JSON_ARRAYAGG");

    private static final Set<String> KINDS = Set.of("VALUE", "OBJECT", "ARRAY", "SCALAR");

    private static final Set<String> OF_WINDOWS = Set.of("FILTER", "OVER", "WITHIN");

    /** A piece of the text, and what is put in its place. */
    private record Edit(int start, int end, String text) {}

    private final String sql;
    private final List<Token> tokens;
    private final List<Edit> edits = new ArrayList<>();

    private JsonSyntax(SqlText text) {
        this.sql = text.text();
        this.tokens = text.tokens();
    }

    /** The text itself if there is nothing of the kind. */
    static SqlText of(SqlText text) {
        JsonSyntax syntax = new JsonSyntax(text);
        syntax.find();
        InfixCasts.parentheses(text.tokens()).forEach(syntax::insert);
        return syntax.edits.isEmpty()
                ? text
                : SqlScanner.scan(syntax.edited(), SqlDialectOption.ANSI);
    }

    private Token token(int index) {
        return index >= 0 && index < tokens.size() ? tokens.get(index) : Token.NONE;
    }

    private void find() {
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.kind() == Token.Kind.SYMBOL) {
                if (token.is("(")) {
                    open.push(i);
                } else if (token.is(")") && !open.isEmpty()) {
                    open.pop();
                } else if (token.is("[") && token(i + 1).is("]")) {
                    arrayType(i);
                }
            } else if (token.kind() == Token.Kind.WORD) {
                word(i, open.isEmpty() ? -1 : open.peek());
            }
        }
    }

    private void replace(int first, int last, String text) {
        edits.add(new Edit(token(first).start(), token(last).end(), text));
    }

    private void insert(int position, String text) {
        edits.add(new Edit(position, position, text));
    }

    /** {@code text[]} as {@code text ARRAY}. */
    private void arrayType(int i) {
        Token before = token(i - 1);
        boolean ofType =
                before.kind() == Token.Kind.WORD && !before.is("ARRAY") && !before.is("MAP")
                        || before.is("]") && token(i - 2).is("[");
        if (ofType) {
            replace(i, i + 1, " ARRAY");
        }
    }

    // ---- Clauses

    private void word(int i, int open) {
        Token token = tokens.get(i);
        String function = open < 0 ? "" : token(open - 1).text();
        if ((token.is("JSON") || token.is("JSONB")) && token(i + 1).kind() == Token.Kind.STRING) {
            replace(i, i, "");
            insert(token(i + 1).end(), "::" + token.text());
        } else if (token.is("COLUMNS") && function.equals("JSON_TABLE")) {
            columns(i, open);
        } else if (token.is("AS")
                && function.equals("JSON_TABLE")
                && (token(i + 2).is("COLUMNS") || token(i + 2).is("PASSING"))
                && !isPassed(i, open)) {
            replace(i, i + 1, "");
        } else if (token.is("LATERAL") && token(i + 1).is("JSON_TABLE")) {
            replace(i, i, "");
        } else if (token.is("PASSING") && WITH_PATH.contains(function)) {
            passing(i);
        } else if (token.is("UNIQUE") && (token(i - 1).is("WITH") || token(i - 1).is("WITHOUT"))) {
            unique(i, open, function);
        } else if (token.is("QUOTES")
                && function.equals("JSON_QUERY")
                && (token(i - 1).is("KEEP") || token(i - 1).is("OMIT"))) {
            quotes(i, open);
        } else if (token.is("RETURNING")
                && WITH_CLAUSES.contains(function)
                && !function.equals("JSON_QUERY")) {
            returning(i, open);
        } else if (token.is("LATERAL") && JsonRows.givesRows(token(i + 1).text())) {
            replace(i, i, "");
        } else if (token(i + 1).is("(") && JsonRows.givesRows(token.text())) {
            ordinality(i);
        } else if ((token.is("JSON_AGG") || token.is("JSONB_AGG")) && token(i + 1).is("(")) {
            ordered(i);
        }
    }

    /** {@code JSON_AGG(v ORDER BY k)} as JSON_ARRAYAGG, in which the parser reads an order. */
    private void ordered(int i) {
        int close = close(i + 1);
        boolean plain =
                !token(i + 2).is("DISTINCT") && !OF_WINDOWS.contains(token(close + 1).text());
        int depth = 0;
        for (int j = i + 2; j < close && plain; j++) {
            depth += token(j).is("(") ? 1 : token(j).is(")") ? -1 : 0;
            if (depth == 0 && token(j).is("ORDER") && token(j + 1).is("BY")) {
                replace(i, i, "JSON_ARRAYAGG");
                insert(token(close).start(), " NULL ON NULL");
                return;
            }
        }
    }

    private void columns(int i, int open) {
        replace(i, close(open) - 1, JsonTableSyntax.arguments(sql, tokens, i));
    }

    private boolean isPassed(int i, int open) {
        for (int j = open; j < i; j++) {
            if (token(j).is("PASSING")) {
                return true;
            }
        }
        return false;
    }

    /** {@code PASSING v AS x, w AS y} as what stands behind a mark: {@code (v, 'x', w, 'y')}. */
    private void passing(int i) {
        replace(i, i, "%" + JsonForms.PASSING + "%(");
        int depth = 0;
        for (int j = i + 1; j < tokens.size() && depth >= 0; j++) {
            Token token = tokens.get(j);
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            if (depth == 0 && token.is("AS")) {
                boolean last = !token(j + 2).is(",");
                replace(j, j + 1, ",'" + name(token(j + 1)) + (last ? "')" : "'"));
                if (last) {
                    return;
                }
            }
        }
    }

    /** A name as a text literal has it: in lower case, unless it is quoted. */
    private String name(Token token) {
        String text = sql.substring(token.start(), token.end());
        return token.kind() == Token.Kind.QUOTED
                ? text.substring(1, text.length() - 1).replace("\"\"", "\"").replace("'", "''")
                : text.toLowerCase(Locale.ROOT);
    }

    private void unique(int i, int open, String function) {
        int last = token(i + 1).is("KEYS") ? i + 1 : i;
        boolean wanted = token(i - 1).is("WITH");
        int before = KINDS.contains(token(i - 2).text()) ? i - 3 : i - 2;
        if (token(before).is("JSON")
                && (token(before - 1).is("IS") || token(before - 1).is("NOT"))) {
            replace(i - 1, last, wanted ? "FORMAT JSON" : "");
        } else if (WITH_CLAUSES.contains(function)) {
            replace(i - 1, last, "");
            if (wanted) {
                insert(token(close(open)).end(), "::" + JsonForms.UNIQUE_KEYS);
            }
        }
    }

    private void quotes(int i, int open) {
        boolean scalar =
                token(i + 1).is("ON") && token(i + 2).is("SCALAR") && token(i + 3).is("STRING");
        replace(i - 1, scalar ? i + 3 : i, "");
        if (token(i - 1).is("OMIT")) {
            insert(token(close(open)).end(), "::" + JsonForms.OMIT_QUOTES);
        }
    }

    /** {@code f(… RETURNING type)} as {@code f(…)::type}. */
    private void returning(int i, int open) {
        int close = close(open);
        if (OF_WINDOWS.contains(token(close + 1).text())) {
            return;
        }
        int last = close - 1;
        for (int j = i + 1; j < close; j++) {
            if (token(j).is("FORMAT")) {
                last = j - 1;
                break;
            }
        }
        String type = sql.substring(token(i + 1).start(), token(last).end());
        replace(i, close - 1, "");
        insert(token(close).end(), "::" + type);
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

    /** {@code f(…) WITH ORDINALITY} in FROM as {@code UNNEST(f(…)) WITH ORDINALITY}. */
    private void ordinality(int i) {
        int close = close(i + 1);
        if (token(close + 1).is("WITH") && token(close + 2).is("ORDINALITY")) {
            insert(token(i).start(), "UNNEST(");
            insert(token(close).end(), ")");
        }
    }

    // ---- The text with all that

    private String edited() {
        edits.sort(Comparator.comparingInt(Edit::start));
        StringBuilder text = new StringBuilder(sql.length() + 16);
        int at = 0;
        for (Edit edit : edits) {
            if (edit.start() < at) {
                continue; // one within another, which is gone
            }
            text.append(sql, at, edit.start()).append(edit.text());
            at = edit.end();
            int missing = at - edit.start() - edit.text().length();
            for (int i = 0; i < missing; i++) {
                char c = sql.charAt(edit.start() + edit.text().length() + i);
                text.append(c == '\n' || c == '\r' ? c : ' ');
            }
            for (; missing < 0 && at < sql.length() - 1 && isTaken(at, edit); missing++) {
                at++;
            }
        }
        return text.append(sql, at, sql.length()).toString();
    }

    /** Whether a blank can be left out: another one, or what is no part of a word, is behind it. */
    private boolean isTaken(int at, Edit edit) {
        return sql.charAt(at) == ' '
                && (edit.text().endsWith("%")
                        || edit.text().endsWith("(")
                        || sql.charAt(at + 1) == ' ')
                && edits.stream().noneMatch(other -> other.start() == at);
    }
}
