package io.tauro.internal.sql;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.query.QueryLimits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * Reads a statement once, before the parser does: finds its first words and its end, turns the
 * quotes of the dialect into double quotes, and refuses what is too large or too deep for a parser
 * that recurses. Used once.
 */
final class SqlScanner {

    /** The parser takes time in the square of the operators in one expression. */
    private static final int MAX_CHAIN = 5_000;

    private final String sql;
    private final SqlDialectOption dialect;
    private final QueryLimits limits;
    private final StringBuilder out;
    private final List<Token> tokens = new ArrayList<>();
    private int position;
    private int depth;

    /** The operators so far, by depth; it grows. */
    private int[] chains = new int[8];

    /** The items so far of what stands behind IN, by depth; -1 for other brackets. It grows. */
    private int[] items = new int[8];

    private boolean blank = true;
    private boolean ended;

    private SqlScanner(String sql, SqlDialectOption dialect) {
        this.sql = sql;
        this.dialect = dialect;
        this.limits = PlanningThread.limits();
        this.out = new StringBuilder(sql.length());
    }

    static SqlText scan(String sql, SqlDialectOption dialect) {
        int longest = PlanningThread.limits().sqlLength();
        if (sql.length() > longest) {
            throw new TauroException(
                    ErrorCode.QUERY_TOO_COMPLEX,
                    "The SQL text is longer than "
                            + longest
                            + " characters. Put its values into parameters or a table.");
        }
        return new SqlScanner(sql, dialect).scan();
    }

    private SqlText scan() {
        while (position < sql.length()) {
            step(sql.charAt(position));
        }
        if (blank) {
            throw new TauroException(
                    ErrorCode.SQL_SYNTAX,
                    "The SQL text is empty. Write a query, such as SELECT 1.");
        }
        return new SqlText(out.toString(), tokens);
    }

    private void step(char c) {
        if (c == '-' && next() == '-') {
            comment(lineEnd());
        } else if (c == '/' && next() == '/') {
            throw at(
                    ErrorCode.SQL_SYNTAX,
                    "There is no operator //",
                    "Divide by / and round, or begin a comment with two minus signs.");
        } else if (c == '/' && next() == '*') {
            comment(blockEnd());
        } else if (c == Symbol.MARK) {
            out.append(' ');
            position++;
        } else if (Character.isWhitespace(c)) {
            copy(1);
        } else if (c == ';') {
            ended = !blank;
            out.append(' ');
            position++;
        } else {
            requireOneStatement();
            blank = false;
            token(c);
        }
    }

    private void token(char c) {
        int start = out.length();
        if (c == '\'') {
            copy(quotedEnd('\'', isEscapeString()) - position);
            add(Token.Kind.STRING, start);
        } else if (c == '$' && dollarTag() > position) {
            dollars();
            add(Token.Kind.STRING, start);
        } else if (c == '"') {
            copy(quotedEnd('"', false) - position);
            add(Token.Kind.QUOTED, start);
        } else if (c == '`' && dialect.quotesWithBackticks()) {
            quotedName('`');
            add(Token.Kind.QUOTED, start);
        } else if (c == '[' && dialect.quotesWithBrackets()) {
            quotedName(']');
            add(Token.Kind.QUOTED, start);
        } else if (Character.isLetter(c) || c == '_') {
            copy(wordEnd() - position);
            add(Token.Kind.WORD, start);
            link();
        } else if (Character.isDigit(c)) {
            number(wordEnd());
            add(Token.Kind.NUMBER, start);
        } else {
            nest(c);
            copy(1);
            add(Token.Kind.SYMBOL, start);
        }
    }

    /** The end of the tag between two dollars that begins a text; 0 if none does. */
    private int dollarTag() {
        int end = position + 1;
        while (end < sql.length() && isWordPart(sql.charAt(end)) && sql.charAt(end) != '$') {
            end++;
        }
        boolean tag = end < sql.length() && sql.charAt(end) == '$';
        return tag && !Character.isDigit(sql.charAt(position + 1)) ? end + 1 : 0;
    }

    /** A text between dollars, as one in quotes. */
    private void dollars() {
        int start = dollarTag();
        String tag = sql.substring(position, start);
        int end = sql.indexOf(tag, start);
        if (end < 0) {
            throw at(
                    ErrorCode.SQL_SYNTAX,
                    "A text literal is not closed",
                    "Close it with the dollars and the name that begin it.");
        }
        out.append('\'').append(sql.substring(start, end).replace("'", "''")).append('\'');
        position = end + tag.length();
    }

    private void number(int end) {
        String plain = NumberSyntax.plain(sql.substring(position, end));
        if (plain == null) {
            copy(end - position);
        } else {
            out.append(plain);
            position = end;
        }
    }

    private void add(Token.Kind kind, int start) {
        String text = out.substring(start);
        tokens.add(
                new Token(
                        kind,
                        kind == Token.Kind.WORD ? text.toUpperCase(Locale.ROOT) : text,
                        start,
                        out.length()));
    }

    private void nest(char c) {
        if (c == '(' || c == '[' || c == '{') {
            depth++;
            if (depth <= limits.nesting()) {
                chains = depth < chains.length ? chains : Arrays.copyOf(chains, 2 * depth);
                chains[depth] = 0;
                items = depth < items.length ? items : Arrays.copyOf(items, 2 * depth);
                items[depth] = isBehindIn() ? 1 : -1;
            } else {
                throw at(
                        ErrorCode.QUERY_TOO_COMPLEX,
                        "The query is nested deeper than " + limits.nesting() + " levels",
                        "Split it with WITH.");
            }
        } else if (c == ')' || c == ']' || c == '}') {
            depth = Math.max(0, depth - 1);
        } else if (c == ',') {
            chains[depth] = 0;
            item();
        } else {
            link();
        }
    }

    private boolean isBehindIn() {
        Token last = tokens.isEmpty() ? null : tokens.get(tokens.size() - 1);
        return last != null && last.kind() == Token.Kind.WORD && last.text().equals("IN");
    }

    private void item() {
        if (depth > 0 && items[depth] > 0 && ++items[depth] > limits.listItems()) {
            throw at(
                    ErrorCode.QUERY_TOO_COMPLEX,
                    "The list of an IN has more than " + limits.listItems() + " items",
                    "Put them into a table, and join it.");
        }
    }

    private void link() {
        chains[depth]++;
        if (chains[depth] > MAX_CHAIN) {
            throw at(
                    ErrorCode.QUERY_TOO_COMPLEX,
                    "An expression has more than " + MAX_CHAIN + " operators",
                    "Write a long chain of conditions as a list with IN.");
        }
    }

    private int wordEnd() {
        int end = position;
        while (end < sql.length() && isWordPart(sql.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isWordPart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$';
    }

    private boolean isEscapeString() {
        return position > 0
                && (sql.charAt(position - 1) == 'E' || sql.charAt(position - 1) == 'e')
                && (position == 1 || !isWordPart(sql.charAt(position - 2)));
    }

    /** The position behind the closing quote, where a doubled quote stands for one. */
    private int quotedEnd(char close, boolean backslashEscapes) {
        for (int i = position + 1; i < sql.length(); i++) {
            char c = sql.charAt(i);
            if (c == '\\' && backslashEscapes) {
                i++;
            } else if (c == close) {
                if (i + 1 >= sql.length() || sql.charAt(i + 1) != close) {
                    return i + 1;
                }
                i++;
            }
        }
        throw at(
                ErrorCode.SQL_SYNTAX,
                close == '\'' ? "A text literal is not closed" : "A quoted name is not closed",
                "Close it with " + close + ".");
    }

    private void quotedName(char close) {
        int end = quotedEnd(close, false);
        String name = sql.substring(position + 1, end - 1);
        String unescaped = name.replace("" + close + close, String.valueOf(close));
        out.append('"').append(unescaped.replace("\"", "\"\"")).append('"');
        position = end;
    }

    private void comment(int end) {
        for (; position < end; position++) {
            char c = sql.charAt(position);
            out.append(c == '\n' || c == '\r' ? c : ' ');
        }
    }

    private int lineEnd() {
        int end = sql.indexOf('\n', position);
        return end < 0 ? sql.length() : end;
    }

    private int blockEnd() {
        int end = sql.indexOf("*/", position + 2);
        if (end < 0) {
            throw at(ErrorCode.SQL_SYNTAX, "A comment is not closed", "Close it with */.");
        }
        return end + 2;
    }

    private void requireOneStatement() {
        if (ended) {
            throw at(
                    ErrorCode.INVALID_QUERY,
                    "The SQL text has more than one statement",
                    "Run one at a time.");
        }
    }

    private char next() {
        return position + 1 < sql.length() ? sql.charAt(position + 1) : 0;
    }

    private void copy(int count) {
        out.append(sql, position, position + count);
        position += count;
    }

    private TauroException at(ErrorCode code, String what, String advice) {
        int line = 1;
        int column = 1;
        for (int i = 0; i < position; i++) {
            column = sql.charAt(i) == '\n' ? 1 : column + 1;
            line += sql.charAt(i) == '\n' ? 1 : 0;
        }
        return SqlErrors.at(code, what, new SqlParserPos(line, column), advice);
    }
}
